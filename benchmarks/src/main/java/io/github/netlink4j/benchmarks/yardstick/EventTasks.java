package io.github.netlink4j.benchmarks.yardstick;

import io.github.netlink4j.rtnetlink.event.MonitorOptions;
import io.github.netlink4j.rtnetlink.event.RtHandler;
import io.github.netlink4j.rtnetlink.event.RtMonitor;
import io.github.netlink4j.rtnetlink.object.Group;
import io.github.netlink4j.rtnetlink.route.Route;
import io.github.netlink4j.rtnetlink.route.RouteView;
import java.time.Duration;
import java.util.Map;

/** Operations with a monitor: receives events. */
final class EventTasks {
    private static final int QUEUE_BYTES = 128 << 20;

    private final RouteTasks routes;
    private final RtHandler handler = RtHandler.of(Route.TYPE, (change, route, namespace) -> visit(route));
    private RtMonitor monitor;
    private long seen;

    EventTasks(RouteTasks routes) {
        this.routes = routes;
    }

    Map<String, Task> all() {
        return Map.of("events", Task.of(this::storm, this::receive, this::close));
    }

    /** Fills the queue with events: half are about added routes, half about deleted routes. */
    private long storm(int count) {
        monitor = RtMonitor.open(MonitorOptions.of(Group.IPV4_ROUTE).receiveBuffer(QUEUE_BYTES));
        routes.addAll(count / 2);
        return routes.deleteAll(count / 2);
    }

    private long receive(int count) {
        long before = seen;
        int received = monitor.poll(handler, Duration.ZERO);
        while (received > 0) {
            received = monitor.poll(handler, Duration.ZERO);
        }
        return seen - before;
    }

    private long close(int count) {
        monitor.close();
        return count;
    }

    /** Reads the same fields of a route as the C program. */
    private void visit(RouteView route) {
        seen += route.linkIndex() + route.table() + route.metric() + route.prefixLength();
    }
}
