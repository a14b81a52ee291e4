package io.github.netlink4j.examples.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.Bridge;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.vlan.VlanSpec;
import io.github.netlink4j.rtnetlink.vlan.VlanView;
import io.github.netlink4j.testing.NetnsTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Javadoc of the package vlan. */
@NetnsTest
class VlanSamplesTest {
    private RtNetlink nl;

    @BeforeEach
    void open() {
        nl = RtNetlink.open();
        nl.links().create(Bridge.named("br0").up());
        assumeTrue(nl.links().get("br0").has(Bridge.VLAN_PROTOCOL), "this kernel has no VLAN filtering");
        nl.links().change("br0", Bridge.options().vlanFiltering(true));
        nl.links().create(Veth.named("port1").master("br0").up().peer("peer"));
    }

    @AfterEach
    void close() {
        nl.close();
    }

    @Test
    void vlans() {
        // @start region="specs"
        nl.vlans().add(VlanSpec.of(7).device("port1").pvid().untagged());
        nl.vlans().add(VlanSpec.of(10, 20).device("port1"));
        nl.vlans().add(VlanSpec.of(10, 20).device("br0").itself());
        nl.vlans().set(VlanSpec.of(10, 12).device("port1").state(4));
        // @end
        // @start region="ranges"
        for (VlanView.Range range : nl.vlans().ranges("port1")) {
            System.out.println(range);
        }
        // @end
        assertThat(nl.vlans().ranges("port1")).hasSizeGreaterThanOrEqualTo(3);
    }
}
