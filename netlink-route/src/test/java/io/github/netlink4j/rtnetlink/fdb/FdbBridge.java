package io.github.netlink4j.rtnetlink.fdb;

import io.github.netlink4j.KernelException;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.Bridge;
import io.github.netlink4j.rtnetlink.link.BridgePort;
import io.github.netlink4j.rtnetlink.link.Veth;

/** What the tests of forwarding entries share. */
final class FdbBridge {
    private FdbBridge() {}

    /** Creates the bridge br0 with the ports p0 and q0, which have no VLAN: an entry without a VLAN is added once for each. */
    static void create(RtNetlink nl) {
        bridge(nl, "br0");
        port(nl, "p0", "p1", "br0");
        port(nl, "q0", "q1", "br0");
    }

    static void bridge(RtNetlink nl, String name) {
        nl.links().create(Bridge.named(name).up());
        try {
            nl.links().change(name, Bridge.options().vlanDefaultPvid(0));
        } catch (KernelException e) {
            // Without CONFIG_BRIDGE_VLAN_FILTERING, there are no VLANs.
        }
    }

    /** Creates a port that learns nothing: IPv6 of the far end sends when it likes, and the tests expect only their own entries. */
    static void port(RtNetlink nl, String name, String far, String bridge) {
        nl.links().create(Veth.named(name).master(bridge).peer(far, peer -> peer.up()));
        nl.links().change(name, BridgePort.options().learning(false));
        nl.links().up(name);
    }
}
