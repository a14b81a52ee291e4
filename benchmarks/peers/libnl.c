/* libnl: objects are those of its caches. */
#include "protocol.h"

#include <errno.h>
#include <linux/rtnetlink.h>
#include <netlink/msg.h>
#include <netlink/netlink.h>
#include <netlink/route/addr.h>
#include <netlink/route/link.h>
#include <netlink/route/link/veth.h>
#include <netlink/route/route.h>
#include <stdio.h>
#include <stdlib.h>

static struct nl_sock *nl;
static struct nl_cache *caches[16];
static int kept;

static void check(int result, const char *what)
{
    if (result < 0) {
        fprintf(stderr, "%s: %s\n", what, nl_geterror(result));
        exit(1);
    }
}

static uint64_t forget(int count)
{
    while (kept)
        nl_cache_free(caches[--kept]);
    return count;
}

static uint64_t link_get(int count)
{
    for (int i = 0; i < count; i++) {
        struct rtnl_link *link;
        check(rtnl_link_get_kernel(nl, near_end, NULL, &link), "get link");
        rtnl_link_put(link);
    }
    return count;
}

static uint64_t links_copy(int count)
{
    uint64_t seen = 0;
    while (count--) {
        check(rtnl_link_alloc_cache(nl, AF_UNSPEC, &caches[kept]), "list links");
        seen += nl_cache_nitems(caches[kept++]);
    }
    return seen;
}

static void count_main(struct nl_object *route, void *seen)
{
    *(uint64_t *)seen += rtnl_route_get_table((struct rtnl_route *)route) == RT_TABLE_MAIN;
}

/* libnl cannot request one table. */
static uint64_t routes_copy(int count)
{
    uint64_t seen = 0;
    while (count--) {
        check(rtnl_route_alloc_cache(nl, AF_INET, 0, &caches[kept]), "list routes");
        nl_cache_foreach(caches[kept++], count_main, &seen);
    }
    return seen;
}

static uint64_t veth_encode(int count)
{
    for (int i = 0; i < count; i++) {
        struct nl_msg *message;
        struct rtnl_link *pair = rtnl_link_veth_alloc(), *peer = rtnl_link_veth_get_peer(pair);
        rtnl_link_set_name(pair, "yard-a");
        rtnl_link_set_group(pair, 99);
        rtnl_link_set_name(peer, "yard-b");
        check(rtnl_link_build_add_request(pair, NLM_F_CREATE | NLM_F_EXCL, &message), "write a request");
        nlmsg_free(message);
        rtnl_link_put(peer);
        rtnl_link_put(pair);
    }
    return count;
}

const struct operation operations[] = {
    {"link-get", nothing, link_get, nothing},
    {"links-copy", nothing, links_copy, forget},
    {"routes-copy", nothing, routes_copy, forget},
    {"veth-encode", nothing, veth_encode, nothing},
    {0},
};

__attribute__((constructor)) static void start(void)
{
    nl = nl_socket_alloc();
    check(nl_connect(nl, NETLINK_ROUTE), "connect");
}
