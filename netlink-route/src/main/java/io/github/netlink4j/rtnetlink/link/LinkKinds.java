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
            Amt.KIND,
            Bareudp.KIND,
            Batadv.KIND,
            Bond.KIND,
            Bridge.KIND,
            Can.KIND,
            Dummy.KIND,
            Erspan.KIND,
            Geneve.KIND,
            Gre.KIND,
            Gretap.KIND,
            Gtp.KIND,
            Hsr.KIND,
            Ifb.KIND,
            Ip6erspan.KIND,
            Ip6gre.KIND,
            Ip6gretap.KIND,
            Ip6tnl.KIND,
            Ipip.KIND,
            Ipvlan.KIND,
            Ipvtap.KIND,
            Lowpan.KIND,
            Macsec.KIND,
            Macvlan.KIND,
            Macvtap.KIND,
            Netkit.KIND,
            Nlmon.KIND,
            Ovpn.KIND,
            Pfcp.KIND,
            Rmnet.KIND,
            Sit.KIND,
            Team.KIND,
            Tun.KIND,
            Vcan.KIND,
            Veth.KIND,
            VirtWifi.KIND,
            Vlan.KIND,
            Vrf.KIND,
            Vti.KIND,
            Vti6.KIND,
            Vxcan.KIND,
            Vxlan.KIND,
            Wireguard.KIND,
            Wwan.KIND,
            Xfrm.KIND);

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

    /** Returns the kind of this name whose links lose what a change does not contain; null when it is no such kind. */
    static @Nullable LinkKind replacedByChanges(@Nullable String name) {
        LinkKind kind = name == null ? null : named(KINDS, name);
        return kind != null && kind.isReplacedByChanges() ? kind : null;
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
