package io.github.netlink4j.examples.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.netconf.NetConf;
import io.github.netlink4j.testing.NetnsTest;
import org.junit.jupiter.api.Test;

/** Javadoc of the package netconf. */
@NetnsTest
class NetConfSamplesTest {
    @Test
    void read() {
        try (RtNetlink nl = RtNetlink.open()) {
            nl.links().createVeth("eth0", "eth1");
            // @start region="read"
            boolean forwards = nl.netconf().ipv4().get("eth0").forwarding() > 0;
            NetConf ofAll = nl.netconf().ipv4().ofAllLinks();
            // @end
            assertThat(forwards).isEqualTo(ofAll.forwarding() > 0);
        }
    }
}
