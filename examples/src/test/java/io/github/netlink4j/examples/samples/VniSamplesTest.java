package io.github.netlink4j.examples.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.Vxlan;
import io.github.netlink4j.rtnetlink.vni.VniSpec;
import io.github.netlink4j.rtnetlink.vni.VniView;
import io.github.netlink4j.testing.NetnsTest;
import io.github.netlink4j.testing.RequiresKernel;
import io.github.netlink4j.testing.RequiresKind;
import org.junit.jupiter.api.Test;

/** Javadoc of the package vni. */
@NetnsTest
@RequiresKind("vxlan")
@RequiresKernel("5.18")
class VniSamplesTest {
    @Test
    void vnis() {
        try (RtNetlink nl = RtNetlink.open()) {
            // @start region="specs"
            nl.links().create(Vxlan.named("vxlan0").external().vniFilter());
            nl.vnis().add(VniSpec.of(100, 199).device("vxlan0"));
            nl.vnis().add(VniSpec.of(300).device("vxlan0").group("10.0.0.2"));
            // @end
            // @start region="ranges"
            for (VniView.Range range : nl.vnis().ranges("vxlan0")) {
                System.out.println(range);
            }
            // @end
            assertThat(nl.vnis().ranges("vxlan0")).hasSize(2);
        }
    }
}
