package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.AttrSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of link that have a class in this library. Other kinds are supported by {@link RawLink}, or by a class of their
 * own. A class is initialised when its kind is first looked up: all of them together take longer than a first request.
 */
public final class LinkKinds {
    private static final List<String> KINDS = List.of(
            "amt",
            "bareudp",
            "batadv",
            "bond",
            "bridge",
            "can",
            "dummy",
            "erspan",
            "geneve",
            "gre",
            "gretap",
            "gtp",
            "hsr",
            "ifb",
            "ip6erspan",
            "ip6gre",
            "ip6gretap",
            "ip6tnl",
            "ipip",
            "ipvlan",
            "ipvtap",
            "lowpan",
            "macsec",
            "macvlan",
            "macvtap",
            "netkit",
            "nlmon",
            "ovpn",
            "pfcp",
            "rmnet",
            "sit",
            "team",
            "tun",
            "vcan",
            "veth",
            "virt_wifi",
            "vlan",
            "vrf",
            "vti",
            "vti6",
            "vxcan",
            "vxlan",
            "wireguard",
            "wwan",
            "xfrm");

    private static final List<String> PORTS = List.of("bond", "bridge", "vrf");

    private LinkKinds() {}

    /** Returns all kinds of link. */
    public static List<LinkKind> all() {
        return KINDS.stream().map(name -> Objects.requireNonNull(named(name))).toList();
    }

    /** Returns all kinds of master whose ports have attributes. */
    public static List<LinkKind> ports() {
        return PORTS.stream().map(name -> Objects.requireNonNull(ofPorts(name))).toList();
    }

    static @Nullable AttrSet attributes(String name) {
        LinkKind kind = named(name);
        return kind == null ? null : kind.declared();
    }

    static @Nullable AttrSet portAttributes(String name) {
        return ofPorts(name);
    }

    /** Returns the kind of this name, null when it has no class here. */
    static @Nullable LinkKind named(String name) {
        return switch (name) {
            case "amt" -> Amt.KIND;
            case "bareudp" -> Bareudp.KIND;
            case "batadv" -> Batadv.KIND;
            case "bond" -> Bond.KIND;
            case "bridge" -> Bridge.KIND;
            case "can" -> Can.KIND;
            case "dummy" -> Dummy.KIND;
            case "erspan" -> Erspan.KIND;
            case "geneve" -> Geneve.KIND;
            case "gre" -> Gre.KIND;
            case "gretap" -> Gretap.KIND;
            case "gtp" -> Gtp.KIND;
            case "hsr" -> Hsr.KIND;
            case "ifb" -> Ifb.KIND;
            case "ip6erspan" -> Ip6erspan.KIND;
            case "ip6gre" -> Ip6gre.KIND;
            case "ip6gretap" -> Ip6gretap.KIND;
            case "ip6tnl" -> Ip6tnl.KIND;
            case "ipip" -> Ipip.KIND;
            case "ipvlan" -> Ipvlan.KIND;
            case "ipvtap" -> Ipvtap.KIND;
            case "lowpan" -> Lowpan.KIND;
            case "macsec" -> Macsec.KIND;
            case "macvlan" -> Macvlan.KIND;
            case "macvtap" -> Macvtap.KIND;
            case "netkit" -> Netkit.KIND;
            case "nlmon" -> Nlmon.KIND;
            case "ovpn" -> Ovpn.KIND;
            case "pfcp" -> Pfcp.KIND;
            case "rmnet" -> Rmnet.KIND;
            case "sit" -> Sit.KIND;
            case "team" -> Team.KIND;
            case "tun" -> Tun.KIND;
            case "vcan" -> Vcan.KIND;
            case "veth" -> Veth.KIND;
            case "virt_wifi" -> VirtWifi.KIND;
            case "vlan" -> Vlan.KIND;
            case "vrf" -> Vrf.KIND;
            case "vti" -> Vti.KIND;
            case "vti6" -> Vti6.KIND;
            case "vxcan" -> Vxcan.KIND;
            case "vxlan" -> Vxlan.KIND;
            case "wireguard" -> Wireguard.KIND;
            case "wwan" -> Wwan.KIND;
            case "xfrm" -> Xfrm.KIND;
            default -> null;
        };
    }

    private static @Nullable LinkKind ofPorts(String name) {
        return switch (name) {
            case "bond" -> BondPort.KIND;
            case "bridge" -> BridgePort.KIND;
            case "vrf" -> VrfPort.KIND;
            default -> null;
        };
    }
}
