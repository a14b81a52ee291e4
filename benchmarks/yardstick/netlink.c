#include "netlink.h"
#include "protocol.h"

#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <sys/socket.h>
#include <unistd.h>

int netlink = -1;

struct requests requests = {.end = requests.bytes};

static _Alignas(8) unsigned char in[32 * 1024];

static void enable(int socket, int option)
{
    int on = 1;
    if (setsockopt(socket, SOL_NETLINK, option, &on, sizeof on))
        die("setsockopt", errno);
}

int netlink_open(void)
{
    struct sockaddr_nl kernel = {.nl_family = AF_NETLINK};
    int opened = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
    if (opened < 0)
        die("socket", errno);
    enable(opened, NETLINK_EXT_ACK);
    enable(opened, NETLINK_CAP_ACK);
    enable(opened, NETLINK_GET_STRICT_CHK);
    if (bind(opened, (struct sockaddr *)&kernel, sizeof kernel) ||
        connect(opened, (struct sockaddr *)&kernel, sizeof kernel))
        die("connect", errno);
    return opened;
}

/* Receives what is available; -1 when there is nothing. */
static ssize_t receive(int socket)
{
    ssize_t size = recv(socket, in, sizeof in, MSG_DONTWAIT | MSG_TRUNC);
    if (size < 0 && errno != EAGAIN)
        die("recv", errno);
    if (size > (ssize_t)sizeof in)
        die("recv", EMSGSIZE);
    return size;
}

static void fail(const struct nlmsghdr *message)
{
    int error = ((struct nlmsgerr *)NLMSG_DATA(message))->error;
    if (error)
        die("the kernel refuses", -error);
}

void exchange(visitor *visit)
{
    bool object_is_last = !(requests.last->nlmsg_flags & (NLM_F_ACK | NLM_F_DUMP));
    ssize_t length = requests.end - requests.bytes;
    if (send(netlink, requests.bytes, length, 0) != length)
        die("send", errno);
    discard();
    for (;;) {
        ssize_t size = receive(netlink);
        if (size < 0) {
            poll(&(struct pollfd){.fd = netlink, .events = POLLIN}, 1, -1);
            continue;
        }
        for (struct nlmsghdr *at = (struct nlmsghdr *)in; NLMSG_OK(at, size); at = NLMSG_NEXT(at, size)) {
            if (at->nlmsg_type == NLMSG_ERROR || at->nlmsg_type == NLMSG_DONE) {
                fail(at);
                if (at->nlmsg_seq == requests.sequence)
                    return;
            } else {
                visit(at);
                if (object_is_last && at->nlmsg_seq == requests.sequence)
                    return;
            }
        }
    }
}

void drain(int socket, visitor *visit)
{
    ssize_t size;
    while ((size = receive(socket)) >= 0)
        for (struct nlmsghdr *at = (struct nlmsghdr *)in; NLMSG_OK(at, size); at = NLMSG_NEXT(at, size))
            visit(at);
}
