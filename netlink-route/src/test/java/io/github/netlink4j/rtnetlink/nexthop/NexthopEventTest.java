package io.github.netlink4j.rtnetlink.nexthop;

import static io.github.netlink4j.rtnetlink.nexthop.NexthopNet.resilient;
import static io.github.netlink4j.rtnetlink.nexthop.NexthopNet.via;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.Seen;
import io.github.netlink4j.rtnetlink.event.Change;
import io.github.netlink4j.rtnetlink.event.EventFilter;
import io.github.netlink4j.rtnetlink.event.MonitorOptions;
import io.github.netlink4j.rtnetlink.event.ObjectEvent;
import io.github.netlink4j.rtnetlink.event.RtMonitor;
import io.github.netlink4j.rtnetlink.route.RouteSpec;
import io.github.netlink4j.testing.RequiresKind;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The notifications of the kernel when nexthop objects are added, replaced and deleted. */
@LiveRoute
@RequiresKind("veth")
@Timeout(60)
class NexthopEventTest {
    @BeforeEach
    void create() {
        NexthopNet.create();
    }

    private static List<String> next(RtMonitor monitor, int count) {
        List<String> seen = new ArrayList<>();
        while (seen.size() < count) {
            ObjectEvent<Nexthop> event = Seen.first(monitor, Nexthop.TYPE);
            seen.add((event.change() == Change.REMOVED ? "- " : "+ ")
                    + event.object().toString().replaceAll(" dev #\\d+ scope link", ""));
        }
        return seen;
    }

    @Test
    void givenObjects_whenAddedReplacedAndDeleted_thenEventsOfThemAndOfTheirGroups(RtNetlink nl) {
        try (RtMonitor monitor = RtMonitor.open(Nexthop.TYPE)) {
            nl.nexthops().add(via(1));
            nl.nexthops().add(via(2, "10.1.0.2", "w0"));
            nl.nexthops().add(NexthopSpec.of(10).group(1, 2));
            nl.nexthops().replace(via(1, "10.0.0.3", "v0"));
            nl.nexthops().delete(1);
            nl.nexthops().delete(2);

            assertThat(next(monitor, 8))
                    .containsExactly(
                            "+ id 1 via 10.0.0.2",
                            "+ id 2 via 10.1.0.2",
                            "+ id 10 group 1/2",
                            "+ id 1 via 10.0.0.3",
                            "- id 1 via 10.0.0.3",
                            "+ id 10 group 2",
                            "- id 2 via 10.1.0.2",
                            "- id 10 group 2");
        }
    }

    @Test
    @DisplayName("H98: objects vanish with their link, and their groups change, without a notification")
    void givenObjects_whenTheirLinkGoesDown_thenNoEvent(RtNetlink nl) {
        nl.nexthops().add(via(1));
        nl.nexthops().add(via(2, "10.1.0.2", "w0"));
        nl.nexthops().add(NexthopSpec.of(10).group(1, 2));
        try (RtMonitor monitor = RtMonitor.open(Nexthop.TYPE)) {
            nl.links().down("v0");
            nl.nexthops().add(NexthopSpec.of(3).blackhole());

            assertThat(next(monitor, 1)).containsExactly("+ id 3 blackhole");
            assertThat(nl.nexthops().list()).extracting(Nexthop::id).containsExactly(2L, 3L, 10L);
        }
    }

    @Test
    void givenFilterByLink_whenObjectsAreAdded_thenThoseOfTheLink(RtNetlink nl) {
        MonitorOptions options = MonitorOptions.of(Nexthop.TYPE)
                .filter(EventFilter.of(Nexthop.TYPE).link(nl.links().get("w0").index()));
        try (RtMonitor monitor = RtMonitor.open(options)) {
            nl.nexthops().add(via(1));
            nl.nexthops().add(NexthopSpec.of(10).group(1));
            nl.nexthops().add(via(2, "10.1.0.2", "w0"));

            assertThat(next(monitor, 1)).containsExactly("+ id 2 via 10.1.0.2");
        }
    }

    @Test
    void givenResilientGroupInUse_whenItsBucketsHaveBeenIdle_thenEventsOfThoseThatMove(RtNetlink nl)
            throws IOException {
        nl.nexthops().add(via(1));
        nl.nexthops().add(via(2, "10.1.0.2", "w0"));
        nl.nexthops().add(resilient(12, 8, 1, 2).idleTimer(Duration.ofSeconds(2)));
        nl.routes().add(RouteSpec.to("10.9.0.0/16").nextHopId(12));
        try (RtMonitor monitor = RtMonitor.open(Nexthop.BUCKET_TYPE)) {
            useBuckets();
            nl.nexthops().replace(NexthopSpec.of(12).member(1, 3).member(2, 1).resilient());

            for (int i = 0; i < 2; i++) {
                NexthopView.Bucket moved =
                        Seen.first(monitor, Nexthop.BUCKET_TYPE).object();
                assertThat(moved.id()).isEqualTo(12);
                assertThat(moved.nhid()).isEqualTo(1);
            }
        }
    }

    /** Sends packets to many addresses, so that every bucket gets some. */
    private static void useBuckets() throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            for (int i = 1; i <= 200; i++) {
                byte[] to = {10, 9, (byte) (7 * i), (byte) i};
                socket.send(new DatagramPacket(new byte[1], 1, InetAddress.getByAddress(to), 9));
            }
        }
    }
}
