package io.github.netlink4j.examples.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.address.AddressSpec;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.nexthop.NexthopSpec;
import io.github.netlink4j.rtnetlink.route.RouteSpec;
import io.github.netlink4j.testing.NetnsTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Javadoc of the package nexthop. */
@NetnsTest
class NexthopSamplesTest {
    private RtNetlink nl;

    @BeforeEach
    void open() {
        nl = RtNetlink.open();
        nl.links().create(Veth.named("eth0").up().peer("peer", far -> far.up()));
        nl.addresses().add("eth0", "192.168.0.1/24");
        nl.addresses().add("eth0", AddressSpec.of("fd00::1/64").noDad());
    }

    @AfterEach
    void close() {
        nl.close();
    }

    @Test
    void group() {
        // @start region="group"
        nl.nexthops().add(NexthopSpec.of(1).via("192.168.0.2").device("eth0"));
        nl.nexthops().add(NexthopSpec.of(2).via("192.168.0.3").device("eth0"));
        nl.nexthops().add(NexthopSpec.of(10).member(1, 2).member(2, 1));
        nl.routes().add(RouteSpec.to("10.0.0.0/8").nextHopId(10));
        // @end
        assertThat(nl.nexthops().get(10)).hasToString("id 10 group 1,2/2");
    }

    @Test
    void specs() {
        // @start region="specs"
        nl.nexthops().add(NexthopSpec.of(1).via("192.168.0.2").device("eth0"));
        nl.nexthops().add(NexthopSpec.of(2).via("fd00::2").device("eth0"));
        nl.nexthops().add(NexthopSpec.of(3).blackhole());
        nl.nexthops().add(NexthopSpec.of(10).group(1).resilient().buckets(32).idleTimer(Duration.ofSeconds(60)));
        // @end
        assertThat(nl.nexthops().count()).isEqualTo(4);
        assertThat(nl.nexthops().buckets(10)).hasSize(32);
    }
}
