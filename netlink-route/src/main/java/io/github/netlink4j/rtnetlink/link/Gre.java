package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Bool;
import io.github.netlink4j.codec.Ip;
import io.github.netlink4j.codec.U16;
import io.github.netlink4j.codec.U32;
import io.github.netlink4j.codec.U8;

/** A tunnel by GRE for IP packets, over IPv4. enum IFLA_GRE_*, linux/if_tunnel.h; net/ipv4/ip_gre.c. */
public final class Gre extends GreSpec<Gre> {
    /** Its kind, with its attributes, which the other kinds of {@link GreSpec} have as well. */
    public static final LinkKind KIND = LinkKind.of(
                    "gre", "IFLA_GRE_", "gretap", "ip6gre", "ip6gretap", "erspan", "ip6erspan")
            .replacedByChanges()
            .withoutEthernet();

    /** Index of the link that carries it. */
    public static final U32 LINK = KIND.u32(1, "LINK");
    /** What received packets must have: 0x8000 a checksum, 0x2000 a key, 0x1000 a sequence number. */
    public static final U16 IFLAGS = KIND.be16(2, "IFLAGS");
    /** What sent packets have, as {@link #IFLAGS}. */
    public static final U16 OFLAGS = KIND.be16(3, "OFLAGS");
    /** Key that received packets must have; only with 0x2000 of {@link #IFLAGS}. */
    public static final U32 IKEY = KIND.be32(4, "IKEY");
    /** Key of sent packets; only with 0x2000 of {@link #OFLAGS}. */
    public static final U32 OKEY = KIND.be32(5, "OKEY");
    /** Address of the local end. */
    public static final Ip LOCAL = KIND.ip(6, "LOCAL");
    /** Address of the remote end. */
    public static final Ip REMOTE = KIND.ip(7, "REMOTE");
    /** TTL, or hop limit, of outer packets; 0 copies that of the inner packet. */
    public static final U8 TTL = KIND.u8(8, "TTL");
    /** Type of service of outer IPv4 packets; 1 copies that of the inner packet. */
    public static final U8 TOS = KIND.u8(9, "TOS");
    /** Whether outer IPv4 packets have the don't-fragment bit. Kernel default: on. */
    public static final Bool PMTUDISC = KIND.bool8(10, "PMTUDISC");
    /** How many further tunnels an IPv6 packet may pass inside this one. */
    public static final U8 ENCAP_LIMIT = KIND.u8(11, "ENCAP_LIMIT");
    /** Traffic class (bits 20 to 27) and flow label (bits 0 to 19) of outer IPv6 packets. */
    public static final U32 FLOWINFO = KIND.be32(12, "FLOWINFO");
    /** Options of a tunnel over IPv6, IP6_TNL_F_*. */
    public static final U32 FLAGS = KIND.u32(13, "FLAGS");
    /** Header before the tunnel: 0 none, 1 FOU, 2 GUE. */
    public static final U16 ENCAP_TYPE = KIND.u16(14, "ENCAP_TYPE");
    /** Options of that header: 1 checksum, 2 checksum over IPv6, 4 remote checksum offload. */
    public static final U16 ENCAP_FLAGS = KIND.u16(15, "ENCAP_FLAGS");
    /** UDP source port of that header; 0 chooses one by the flow. */
    public static final U16 ENCAP_SPORT = KIND.be16(16, "ENCAP_SPORT");
    /** UDP destination port of that header. */
    public static final U16 ENCAP_DPORT = KIND.be16(17, "ENCAP_DPORT");
    /** Whether routes and filters decide about each packet: {@code external}. */
    public static final Bool COLLECT_METADATA = KIND.flag(18, "COLLECT_METADATA");
    /** Whether the don't-fragment bit of the inner packet is ignored. */
    public static final Bool IGNORE_DF = KIND.bool8(19, "IGNORE_DF");
    /** Mark by which the outer packets are routed. */
    public static final U32 FWMARK = KIND.u32(20, "FWMARK");
    /** Index of the mirrored port, of an ERSPAN tunnel of version 1. */
    public static final U32 ERSPAN_INDEX = KIND.u32(21, "ERSPAN_INDEX").max(0xf_ffff);
    /** Version of ERSPAN, 0 to 2; 0 is ERSPAN type I, Linux 5.8. */
    public static final U8 ERSPAN_VER = KIND.u8(22, "ERSPAN_VER").max(2);
    /** Direction of the mirrored packets: 0 received, 1 sent; of version 2. */
    public static final U8 ERSPAN_DIR = KIND.u8(23, "ERSPAN_DIR").max(1);
    /** Identifier of the hardware that mirrors; of version 2. */
    public static final U16 ERSPAN_HWID = KIND.u16(24, "ERSPAN_HWID").max(0x3f);

    static final TunnelKeys KEYS = new TunnelKeys(
            new TunnelKeys.Ends(LINK, LOCAL, REMOTE, FWMARK),
            TTL,
            TOS,
            PMTUDISC,
            ENCAP_LIMIT,
            FLOWINFO,
            new TunnelKeys.Encap(ENCAP_TYPE, ENCAP_FLAGS, ENCAP_SPORT, ENCAP_DPORT),
            COLLECT_METADATA);

    private Gre() {
        super(KIND, false);
    }

    /** Returns a spec of a new tunnel. Equivalent to: {@code ip link add NAME type gre}. */
    public static Gre named(String name) {
        return new Gre().name(name);
    }

    /** Returns a spec of changes. Equivalent to: {@code ip link set NAME type gre …}. */
    public static Gre options() {
        return new Gre();
    }

    /**
     * Returns a spec with the settings of a tunnel, to be read by the getters, or to create one like it; see
     * {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Gre of(LinkView link) {
        return new Gre().copyOf(link);
    }
}
