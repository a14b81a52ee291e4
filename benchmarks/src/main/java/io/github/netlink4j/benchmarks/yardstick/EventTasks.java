package io.github.netlink4j.benchmarks.yardstick;

import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.route.route.RouteAttr;
import io.github.netlink4j.socket.Datagram;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkSocket;
import java.util.Map;

/** What comes and goes while somebody listens. */
final class EventTasks {
    private static final int RTNLGRP_IPV4_ROUTE = 7;
    private static final int QUEUE_BYTES = 128 << 20;

    private final RouteTasks routes;
    private final Datagram datagram = new Datagram(32 * 1024);
    private final EventView view = new EventView();
    private NetlinkSocket socket;

    EventTasks(RouteTasks routes) {
        this.routes = routes;
    }

    Map<String, Task> all() {
        return Map.of("events", Task.of(this::storm, this::receive, this::close));
    }

    /** Half of the events tell of routes that come, half of routes that go; all wait in the queue. */
    private long storm(int count) {
        socket = NetlinkSocket.open(Netlink.NETLINK_ROUTE, Yard.OPTIONS.receiveBuffer(QUEUE_BYTES));
        socket.join(RTNLGRP_IPV4_ROUTE);
        routes.addAll(count / 2);
        return routes.deleteAll(count / 2);
    }

    private long receive(int count) {
        long seen = 0;
        while (socket.receive(datagram) == 0) {
            byte[] bytes = datagram.bytes();
            for (int at = 0; at < datagram.length(); at += Wire.align(Wire.s32(bytes, at))) {
                view.wrap(bytes, at);
                seen += view.seen();
            }
        }
        return seen;
    }

    private long close(int count) {
        socket.close();
        return count;
    }

    /** A route that has come or gone. */
    private static final class EventView extends MessageView {
        EventView() {
            super(RouteAttr.SET);
        }

        long seen() {
            long table = get(RouteAttr.TABLE, header8(4));
            return get(RouteAttr.OIF, 0) + table + get(RouteAttr.PRIORITY, 0) + header8(1);
        }
    }
}
