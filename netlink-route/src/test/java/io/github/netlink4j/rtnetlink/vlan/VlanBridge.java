package io.github.netlink4j.rtnetlink.vlan;

import static org.junit.jupiter.api.Assumptions.abort;

import io.github.netlink4j.KernelException;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.Bridge;
import io.github.netlink4j.rtnetlink.link.Veth;

/** What the tests of VLANs share. */
final class VlanBridge {
    private VlanBridge() {}

    /** Creates the bridge br0, which filters VLANs, with the ports p0 and q0; skips the test when the kernel cannot filter. */
    static void create() {
        try (RtNetlink nl = RtNetlink.open()) {
            nl.links().create(Bridge.named("br0").up().vlanFiltering(true));
            nl.links().create(Veth.named("p0").up().master("br0").peer("p1", far -> far.up()));
            nl.links().create(Veth.named("q0").up().master("br0").peer("q1", far -> far.up()));
        } catch (KernelException e) {
            abort("this kernel does not filter VLANs: " + e.getMessage());
        }
    }
}
