/* Minimal netlink: one buffer for requests, one for answers, and no checks except for errors. */
#pragma once

#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Receives every object of an answer. */
typedef void visitor(const struct nlmsghdr *object);

/* The socket for requests. */
extern int netlink;

/* The buffer for requests, its end, and the request that was begun last. */
extern struct requests {
    _Alignas(8) unsigned char bytes[64 * 1024];
    unsigned char *end;
    struct nlmsghdr *last;
    uint32_t sequence;
} requests;

/* Opens a socket with extended and capped acknowledgements and strict checking, connected to the kernel. */
int netlink_open(void);

/* Sends the requests, and receives until the last one is answered. Any error ends the program. */
void exchange(visitor *visit);

/* Receives until the queue is empty. */
void drain(int socket, visitor *visit);

/* Removes the requests. */
static inline void discard(void)
{
    requests.end = requests.bytes;
}

/* Begins a request after the earlier ones, and returns its fixed structure, zeroed. */
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

/* Begins an attribute, and returns the place of its value. */
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

/* Begins a nest with a fixed structure of this size, zeroed; it contains what is written until its end. */
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
