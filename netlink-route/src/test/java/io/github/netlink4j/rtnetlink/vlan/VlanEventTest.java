package io.github.netlink4j.rtnetlink.vlan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.Seen;
import io.github.netlink4j.rtnetlink.event.Change;
import io.github.netlink4j.rtnetlink.event.EventFilter;
import io.github.netlink4j.rtnetlink.event.MonitorOptions;
import io.github.netlink4j.rtnetlink.event.ObjectEvent;
import io.github.netlink4j.rtnetlink.event.RtMonitor;
import io.github.netlink4j.testing.RequiresKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The notifications of the kernel when VLANs are added, changed and removed. */
@LiveRoute
@RequiresKind({"veth", "bridge"})
@Timeout(60)
class VlanEventTest {
    @BeforeEach
    void create() {
        VlanBridge.create();
    }

    private static List<String> next(RtMonitor monitor, int count) {
        List<String> seen = new ArrayList<>();
        while (seen.size() < count) {
            ObjectEvent<LinkVlans> event = Seen.first(monitor, LinkVlans.TYPE);
            event.object().ranges().forEach(range -> seen.add(text(event.change()) + range));
            event.object()
                    .globals()
                    .forEach(range -> seen.add(text(event.change()) + "global " + range.first() + "-" + range.last()));
        }
        return seen;
    }

    private static String text(Change change) {
        return change == Change.REMOVED ? "- " : "+ ";
    }

    @Test
    void givenVlans_whenAddedChangedAndDeleted_thenEventsOfTheseVlans(RtNetlink nl) {
        try (RtMonitor monitor = RtMonitor.open(LinkVlans.TYPE)) {
            nl.vlans().add(VlanSpec.of(10, 12).device("p0"));
            nl.vlans().add(VlanSpec.of(11).device("p0").untagged());
            nl.vlans().set(VlanSpec.of(10, 10).device("p0").state(4));
            nl.vlans().delete(VlanSpec.of(12).device("p0"));

            assertThat(next(monitor, 4)).containsExactly("+ 10-12", "+ 11 Egress Untagged", "+ 10 state 4", "- 12");
        }
    }

    @Test
    void givenFilterByLink_whenVlansAreAdded_thenThoseOfTheLink(RtNetlink nl) {
        MonitorOptions options = MonitorOptions.of(LinkVlans.TYPE)
                .filter(EventFilter.of(LinkVlans.TYPE).link(nl.links().get("q0").index()));
        try (RtMonitor monitor = RtMonitor.open(options)) {
            nl.vlans().add(VlanSpec.of(10).device("p0"));
            nl.vlans().add(VlanSpec.of(11).device("q0"));

            assertThat(next(monitor, 1)).containsExactly("+ 11");
        }
    }
}
