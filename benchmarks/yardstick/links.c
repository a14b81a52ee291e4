/* Links: got, listed, created and deleted. */
#include "netlink.h"
#include "yardstick.h"

#include <errno.h>
#include <linux/if_link.h>
#include <linux/veth.h>
#include <net/if.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { GROUP = 99 };

struct link {
    struct link *next;
    uint32_t index, flags, mtu, master, parent, group, queue;
    uint16_t type;
    uint8_t state, address_length, address[32];
    char name[IFNAMSIZ], kind[16];
};

static struct link *kept;
static uint64_t seen;

static void read_info(const struct rtattr *info, struct link *link)
{
    int left = RTA_PAYLOAD(info);
    for (const struct rtattr *at = RTA_DATA(info); RTA_OK(at, left); at = RTA_NEXT(at, left))
        if (at->rta_type == IFLA_INFO_KIND)
            strncpy(link->kind, RTA_DATA(at), sizeof link->kind - 1);
}

static void read_link(const struct nlmsghdr *message, struct link *link)
{
    const struct ifinfomsg *header = NLMSG_DATA(message);
    int left = IFLA_PAYLOAD(message);
    memset(link, 0, sizeof *link);
    link->index = header->ifi_index;
    link->flags = header->ifi_flags;
    link->type = header->ifi_type;
    for (const struct rtattr *at = IFLA_RTA(header); RTA_OK(at, left); at = RTA_NEXT(at, left)) {
        const void *value = RTA_DATA(at);
        switch (at->rta_type & NLA_TYPE_MASK) {
        case IFLA_MTU: link->mtu = *(uint32_t *)value; break;
        case IFLA_MASTER: link->master = *(uint32_t *)value; break;
        case IFLA_LINK: link->parent = *(uint32_t *)value; break;
        case IFLA_GROUP: link->group = *(uint32_t *)value; break;
        case IFLA_TXQLEN: link->queue = *(uint32_t *)value; break;
        case IFLA_OPERSTATE: link->state = *(uint8_t *)value; break;
        case IFLA_IFNAME: strncpy(link->name, value, sizeof link->name - 1); break;
        case IFLA_LINKINFO: read_info(at, link); break;
        case IFLA_ADDRESS:
            link->address_length = RTA_PAYLOAD(at) < sizeof link->address ? RTA_PAYLOAD(at) : sizeof link->address;
            memcpy(link->address, value, link->address_length);
        }
    }
}

static void visit(const struct nlmsghdr *message)
{
    struct link link;
    read_link(message, &link);
    seen += link.index + link.flags + link.mtu + link.master + link.group;
}

static void keep(const struct nlmsghdr *message)
{
    struct link *link = malloc(sizeof *link);
    read_link(message, link);
    link->next = kept;
    kept = link;
    seen++;
}

uint64_t links_free(int count)
{
    while (kept) {
        struct link *next = kept->next;
        free(kept);
        kept = next;
    }
    return count;
}

uint64_t link_get(int count)
{
    seen = 0;
    while (count--) {
        struct ifinfomsg *link = begin(RTM_GETLINK, 0, sizeof *link);
        link->ifi_index = near_end;
        exchange(keep);
    }
    return seen;
}

static uint64_t list(int count, visitor *visitor)
{
    seen = 0;
    while (count--) {
        begin(RTM_GETLINK, NLM_F_DUMP, sizeof(struct ifinfomsg));
        put32(IFLA_EXT_MASK, RTEXT_FILTER_BRVLAN_COMPRESSED);
        exchange(visitor);
    }
    return seen;
}

uint64_t links_visit(int count)
{
    return list(count, visit);
}

uint64_t links_copy(int count)
{
    return list(count, keep);
}

static void write_veth(const char *name, const char *peer)
{
    begin(RTM_NEWLINK, NLM_F_ACK | NLM_F_CREATE | NLM_F_EXCL, sizeof(struct ifinfomsg));
    put_text(IFLA_IFNAME, name);
    put32(IFLA_GROUP, GROUP);
    struct rtattr *info = nest(IFLA_LINKINFO, 0);
    put_text(IFLA_INFO_KIND, "veth");
    struct rtattr *data = nest(IFLA_INFO_DATA, 0);
    struct rtattr *end = nest(VETH_INFO_PEER, sizeof(struct ifinfomsg));
    put_text(IFLA_IFNAME, peer);
    end_nest(end);
    end_nest(data);
    end_nest(info);
}

uint64_t veth_encode(int count)
{
    for (int i = 0; i < count; i++) {
        discard();
        write_veth("yard-a", "yard-b");
        __asm__ volatile("" ::: "memory");
    }
    discard();
    return count;
}

uint64_t veth_create(int count)
{
    char name[32], peer[32];
    for (int i = 0; i < count; i++) {
        snprintf(name, sizeof name, "yard-a%d", i);
        snprintf(peer, sizeof peer, "yard-b%d", i);
        write_veth(name, peer);
        /* Reads the new link in the same system call. */
        begin(RTM_GETLINK, 0, sizeof(struct ifinfomsg));
        put_text(IFLA_IFNAME, name);
        exchange(keep);
    }
    links_free(0);
    return count;
}

uint64_t veth_delete(int count)
{
    char name[32];
    for (int i = 0; i < count; i++) {
        snprintf(name, sizeof name, "yard-a%d", i);
        begin(RTM_DELLINK, NLM_F_ACK, sizeof(struct ifinfomsg));
        put_text(IFLA_IFNAME, name);
        exchange(NULL);
    }
    return count;
}

uint64_t veth_delete_group(int count)
{
    begin(RTM_DELLINK, NLM_F_ACK, sizeof(struct ifinfomsg));
    put32(IFLA_GROUP, GROUP);
    exchange(NULL);
    return count;
}
