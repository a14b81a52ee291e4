package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Bool;
import io.github.netlink4j.codec.Ip;
import io.github.netlink4j.codec.U16;
import io.github.netlink4j.codec.U32;
import io.github.netlink4j.codec.U8;
import io.github.netlink4j.codec.ValueAttr;
import java.util.Set;

/** A tunnel for IPv4 or MPLS packets, over IPv4. enum IFLA_IPTUN_*, linux/if_tunnel.h; net/ipv4/ipip.c. */
public final class Ipip extends IpipSpec<Ipip> {
    /** Its kind, with its attributes, which a {@link Sit} and an {@link Ip6tnl} have as well. */
    public static final LinkKind KIND = LinkKind.of("ipip", "IFLA_IPTUN_", "sit", "ip6tnl")
            .replacedByChanges()
            .withoutEthernet();

    /** Index of the link that carries it. */
    public static final U32 LINK = KIND.u32(1, "LINK");
    /** Address of the local end. */
    public static final Ip LOCAL = KIND.ip(2, "LOCAL");
    /** Address of the remote end. */
    public static final Ip REMOTE = KIND.ip(3, "REMOTE");
    /** TTL, or hop limit, of outer packets; 0 copies that of the inner packet. */
    public static final U8 TTL = KIND.u8(4, "TTL");
    /** Type of service of outer IPv4 packets; 1 copies that of the inner packet. */
    public static final U8 TOS = KIND.u8(5, "TOS");
    /** How many further tunnels an IPv6 packet may pass inside this one. */
    public static final U8 ENCAP_LIMIT = KIND.u8(6, "ENCAP_LIMIT");
    /** Traffic class (bits 20 to 27) and flow label (bits 0 to 19) of outer IPv6 packets. */
    public static final U32 FLOWINFO = KIND.be32(7, "FLOWINFO");
    /** Options: IP6_TNL_F_* of an {@link Ip6tnl}, SIT_ISATAP of a {@link Sit}. */
    public static final ValueAttr<IptunFlags> FLAGS = KIND.declare(new IptunFlags.Key(KIND, 8, "FLAGS"));
    /** Protocol number of the packets inside, 0 any; see {@link TunnelMode}. */
    public static final U8 PROTO = KIND.u8(9, "PROTO");
    /** Whether outer IPv4 packets have the don't-fragment bit. Kernel default: on. */
    public static final Bool PMTUDISC = KIND.bool8(10, "PMTUDISC");
    /** IPv6 prefix of a 6rd domain (RFC 5969), of a {@link Sit}. */
    public static final Ip SIXRD_PREFIX = KIND.ip(11, "6RD_PREFIX");
    /** IPv4 prefix that is left out of the addresses of a 6rd domain. */
    public static final Ip SIXRD_RELAY_PREFIX = KIND.ip(12, "6RD_RELAY_PREFIX");
    /** Length of {@link #SIXRD_PREFIX} in bits. */
    public static final U16 SIXRD_PREFIXLEN = KIND.u16(13, "6RD_PREFIXLEN");
    /** Length of {@link #SIXRD_RELAY_PREFIX} in bits. */
    public static final U16 SIXRD_RELAY_PREFIXLEN =
            KIND.u16(14, "6RD_RELAY_PREFIXLEN").max(32);
    /** Header before the tunnel: 0 none, 1 FOU, 2 GUE, 3 MPLS. */
    public static final U16 ENCAP_TYPE = KIND.u16(15, "ENCAP_TYPE");
    /** Options of that header: 1 checksum, 2 checksum over IPv6, 4 remote checksum offload. */
    public static final U16 ENCAP_FLAGS = KIND.u16(16, "ENCAP_FLAGS");
    /** UDP source port of that header; 0 chooses one by the flow. */
    public static final U16 ENCAP_SPORT = KIND.be16(17, "ENCAP_SPORT");
    /** UDP destination port of that header. */
    public static final U16 ENCAP_DPORT = KIND.be16(18, "ENCAP_DPORT");
    /** Whether routes and filters decide about each packet: {@code external}; not of a {@link Sit}. */
    public static final Bool COLLECT_METADATA = KIND.flag(19, "COLLECT_METADATA");
    /** Mark by which the outer packets are routed. */
    public static final U32 FWMARK = KIND.u32(20, "FWMARK");

    static final TunnelKeys KEYS = new TunnelKeys(
            new TunnelKeys.Ends(LINK, LOCAL, REMOTE, FWMARK),
            TTL,
            TOS,
            PMTUDISC,
            ENCAP_LIMIT,
            FLOWINFO,
            new TunnelKeys.Encap(ENCAP_TYPE, ENCAP_FLAGS, ENCAP_SPORT, ENCAP_DPORT),
            COLLECT_METADATA);

    private Ipip() {
        super(KIND, false, Set.of(TunnelMode.ANY, TunnelMode.IPV4, TunnelMode.MPLS));
    }

    /** Returns a spec of a new tunnel. Equivalent to: {@code ip link add NAME type ipip}. */
    public static Ipip named(String name) {
        return new Ipip().name(name);
    }

    /** Returns a spec of changes. Equivalent to: {@code ip link set NAME type ipip …}. */
    public static Ipip options() {
        return new Ipip();
    }

    /**
     * Returns a spec with the settings of a tunnel, to be read by the getters, or to create one like it; see
     * {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Ipip of(LinkView link) {
        return new Ipip().copyOf(link);
    }
}
