package io.github.netlink4j.rtnetlink.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.address.Address;
import io.github.netlink4j.rtnetlink.address.AddressAttr;
import io.github.netlink4j.rtnetlink.address.AddressView;
import io.github.netlink4j.rtnetlink.link.BridgePort;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.link.LinkView;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.object.Group;
import io.github.netlink4j.rtnetlink.object.RtMessage;
import io.github.netlink4j.rtnetlink.route.Route;
import io.github.netlink4j.rtnetlink.route.RouteSpec;
import io.github.netlink4j.rtnetlink.route.RouteView;
import io.github.netlink4j.testing.Garbage;
import io.github.netlink4j.testing.RequiresKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Events are delivered without allocation, once the monitor is warm; neither does a wait allocate. */
@LiveRoute
@RequiresKind("veth")
@Timeout(120)
class MonitorAllocationTest {
    private static final int WARM_UP = 60;
    private static final int RUNS = 20;
    private static final int EVENTS = 200;

    /** Reads something of each event. */
    private static final class Sum {
        final RtHandler handler = RtHandler.of(Link.TYPE, this::link)
                .on(Address.TYPE, this::address)
                .on(Route.TYPE, this::route)
                .raw(this::raw);
        long events;
        long total;

        private void link(Change change, LinkView link, int namespaceId) {
            events++;
            total += link.index() + link.mtu() + change.ordinal() + namespaceId;
        }

        private void address(Change change, AddressView address, int namespaceId) {
            events++;
            total += address.linkIndex() + address.get(AddressAttr.FLAGS, 0);
        }

        private void route(Change change, RouteView route, int namespaceId) {
            events++;
            total += route.table() + route.linkIndex() + route.metric();
        }

        private void raw(RtMessage message, int namespaceId) {
            events++;
            total += message.type() + message.family() + message.length();
        }
    }

    @Test
    void givenEventsOfEveryKind_whenShown_thenNoGarbage(RtNetlink nl) {
        nl.links().create(Veth.named("v0").up().peer("v1", far -> far.up()));
        int v0 = nl.links().get("v0").index();
        EventFilter filter = EventFilter.of(Link.TYPE, Address.TYPE, Route.TYPE)
                .link(v0)
                .or(EventFilter.of(Route.TYPE).table(1000).not());
        MonitorOptions options = MonitorOptions.of(Link.TYPE, Address.TYPE, Route.TYPE)
                .and(Group.NEIGH)
                .and(Group.IPV4_RULE)
                .filter(filter);
        Sum sum = new Sum();
        long[] fewest = {Long.MAX_VALUE};
        try (RtMonitor monitor = RtMonitor.open(options)) {
            for (int i = 0; i < WARM_UP + RUNS; i++) {
                provoke(nl);
                long bytes = Garbage.fewestBytes(0, 1, () -> monitor.poll(sum.handler, Duration.ZERO));
                fewest[0] = i < WARM_UP ? Long.MAX_VALUE : Math.min(fewest[0], bytes);
            }
        }

        assertThat(sum.events).isGreaterThan((long) EVENTS * (WARM_UP + RUNS));
        assertThat(sum.total).isPositive();
        assertThat(fewest[0]).as("bytes for %d events and more", EVENTS).isLessThan(EVENTS / 4);
    }

    private static void provoke(RtNetlink nl) {
        for (int i = 0; i < EVENTS / 8; i++) {
            nl.addresses().add("v0", "192.168.0.1/24");
            nl.routes().add(RouteSpec.to("10.1.0.0/16").via("192.168.0.2"));
            nl.links().change("v0", link -> link.mtu(1400));
            nl.addresses().delete("v0", "192.168.0.1/24");
            nl.links().change("v0", link -> link.mtu(1500));
        }
    }

    @Test
    void givenNothing_whenWaitedFor_thenNoGarbage() {
        Sum sum = new Sum();
        Duration moment = Duration.ofNanos(1);
        try (RtMonitor monitor = RtMonitor.open(Link.TYPE, BridgePort.TYPE)) {
            long bytes = Garbage.fewestBytes(3000, 200, () -> monitor.poll(sum.handler, moment));

            assertThat(bytes).isZero();
        }
    }
}
