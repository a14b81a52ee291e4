package io.github.netlink4j.examples.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.address.Address;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.mirror.Mirror;
import io.github.netlink4j.rtnetlink.mirror.MirrorEvent;
import io.github.netlink4j.rtnetlink.mirror.MirrorSnapshot;
import io.github.netlink4j.rtnetlink.route.Route;
import io.github.netlink4j.rtnetlink.route.RouteView;
import io.github.netlink4j.testing.NetnsTest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** docs/mirror.md. */
@NetnsTest
class MirrorSamplesTest {
    @Test
    void mirror() {
        List<MirrorEvent> events = new CopyOnWriteArrayList<>();
        try (RtNetlink nl = RtNetlink.open()) {
            // @start region="follow"
            try (Mirror mirror = Mirror.open(Link.TYPE, Address.TYPE, Route.TYPE)) {
                mirror.follow(events::add); // on a thread of its own: Added, Changed, Removed, …
                nl.links().createVeth("a", "b");
                mirror.awaitQuiet(Duration.ofSeconds(1)); // everything that has happened so far is in the mirror
                Link a = mirror.of(Link.TYPE).find(Link.BY_NAME, "a").orElseThrow();
                mirror.of(Address.TYPE).by(Address.BY_LINK, a.index());
                mirror.of(Route.TYPE).by(Route.BY_TABLE, RouteView.RT_TABLE_MAIN);
            }
            // @end
            // @start region="read"
            MirrorSnapshot now = Mirror.read(Duration.ofSeconds(5), Link.TYPE, Route.TYPE);
            now.of(Link.TYPE).find(Link.BY_NAME, "a").isPresent();
            // @end
            assertThat(now.of(Link.TYPE).size()).isEqualTo(3);
        }
        assertThat(events).isNotEmpty();
    }

    @Test
    void open() {
        List<MirrorEvent> events = new CopyOnWriteArrayList<>();
        Link.createVeth("eth0", "peer");
        // @start region="open"
        try (Mirror mirror = Mirror.open(Link.TYPE, Route.TYPE)) {
            mirror.follow(events::add); // on a thread of its own
            mirror.awaitQuiet(Duration.ofSeconds(1));
            Optional<Link> eth0 = mirror.of(Link.TYPE).find(Link.BY_NAME, "eth0");
        }
        // @end
        assertThat(events).extracting(MirrorEvent::toString).anyMatch(event -> event.contains("eth0"));
    }
}
