/* libmnl: objects are built from the results of its parser. */
#include "protocol.h"

#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <linux/veth.h>
#include <net/if.h>
#include <stdlib.h>
#include <string.h>

struct object {
    struct object *next;
    union {
        struct {
            uint32_t index, flags, mtu, master, parent, group, queue;
            uint8_t state, address_length, address[32];
            char name[IFNAMSIZ], kind[16];
        } link;
        struct {
            uint32_t destination, gateway, source, table, device, metric, flags;
            uint8_t length, tos, protocol, scope, type;
        } route;
    };
};

static struct mnl_socket *mnl;
static char buffer[32 * 1024];
static uint32_t sequence;
static struct object *kept;
static uint64_t seen;

static struct object *keep(void)
{
    struct object *object = calloc(1, sizeof *object);
    object->next = kept;
    kept = object;
    seen++;
    return object;
}

static uint64_t forget(int count)
{
    while (kept) {
        struct object *next = kept->next;
        free(kept);
        kept = next;
    }
    return count;
}

static int find(const struct nlattr *attribute, void *data)
{
    const struct nlattr **found = data;
    if (!mnl_attr_type_valid(attribute, IFLA_MAX))
        return MNL_CB_OK;
    found[mnl_attr_get_type(attribute)] = attribute;
    return MNL_CB_OK;
}

static uint32_t number(const struct nlattr *attribute)
{
    return attribute ? mnl_attr_get_u32(attribute) : 0;
}

static int keep_link(const struct nlmsghdr *message, void *data)
{
    const struct nlattr *found[IFLA_MAX + 1] = {0}, *info[IFLA_MAX + 1] = {0};
    const struct ifinfomsg *header = mnl_nlmsg_get_payload(message);
    struct object *object = keep();
    mnl_attr_parse(message, sizeof *header, find, found);
    object->link.index = header->ifi_index;
    object->link.flags = header->ifi_flags;
    object->link.mtu = number(found[IFLA_MTU]);
    object->link.master = number(found[IFLA_MASTER]);
    object->link.parent = number(found[IFLA_LINK]);
    object->link.group = number(found[IFLA_GROUP]);
    object->link.queue = number(found[IFLA_TXQLEN]);
    if (found[IFLA_OPERSTATE])
        object->link.state = mnl_attr_get_u8(found[IFLA_OPERSTATE]);
    if (found[IFLA_IFNAME])
        strncpy(object->link.name, mnl_attr_get_str(found[IFLA_IFNAME]), IFNAMSIZ - 1);
    if (found[IFLA_ADDRESS] && mnl_attr_get_payload_len(found[IFLA_ADDRESS]) <= sizeof object->link.address) {
        object->link.address_length = mnl_attr_get_payload_len(found[IFLA_ADDRESS]);
        memcpy(object->link.address, mnl_attr_get_payload(found[IFLA_ADDRESS]), object->link.address_length);
    }
    if (found[IFLA_LINKINFO])
        mnl_attr_parse_nested(found[IFLA_LINKINFO], find, info);
    if (info[IFLA_INFO_KIND])
        strncpy(object->link.kind, mnl_attr_get_str(info[IFLA_INFO_KIND]), sizeof object->link.kind - 1);
    return data ? MNL_CB_STOP : MNL_CB_OK;
}

static int keep_route(const struct nlmsghdr *message, void *data)
{
    const struct nlattr *found[IFLA_MAX + 1] = {0};
    const struct rtmsg *header = mnl_nlmsg_get_payload(message);
    struct object *object = keep();
    (void)data;
    mnl_attr_parse(message, sizeof *header, find, found);
    object->route.length = header->rtm_dst_len;
    object->route.tos = header->rtm_tos;
    object->route.protocol = header->rtm_protocol;
    object->route.scope = header->rtm_scope;
    object->route.type = header->rtm_type;
    object->route.flags = header->rtm_flags;
    object->route.destination = number(found[RTA_DST]);
    object->route.gateway = number(found[RTA_GATEWAY]);
    object->route.source = number(found[RTA_PREFSRC]);
    object->route.table = number(found[RTA_TABLE]);
    object->route.device = number(found[RTA_OIF]);
    object->route.metric = number(found[RTA_PRIORITY]);
    return MNL_CB_OK;
}

static struct nlmsghdr *request(int type, int flags)
{
    struct nlmsghdr *request = mnl_nlmsg_put_header(buffer);
    request->nlmsg_type = type;
    request->nlmsg_flags = NLM_F_REQUEST | flags;
    request->nlmsg_seq = ++sequence;
    return request;
}

static void exchange(const struct nlmsghdr *request, mnl_cb_t visit, void *data)
{
    unsigned port = mnl_socket_get_portid(mnl);
    if (mnl_socket_sendto(mnl, request, request->nlmsg_len) < 0)
        die("send", errno);
    int result = MNL_CB_OK;
    while (result > MNL_CB_STOP) {
        ssize_t size = mnl_socket_recvfrom(mnl, buffer, sizeof buffer);
        result = size < 0 ? size : mnl_cb_run(buffer, size, sequence, port, visit, data);
    }
    if (result < 0)
        die("the kernel refuses", errno);
}

static uint64_t link_get(int count)
{
    seen = 0;
    while (count--) {
        struct nlmsghdr *message = request(RTM_GETLINK, 0);
        struct ifinfomsg *link = mnl_nlmsg_put_extra_header(message, sizeof *link);
        link->ifi_index = near_end;
        exchange(message, keep_link, &seen);
    }
    return seen;
}

static uint64_t links_copy(int count)
{
    seen = 0;
    while (count--) {
        struct nlmsghdr *message = request(RTM_GETLINK, NLM_F_DUMP);
        mnl_nlmsg_put_extra_header(message, sizeof(struct ifinfomsg));
        mnl_attr_put_u32(message, IFLA_EXT_MASK, RTEXT_FILTER_BRVLAN_COMPRESSED);
        exchange(message, keep_link, NULL);
    }
    return seen;
}

static uint64_t routes_copy(int count)
{
    seen = 0;
    while (count--) {
        struct nlmsghdr *message = request(RTM_GETROUTE, NLM_F_DUMP);
        struct rtmsg *route = mnl_nlmsg_put_extra_header(message, sizeof *route);
        route->rtm_family = AF_INET;
        mnl_attr_put_u32(message, RTA_TABLE, RT_TABLE_MAIN);
        exchange(message, keep_route, NULL);
    }
    return seen;
}

static uint64_t veth_encode(int count)
{
    for (int i = 0; i < count; i++) {
        struct nlmsghdr *message = request(RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL);
        mnl_nlmsg_put_extra_header(message, sizeof(struct ifinfomsg));
        mnl_attr_put_strz(message, IFLA_IFNAME, "yard-a");
        mnl_attr_put_u32(message, IFLA_GROUP, 99);
        struct nlattr *info = mnl_attr_nest_start(message, IFLA_LINKINFO);
        mnl_attr_put_strz(message, IFLA_INFO_KIND, "veth");
        struct nlattr *data = mnl_attr_nest_start(message, IFLA_INFO_DATA);
        struct nlattr *peer = mnl_attr_nest_start(message, VETH_INFO_PEER);
        mnl_nlmsg_put_extra_header(message, sizeof(struct ifinfomsg));
        mnl_attr_put_strz(message, IFLA_IFNAME, "yard-b");
        mnl_attr_nest_end(message, peer);
        mnl_attr_nest_end(message, data);
        mnl_attr_nest_end(message, info);
    }
    return count;
}

const struct operation operations[] = {
    {"link-get", nothing, link_get, forget},
    {"links-copy", nothing, links_copy, forget},
    {"routes-copy", nothing, routes_copy, forget},
    {"veth-encode", nothing, veth_encode, nothing},
    {0},
};

__attribute__((constructor)) static void start(void)
{
    int on = 1;
    mnl = mnl_socket_open(NETLINK_ROUTE);
    if (!mnl || mnl_socket_bind(mnl, 0, MNL_SOCKET_AUTOPID) ||
        mnl_socket_setsockopt(mnl, NETLINK_GET_STRICT_CHK, &on, sizeof on))
        die("socket", errno);
}
