package io.github.netlink4j.rtnetlink.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.Seen;
import io.github.netlink4j.rtnetlink.event.Change;
import io.github.netlink4j.rtnetlink.event.EventFilter;
import io.github.netlink4j.rtnetlink.event.MonitorOptions;
import io.github.netlink4j.rtnetlink.event.ObjectEvent;
import io.github.netlink4j.rtnetlink.event.RawEvent;
import io.github.netlink4j.rtnetlink.event.RtHandler;
import io.github.netlink4j.rtnetlink.event.RtMonitor;
import io.github.netlink4j.rtnetlink.link.Bridge;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.object.Group;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.RequiresKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The notifications of the kernel when neighbours are added, changed and removed. */
@LiveRoute
@RequiresKind("veth")
@Timeout(60)
class NeighbourEventTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @BeforeEach
    void links() {
        try (RtNetlink nl = RtNetlink.open()) {
            nl.links().create(Veth.named("v0").up().peer("v1", far -> far.up()));
        }
    }

    private static NeighbourSpec known(String address) {
        return NeighbourSpec.of(address).device("v0").lladdr("02:00:00:00:00:02");
    }

    private static ObjectEvent<Neighbour> next(RtMonitor monitor, String address) {
        return Seen.first(
                monitor,
                Neighbour.TYPE,
                event -> event.object().address().toString().equals(address));
    }

    @Test
    void givenNeighbour_whenAddedChangedAndDeleted_thenEvents(RtNetlink nl) {
        try (RtMonitor monitor = RtMonitor.open(Neighbour.TYPE)) {
            nl.neighbours().add(known("10.0.0.2"));
            nl.neighbours().change(known("10.0.0.2").stale());
            nl.neighbours().delete("v0", "10.0.0.2");

            ObjectEvent<Neighbour> added = next(monitor, "10.0.0.2");
            ObjectEvent<Neighbour> changed = next(monitor, "10.0.0.2");
            ObjectEvent<Neighbour> failed = next(monitor, "10.0.0.2");
            ObjectEvent<Neighbour> deleted = next(monitor, "10.0.0.2");

            assertThat(List.of(
                            added.object().state(),
                            changed.object().state(),
                            failed.object().state()))
                    .containsExactly(NeighbourView.NUD_PERMANENT, NeighbourView.NUD_STALE, NeighbourView.NUD_FAILED);
            assertThat(added.change()).isEqualTo(Change.NEW_OR_CHANGED);
            assertThat(deleted.change()).isEqualTo(Change.REMOVED);
        }
    }

    @Test
    void givenHandlerAndFilterByLink_whenNeighboursAreAdded_thenThoseOfTheLink(RtNetlink nl) {
        List<String> seen = new ArrayList<>();
        RtHandler handler = RtHandler.of(Neighbour.TYPE, (change, neighbour, namespace) -> {
            if (neighbour.isPermanent()) {
                seen.add(change + " " + neighbour.address());
            }
        });
        MonitorOptions options = MonitorOptions.of(Neighbour.TYPE)
                .filter(EventFilter.of(Neighbour.TYPE).link(nl.links().get("v0").index()));
        try (RtMonitor monitor = RtMonitor.open(options)) {
            nl.neighbours().add(known("10.0.0.2").device("v1"));
            nl.neighbours().add(known("fd00::2"));

            while (seen.isEmpty()) {
                monitor.poll(handler, LONG);
            }
        }

        assertThat(seen).containsExactly("NEW_OR_CHANGED fd00::2");
    }

    @Test
    void givenProxyEntry_whenAddedAndDeleted_thenNoEvent(RtNetlink nl) {
        NeighbourSpec proxy = NeighbourSpec.of("10.0.0.9").device("v0").proxy();
        try (RtMonitor monitor = RtMonitor.open(Neighbour.TYPE)) {
            nl.neighbours().add(proxy);
            nl.neighbours().delete(proxy);
            nl.neighbours().add(known("10.0.0.2"));

            List<String> seen = new ArrayList<>();
            while (!seen.contains("10.0.0.2")) {
                ObjectEvent<?> event = (ObjectEvent<?>) monitor.next(LONG).orElseThrow();
                seen.add(event.as(Neighbour.TYPE).address().toString());
            }
            assertThat(seen).doesNotContain("10.0.0.9");
        }
    }

    @Test
    @RequiresKind("bridge")
    void givenForwardingEntry_whenAdded_thenRawAndNeverANeighbour(RtNetlink nl) {
        nl.links().create(Bridge.named("br0").up());
        nl.links().change("v1", link -> link.master("br0"));
        try (RtMonitor monitor = RtMonitor.open(Neighbour.TYPE)) {
            Cli.run("bridge", "fdb", "add", "02:00:00:00:00:77", "dev", "v1", "master", "static");

            RawEvent raw =
                    Seen.first(monitor, RawEvent.class, event -> event.message().family() == AddressFamily.AF_BRIDGE);

            assertThat(raw.message().typeName()).isEqualTo("RTM_NEWNEIGH");
        }
    }

    @Test
    void givenMonitorOfGroups_whenNeighbourIsAdded_thenRaw(RtNetlink nl) {
        try (RtMonitor monitor = RtMonitor.open(Group.NEIGH)) {
            nl.neighbours().add(known("10.0.0.2"));

            assertThat(monitor.next(LONG).orElseThrow()).isInstanceOf(RawEvent.class);
        }
    }
}
