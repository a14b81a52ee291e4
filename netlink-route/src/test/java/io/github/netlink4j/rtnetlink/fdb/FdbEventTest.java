package io.github.netlink4j.rtnetlink.fdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.Seen;
import io.github.netlink4j.rtnetlink.event.Change;
import io.github.netlink4j.rtnetlink.event.EventFilter;
import io.github.netlink4j.rtnetlink.event.MonitorOptions;
import io.github.netlink4j.rtnetlink.event.ObjectEvent;
import io.github.netlink4j.rtnetlink.event.RtHandler;
import io.github.netlink4j.rtnetlink.event.RtMonitor;
import io.github.netlink4j.rtnetlink.link.Vxlan;
import io.github.netlink4j.rtnetlink.neighbour.Neighbour;
import io.github.netlink4j.testing.RequiresKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The notifications of the kernel when forwarding entries are added, changed and removed. */
@LiveRoute
@RequiresKind({"veth", "bridge"})
@Timeout(60)
class FdbEventTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String MAC = "02:00:00:00:00:02";

    @BeforeEach
    void links() {
        try (RtNetlink nl = RtNetlink.open()) {
            FdbBridge.create(nl);
        }
    }

    private static FdbSpec at(String port) {
        return FdbSpec.of(MAC).device(port).master().staticEntry();
    }

    private static ObjectEvent<FdbEntry> next(RtMonitor monitor) {
        return Seen.first(
                monitor,
                FdbEntry.TYPE,
                event -> event.object().lladdr().toString().equals(MAC));
    }

    @Test
    void givenEntry_whenAddedMovedAndDeleted_thenEvents(RtNetlink nl) {
        try (RtMonitor monitor = RtMonitor.open(FdbEntry.TYPE)) {
            nl.fdb().add(at("p0"));
            nl.fdb().replace(at("q0").dynamic());
            nl.fdb().delete(at("q0"));

            ObjectEvent<FdbEntry> added = next(monitor);
            ObjectEvent<FdbEntry> moved = next(monitor);
            ObjectEvent<FdbEntry> deleted = next(monitor);

            assertThat(List.of(added.change(), moved.change(), deleted.change()))
                    .containsExactly(Change.NEW_OR_CHANGED, Change.NEW_OR_CHANGED, Change.REMOVED);
            assertThat(added.object().isStatic()).isTrue();
            assertThat(moved.object().isDynamic()).isTrue();
            assertThat(moved.object().linkIndex())
                    .isEqualTo(nl.links().get("q0").index());
            assertThat(FdbEntry.Key.of(moved.object())).isEqualTo(FdbEntry.Key.of(added.object()));
            assertThat(deleted.object().masterIndex())
                    .isEqualTo(nl.links().get("br0").index());
        }
    }

    @Test
    void givenHandlerAndFilterByLink_whenEntriesAreAdded_thenThoseOfTheLink(RtNetlink nl) {
        List<String> seen = new ArrayList<>();
        RtHandler handler =
                RtHandler.of(FdbEntry.TYPE, (change, entry, namespace) -> seen.add(change + " " + entry.lladdr()));
        MonitorOptions options = MonitorOptions.of(FdbEntry.TYPE)
                .filter(EventFilter.of(FdbEntry.TYPE).link(nl.links().get("q0").index()));
        try (RtMonitor monitor = RtMonitor.open(options)) {
            nl.fdb().add(at("p0"));
            nl.fdb().add(FdbSpec.of("02:00:00:00:00:03").device("q0").master().staticEntry());

            while (seen.isEmpty()) {
                monitor.poll(handler, LONG);
            }
        }

        assertThat(seen).containsExactly("NEW_OR_CHANGED 02:00:00:00:00:03");
    }

    @Test
    void givenMonitorOfBothTypes_whenNeighbourAndEntryAreAdded_thenEachIsOfItsType(RtNetlink nl) {
        try (RtMonitor monitor = RtMonitor.open(Neighbour.TYPE, FdbEntry.TYPE)) {
            nl.neighbours().add("p1", "10.0.0.2", MAC);
            nl.fdb().add(at("p0"));

            ObjectEvent<Neighbour> neighbour = Seen.first(
                    monitor,
                    Neighbour.TYPE,
                    event -> event.object().address().toString().equals("10.0.0.2"));
            ObjectEvent<FdbEntry> entry = next(monitor);

            assertThat(neighbour.object().lladdr()).isEqualTo(entry.object().lladdr());
        }
    }

    @Test
    @RequiresKind("vxlan")
    void givenTunnel_whenRemoteEndsComeAndGo_thenAnEventForEach(RtNetlink nl) {
        nl.links().create(Vxlan.named("vx0").vni(7).port(4789));
        FdbSpec unknown = FdbSpec.of("00:00:00:00:00:00").device("vx0");
        try (RtMonitor monitor = RtMonitor.open(FdbEntry.TYPE)) {
            nl.fdb().append(unknown.dst("192.0.2.1"));
            nl.fdb().append(unknown.dst("192.0.2.2"));
            nl.fdb().delete(unknown.dst("192.0.2.1"));

            List<String> seen = new ArrayList<>();
            while (seen.size() < 3) {
                ObjectEvent<FdbEntry> event = Seen.first(
                        monitor, FdbEntry.TYPE, found -> found.object().dst() != null);
                seen.add(event.change() + " " + event.object().dst());
            }
            assertThat(seen)
                    .containsExactly("NEW_OR_CHANGED 192.0.2.1", "NEW_OR_CHANGED 192.0.2.2", "REMOVED 192.0.2.1");
        }
    }
}
