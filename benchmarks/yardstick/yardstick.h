/* The steps of the operations. */
#pragma once

#include "protocol.h"

/* links.c */
step link_get, links_visit, links_copy, links_free, veth_encode, veth_create, veth_delete, veth_delete_group;
/* routes.c */
step routes_visit, routes_copy, routes_filter, routes_free, route_add, route_delete, route_batch, route_batch_final,
    route_batch_delete, events_prepare, events_receive, events_restore, decode_prepare, route_decode;
/* addresses.c */
step addresses_visit, addresses_copy, addresses_free, address_add, address_delete;
/* namespaces.c */
step netns_create, netns_delete, elsewhere_prepare, elsewhere_restore, socket_elsewhere, run_elsewhere;
