package io.github.netlink4j.benchmarks.yardstick;

import io.github.netlink4j.rtnetlink.event.Change;
import io.github.netlink4j.rtnetlink.event.MonitorOptions;
import io.github.netlink4j.rtnetlink.event.RtHandler;
import io.github.netlink4j.rtnetlink.event.RtMonitor;
import io.github.netlink4j.rtnetlink.object.Group;
import io.github.netlink4j.rtnetlink.route.RouteView;
import java.time.Duration;
import java.util.Map;

/** What comes and goes while somebody listens. */
final class EventTasks {
    private static final int QUEUE_BYTES = 128 << 20;

    private final RouteTasks routes;
    private final Sum sum = new Sum();
    private RtMonitor monitor;

    EventTasks(RouteTasks routes) {
        this.routes = routes;
    }

    Map<String, Task> all() {
        return Map.of("events", Task.of(this::storm, this::receive, this::close));
    }

    /** Half of the events tell of routes that come, half of routes that go; all wait in the queue. */
    private long storm(int count) {
        monitor = RtMonitor.open(MonitorOptions.of(Group.IPV4_ROUTE).receiveBuffer(QUEUE_BYTES));
        routes.addAll(count / 2);
        return routes.deleteAll(count / 2);
    }

    private long receive(int count) {
        long before = sum.seen;
        int told = monitor.poll(sum, Duration.ZERO);
        while (told > 0) {
            told = monitor.poll(sum, Duration.ZERO);
        }
        return sum.seen - before;
    }

    private long close(int count) {
        monitor.close();
        return count;
    }

    /** Looks at each route as the yardstick does. */
    private static final class Sum implements RtHandler {
        private long seen;

        @Override
        public void route(Change change, RouteView route, int namespaceId) {
            seen += route.linkIndex() + route.table() + route.metric() + route.prefixLength();
        }
    }
}
