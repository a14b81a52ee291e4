"""pyroute2: objects are its messages."""

import socket
import sys
import time

from pyroute2 import IPRoute
from pyroute2.netlink.rtnl.ifinfmsg import ifinfmsg

RT_TABLE_MAIN = 254
ipr = IPRoute()
near = 0


def link_get(count):
    return sum(len(list(ipr.get_links(near))) for _ in range(count))


def links_copy(count):
    return sum(len(list(ipr.get_links())) for _ in range(count))


def routes_copy(count):
    return sum(len(list(ipr.get_routes(family=socket.AF_INET, table=RT_TABLE_MAIN))) for _ in range(count))


def routes(verb, count):
    for i in range(count):
        destination = 10 << 24 | i << 4
        ipr.route(verb, dst=socket.inet_ntoa(destination.to_bytes(4, "big")) + "/28", oif=near, scope="link")
    return count


def route_add(count):
    return routes("add", count)


def route_delete(count):
    return routes("del", count)


def veth_encode(count):
    for _ in range(count):
        message = ifinfmsg()
        peer = {"attrs": [["IFLA_IFNAME", "yard-b"]]}
        data = {"attrs": [["VETH_INFO_PEER", peer]]}
        info = {"attrs": [["IFLA_INFO_KIND", "veth"], ["IFLA_INFO_DATA", data]]}
        message["attrs"] = [["IFLA_IFNAME", "yard-a"], ["IFLA_GROUP", 99], ["IFLA_LINKINFO", info]]
        message.encode()
    return count


def nothing(count):
    return count


OPERATIONS = {
    "link-get": (nothing, link_get, nothing),
    "links-copy": (nothing, links_copy, nothing),
    "routes-copy": (nothing, routes_copy, nothing),
    "route-add": (nothing, route_add, route_delete),
    "route-delete": (route_add, route_delete, nothing),
    "veth-encode": (nothing, veth_encode, nothing),
}

for line in sys.stdin:
    name, count = line.split()
    if name not in OPERATIONS:
        print("unknown", flush=True)
        continue
    near = socket.if_nametoindex("yard0")
    prepare, run, restore = OPERATIONS[name]
    prepare(int(count))
    cpu, wall = time.thread_time_ns(), time.perf_counter_ns()
    seen = run(int(count))
    wall, cpu = time.perf_counter_ns() - wall, time.thread_time_ns() - cpu
    restore(int(count))
    print(wall, cpu, -1, seen, flush=True)
