/* IPv4 addresses: listed, added and deleted. */
#include "netlink.h"
#include "yardstick.h"

#include <arpa/inet.h>
#include <linux/if_addr.h>
#include <net/if.h>
#include <stdlib.h>
#include <string.h>

struct address {
    struct address *next;
    uint32_t local, peer, broadcast, index, flags;
    uint8_t length, scope;
    char label[IFNAMSIZ];
};

static struct address *kept;
static uint64_t seen;

static void read_address(const struct nlmsghdr *message, struct address *address)
{
    const struct ifaddrmsg *header = NLMSG_DATA(message);
    int left = IFA_PAYLOAD(message);
    *address = (struct address){.index = header->ifa_index,
                                .flags = header->ifa_flags,
                                .length = header->ifa_prefixlen,
                                .scope = header->ifa_scope};
    for (const struct rtattr *at = IFA_RTA(header); RTA_OK(at, left); at = RTA_NEXT(at, left)) {
        const void *value = RTA_DATA(at);
        switch (at->rta_type) {
        case IFA_LOCAL: address->local = *(uint32_t *)value; break;
        case IFA_ADDRESS: address->peer = *(uint32_t *)value; break;
        case IFA_BROADCAST: address->broadcast = *(uint32_t *)value; break;
        case IFA_FLAGS: address->flags = *(uint32_t *)value; break;
        case IFA_LABEL: strncpy(address->label, value, sizeof address->label - 1);
        }
    }
}

static void visit(const struct nlmsghdr *message)
{
    struct address address;
    read_address(message, &address);
    seen += address.index + address.length + address.flags + address.scope;
}

static void keep(const struct nlmsghdr *message)
{
    struct address *address = malloc(sizeof *address);
    read_address(message, address);
    address->next = kept;
    kept = address;
    seen++;
}

uint64_t addresses_free(int count)
{
    while (kept) {
        struct address *next = kept->next;
        free(kept);
        kept = next;
    }
    return count;
}

static uint64_t list(int count, visitor *visitor)
{
    seen = 0;
    while (count--) {
        struct ifaddrmsg *filter = begin(RTM_GETADDR, NLM_F_DUMP, sizeof *filter);
        filter->ifa_family = AF_INET;
        exchange(visitor);
    }
    return seen;
}

uint64_t addresses_visit(int count)
{
    return list(count, visit);
}

uint64_t addresses_copy(int count)
{
    return list(count, keep);
}

static uint64_t one_by_one(int count, int type, int flags)
{
    for (int i = 0; i < count; i++) {
        struct ifaddrmsg *address = begin(type, NLM_F_ACK | flags, sizeof *address);
        uint32_t local = htonl((172u << 24 | 16 << 16) + i + 1);
        address->ifa_family = AF_INET;
        address->ifa_prefixlen = 32;
        address->ifa_index = near_end;
        put32(IFA_LOCAL, local);
        put32(IFA_ADDRESS, local);
        exchange(NULL);
    }
    return count;
}

uint64_t address_add(int count)
{
    return one_by_one(count, RTM_NEWADDR, NLM_F_CREATE | NLM_F_EXCL);
}

uint64_t address_delete(int count)
{
    return one_by_one(count, RTM_DELADDR, 0);
}
