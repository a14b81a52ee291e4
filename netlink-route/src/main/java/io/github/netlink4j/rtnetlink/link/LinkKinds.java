package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.AttrSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of link that have a class in this library. Other kinds are supported by {@link RawLink}, or by a class of
 * their
 * own.
 */
public final class LinkKinds {
    private static final List<LinkKind> KINDS = List.of(
            Batadv.KIND,
            Bond.KIND,
            Bridge.KIND,
            Can.KIND,
            Dummy.KIND,
            Hsr.KIND,
            Ifb.KIND,
            Ipvlan.KIND,
            Lowpan.KIND,
            Macvlan.KIND,
            Macvtap.KIND,
            Netkit.KIND,
            Nlmon.KIND,
            Ovpn.KIND,
            Pfcp.KIND,
            Rmnet.KIND,
            Team.KIND,
            Vcan.KIND,
            Veth.KIND,
            VirtWifi.KIND,
            Vlan.KIND,
            Vrf.KIND,
            Vxcan.KIND,
            Vxlan.KIND,
            Wireguard.KIND,
            Wwan.KIND);

    private static final List<LinkKind> PORTS = List.of(BondPort.KIND, BridgePort.KIND, VrfPort.KIND);

    private LinkKinds() {}

    /** Returns all kinds of link. */
    public static List<LinkKind> all() {
        return KINDS;
    }

    /** Returns all kinds of master whose ports have attributes. */
    public static List<LinkKind> ports() {
        return PORTS;
    }

    static @Nullable AttrSet attributes(String kind) {
        return named(KINDS, kind);
    }

    static @Nullable AttrSet portAttributes(String kind) {
        return named(PORTS, kind);
    }

    private static @Nullable LinkKind named(List<LinkKind> kinds, String name) {
        for (LinkKind kind : kinds) {
            if (kind.kind().equals(name)) {
                return kind.declared();
            }
        }
        return null;
    }
}
