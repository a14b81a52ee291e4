package io.github.netlink4j.examples.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.event.Change;
import io.github.netlink4j.rtnetlink.event.EventFilter;
import io.github.netlink4j.rtnetlink.event.MonitorOptions;
import io.github.netlink4j.rtnetlink.event.ObjectEvent;
import io.github.netlink4j.rtnetlink.event.Overrun;
import io.github.netlink4j.rtnetlink.event.RtEvent;
import io.github.netlink4j.rtnetlink.event.RtHandler;
import io.github.netlink4j.rtnetlink.event.RtMonitor;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.route.Route;
import io.github.netlink4j.testing.NetnsTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/events.md. */
@NetnsTest
class EventSamplesTest {
    @Test
    void next() {
        try (RtNetlink nl = RtNetlink.open()) {
            // @start region="next"
            try (RtMonitor monitor = RtMonitor.open(Link.TYPE, Route.TYPE)) {
                nl.links().createVeth("a", "b");
                RtEvent event = monitor.next(Duration.ofSeconds(1)).orElseThrow();
                if (event instanceof ObjectEvent<?> change && change.as(Link.TYPE) != null) {
                    System.out.println(change.change() + ": " + change.object());
                } else if (event instanceof Overrun overrun) {
                    System.out.println("list again: " + overrun);
                }
            }
            // @end
        }
    }

    @Test
    void handler() {
        List<String> names = new ArrayList<>();
        try (RtNetlink nl = RtNetlink.open()) {
            // @start region="handler"
            RtHandler handler = RtHandler.of(Link.TYPE, (change, link, namespace) -> {
                        if (change != Change.REMOVED) {
                            names.add(link.name());
                        }
                    })
                    .on(Route.TYPE, (change, route, namespace) -> System.out.println(route.destination()))
                    .raw((message, namespace) -> {}) // every other type, in this and in every later version
                    .overrun(overrun -> names.clear());
            try (RtMonitor monitor = RtMonitor.open(Link.TYPE, Route.TYPE)) {
                nl.links().createVeth("a", "b");
                monitor.poll(handler, Duration.ofSeconds(1));
            }
            // @end
        }
        assertThat(names).contains("a");
    }

    @Test
    void filter() {
        // @start region="filter"
        MonitorOptions options = MonitorOptions.of(Link.TYPE, Route.TYPE)
                .filter(EventFilter.of(Link.TYPE).or(EventFilter.of(Route.TYPE).table(100)));
        try (RtMonitor monitor = RtMonitor.open(options)) {
            monitor.next(Duration.ZERO);
        }
        // @end
        assertThat(options.types()).hasSize(2);
    }
}
