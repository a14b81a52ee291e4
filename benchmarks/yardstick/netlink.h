/* Netlink as bare as it gets: one buffer to write requests into, one to receive answers into, no checks but for errors. */
#pragma once

#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Is shown every object of an answer. */
typedef void visitor(const struct nlmsghdr *object);

/* The socket that requests go by. */
extern int netlink;

/* Where requests are written, where the next byte goes, and the request that was begun last. */
extern struct requests {
    _Alignas(8) unsigned char bytes[64 * 1024];
    unsigned char *end;
    struct nlmsghdr *last;
    uint32_t sequence;
} requests;

/* Opens a socket with extended and capped acknowledgements and strict checking, connected to the kernel. */
int netlink_open(void);

/* Sends what was written, and receives until the last request is answered. Any error ends the program. */
void exchange(visitor *visit);

/* Receives until nothing is there. */
void drain(int socket, visitor *visit);

/* Forgets what was written. */
static inline void discard(void)
{
    requests.end = requests.bytes;
}

/* Begins a request behind those that were written before, and answers its fixed structure, zeroed. */
static inline void *begin(int type, int flags, size_t size)
{
    struct nlmsghdr *request = (struct nlmsghdr *)requests.end;
    *request = (struct nlmsghdr){.nlmsg_len = NLMSG_LENGTH(size),
                                 .nlmsg_type = type,
                                 .nlmsg_flags = NLM_F_REQUEST | flags,
                                 .nlmsg_seq = ++requests.sequence};
    requests.last = request;
    requests.end += NLMSG_SPACE(size);
    return memset(NLMSG_DATA(request), 0, size);
}

/* Begins an attribute, and answers where its value goes. */
static inline void *attribute(int type, size_t size)
{
    struct rtattr *attribute = (struct rtattr *)requests.end;
    attribute->rta_len = RTA_LENGTH(size);
    attribute->rta_type = type;
    requests.end += RTA_SPACE(size);
    requests.last->nlmsg_len = requests.end - (unsigned char *)requests.last;
    return RTA_DATA(attribute);
}

static inline void put32(int type, uint32_t value)
{
    memcpy(attribute(type, sizeof value), &value, sizeof value);
}

static inline void put_text(int type, const char *text)
{
    size_t size = strlen(text) + 1;
    memcpy(attribute(type, size), text, size);
}

/* Begins a nest with a fixed structure of this size, zeroed; what is written until its end stands inside. */
static inline struct rtattr *nest(int type, size_t size)
{
    struct rtattr *nest = (struct rtattr *)requests.end;
    memset(attribute(type, size), 0, size);
    return nest;
}

static inline void end_nest(struct rtattr *nest)
{
    nest->rta_len = requests.end - (unsigned char *)nest;
}
