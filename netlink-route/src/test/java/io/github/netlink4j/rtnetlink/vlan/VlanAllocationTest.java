package io.github.netlink4j.rtnetlink.vlan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.testing.Garbage;
import io.github.netlink4j.testing.RequiresKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Links that have a VLAN are found without allocation, however many VLANs there are. */
@LiveRoute
@RequiresKind({"veth", "bridge"})
class VlanAllocationTest {
    private static final int LIMIT = 2048;

    @BeforeEach
    void create() {
        VlanBridge.create();
    }

    @Test
    void givenManyVlans_whenLinksAreCountedByVlan_thenNoGarbage(RtNetlink nl) {
        for (int vid = 100; vid < 400; vid += 2) {
            nl.vlans().add(VlanSpec.of(vid).device("p0"));
        }
        VlanFilter filter = VlanFilter.all().vid(398);
        long[] found = new long[1];

        long counted = Garbage.fewestBytes(100, 20, () -> found[0] += nl.vlans().count(filter));

        assertThat(found[0]).isEqualTo(120);
        assertThat(counted).as("bytes for 150 ranges").isLessThan(LIMIT);
    }
}
