/* IPv4 routes of the main table: listed, added, deleted, and their events. */
#include "netlink.h"
#include "yardstick.h"

#include <arpa/inet.h>
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* Requests that are sent together: their acknowledgements must fit into the socket's queue. */
enum { WINDOW = 128, EVENT_QUEUE = 128 << 20 };

struct route {
    struct route *next;
    uint32_t destination, gateway, source, table, device, metric, flags;
    uint8_t length, tos, protocol, scope, type;
};

static struct route *kept;
static uint64_t seen;
static int events = -1;
static _Alignas(8) unsigned char sample[256];

static void read_route(const struct nlmsghdr *message, struct route *route)
{
    const struct rtmsg *header = NLMSG_DATA(message);
    int left = RTM_PAYLOAD(message);
    *route = (struct route){.table = header->rtm_table,
                            .flags = header->rtm_flags,
                            .length = header->rtm_dst_len,
                            .tos = header->rtm_tos,
                            .protocol = header->rtm_protocol,
                            .scope = header->rtm_scope,
                            .type = header->rtm_type};
    for (const struct rtattr *at = RTM_RTA(header); RTA_OK(at, left); at = RTA_NEXT(at, left)) {
        uint32_t value = *(uint32_t *)RTA_DATA(at);
        switch (at->rta_type) {
        case RTA_DST: route->destination = value; break;
        case RTA_GATEWAY: route->gateway = value; break;
        case RTA_PREFSRC: route->source = value; break;
        case RTA_TABLE: route->table = value; break;
        case RTA_OIF: route->device = value; break;
        case RTA_PRIORITY: route->metric = value;
        }
    }
}

static void visit(const struct nlmsghdr *message)
{
    struct route route;
    read_route(message, &route);
    seen += route.device + route.table + route.metric + route.length;
}

static void keep(const struct nlmsghdr *message)
{
    struct route *route = malloc(sizeof *route);
    read_route(message, route);
    route->next = kept;
    kept = route;
    seen++;
}

uint64_t routes_free(int count)
{
    while (kept) {
        struct route *next = kept->next;
        free(kept);
        kept = next;
    }
    return count;
}

static uint64_t list(int count, int device, visitor *visitor)
{
    seen = 0;
    while (count--) {
        struct rtmsg *filter = begin(RTM_GETROUTE, NLM_F_DUMP, sizeof *filter);
        filter->rtm_family = AF_INET;
        put32(RTA_TABLE, RT_TABLE_MAIN);
        if (device)
            put32(RTA_OIF, device);
        exchange(visitor);
    }
    return seen;
}

uint64_t routes_visit(int count)
{
    return list(count, 0, visit);
}

uint64_t routes_copy(int count)
{
    return list(count, 0, keep);
}

uint64_t routes_filter(int count)
{
    return list(count, far_end, visit);
}

static void write_route(int type, int flags, int number)
{
    struct rtmsg *route = begin(type, flags, sizeof *route);
    route->rtm_family = AF_INET;
    route->rtm_dst_len = 28;
    route->rtm_table = RT_TABLE_MAIN;
    route->rtm_protocol = RTPROT_BOOT;
    route->rtm_scope = RT_SCOPE_LINK;
    route->rtm_type = RTN_UNICAST;
    put32(RTA_DST, htonl(10 << 24 | number << 4));
    put32(RTA_OIF, near_end);
}

static uint64_t one_by_one(int count, int type, int flags)
{
    for (int i = 0; i < count; i++) {
        write_route(type, NLM_F_ACK | flags, i);
        exchange(NULL);
    }
    return count;
}

/* Sends windows of requests; only the last one of each asks for an acknowledgement, unless all do. */
static uint64_t batch(int count, int type, int flags, bool acknowledge_each)
{
    for (int i = 0; i < count; i++) {
        bool last = i % WINDOW == WINDOW - 1 || i == count - 1;
        write_route(type, flags | (last || acknowledge_each ? NLM_F_ACK : 0), i);
        if (last)
            exchange(NULL);
    }
    return count;
}

uint64_t route_add(int count)
{
    return one_by_one(count, RTM_NEWROUTE, NLM_F_CREATE | NLM_F_EXCL);
}

uint64_t route_delete(int count)
{
    return one_by_one(count, RTM_DELROUTE, 0);
}

uint64_t route_batch(int count)
{
    return batch(count, RTM_NEWROUTE, NLM_F_CREATE | NLM_F_EXCL, true);
}

uint64_t route_batch_final(int count)
{
    return batch(count, RTM_NEWROUTE, NLM_F_CREATE | NLM_F_EXCL, false);
}

uint64_t route_batch_delete(int count)
{
    return batch(count, RTM_DELROUTE, 0, false);
}

/* Fills a socket's queue with events: half of them are about added routes, half about deleted ones. */
uint64_t events_prepare(int count)
{
    int group = RTNLGRP_IPV4_ROUTE, bytes = EVENT_QUEUE;
    events = netlink_open();
    if (setsockopt(events, SOL_SOCKET, SO_RCVBUFFORCE, &bytes, sizeof bytes) ||
        setsockopt(events, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, &group, sizeof group))
        die("setsockopt", errno);
    route_batch_final(count / 2);
    return route_batch_delete(count / 2);
}

uint64_t events_receive(int count)
{
    (void)count;
    seen = 0;
    drain(events, visit);
    return seen;
}

uint64_t events_restore(int count)
{
    close(events);
    return count;
}

static void remember(const struct nlmsghdr *message)
{
    memcpy(sample, message, message->nlmsg_len);
}

uint64_t decode_prepare(int count)
{
    route_add(1);
    list(1, near_end, remember);
    route_delete(1);
    return count;
}

uint64_t route_decode(int count)
{
    seen = 0;
    while (count--) {
        visit((struct nlmsghdr *)sample);
        __asm__ volatile("" ::: "memory");
    }
    return seen;
}
