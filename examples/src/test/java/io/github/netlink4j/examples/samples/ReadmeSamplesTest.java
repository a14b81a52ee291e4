package io.github.netlink4j.examples.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.ns.Netns;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.address.Address;
import io.github.netlink4j.rtnetlink.event.RtEvent;
import io.github.netlink4j.rtnetlink.event.RtMonitor;
import io.github.netlink4j.rtnetlink.link.Bridge;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.link.LinkPair;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.route.RouteSpec;
import io.github.netlink4j.testing.NetnsTest;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** README.md. */
@NetnsTest
class ReadmeSamplesTest {
    @Test
    void pair() {
        // @start region="pair"
        try (RtNetlink host = RtNetlink.open();
                RtMonitor monitor = RtMonitor.open(Link.TYPE, Address.TYPE);
                Netns pb = Netns.create("pb");
                RtNetlink inPb = RtNetlink.open(pb)) {
            LinkPair pair = host.links().createVeth("a", "b");
            host.links().move(pair.peer(), pb, "eth0"); // one end into the namespace, with a new name
            host.addresses().add("a", "10.0.0.1/24");
            host.links().up("a");
            inPb.addresses().add("eth0", "10.0.0.2/24");
            inPb.links().up("eth0");
            inPb.routes().add(RouteSpec.toDefault().via("10.0.0.1"));

            Optional<RtEvent> event = monitor.next(Duration.ofSeconds(1));
            while (event.isPresent()) {
                System.out.println(event.get()); // what the kernel has reported about all this
                event = monitor.next(Duration.ZERO);
            }
        }
        Netns.delete("pb");
        // @end
        assertThat(Netns.list()).isEmpty();
    }

    @Test
    void short_() {
        // @start region="static"
        Link.createVeth("a", "b");
        Link.createBridge("brd1");
        Link.change("b", link -> link.master("brd1").up());
        // @end
        assertThat(Link.get("b").master()).isEqualTo(Link.get("brd1").index());
    }

    @Test
    void inside() {
        try (Netns pb = Netns.anonymous();
                RtNetlink nl = RtNetlink.open()) {
            // @start region="specs"
            Link bridge = nl.links().create(Bridge.named("brd1").up());
            nl.links().create(Veth.named("bread-pb-veth").master(bridge).up().peer("veth-pb", peer -> peer.netns(pb)
                    .mtu(1450))); // the peer is created in the namespace
            // @end
            try (RtNetlink in = RtNetlink.open(pb)) {
                assertThat(in.links().get("veth-pb").mtu()).isEqualTo(1450);
            }
        }
    }
}
