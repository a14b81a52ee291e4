/*
 * The yardstick: the cost of the kernel without a library. Each operation makes the same system calls as the library, and reads
 * the usual fields of the answers; objects are allocated by malloc.
 */
#include "yardstick.h"
#include "netlink.h"

#include <malloc.h>

const struct operation operations[] = {
    {"link-get", nothing, link_get, links_free},
    {"links-visit", nothing, links_visit, nothing},
    {"links-copy", nothing, links_copy, links_free},
    {"routes-visit", nothing, routes_visit, nothing},
    {"routes-copy", nothing, routes_copy, routes_free},
    {"routes-filter", nothing, routes_filter, nothing},
    {"addresses-visit", nothing, addresses_visit, nothing},
    {"addresses-copy", nothing, addresses_copy, addresses_free},
    {"route-add", nothing, route_add, route_delete},
    {"route-delete", route_add, route_delete, nothing},
    {"route-batch", nothing, route_batch, route_batch_delete},
    {"route-batch-final", nothing, route_batch_final, route_batch_delete},
    {"address-add", nothing, address_add, address_delete},
    {"address-delete", address_add, address_delete, nothing},
    {"veth-create", nothing, veth_create, veth_delete_group},
    {"veth-delete", veth_create, veth_delete, nothing},
    {"veth-delete-group", veth_create, veth_delete_group, nothing},
    {"events", events_prepare, events_receive, events_restore},
    {"netns-create", nothing, netns_create, netns_delete},
    {"netns-delete", netns_create, netns_delete, nothing},
    {"socket-elsewhere", elsewhere_prepare, socket_elsewhere, elsewhere_restore},
    {"run-elsewhere", elsewhere_prepare, run_elsewhere, elsewhere_restore},
    {"veth-encode", nothing, veth_encode, nothing},
    {"route-decode", decode_prepare, route_decode, nothing},
    {0},
};

/* Before main: opens the socket, and makes the heap keep freed memory, as in a program that runs for a long time. */
__attribute__((constructor)) static void start(void)
{
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    netlink = netlink_open();
    /* One receive of full size before the first listing, by which the kernel sizes its parts. */
    begin(NLMSG_NOOP, NLM_F_ACK, 0);
    exchange(0);
}
