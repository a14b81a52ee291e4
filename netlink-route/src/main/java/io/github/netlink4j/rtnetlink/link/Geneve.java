package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Bool;
import io.github.netlink4j.codec.Ip;
import io.github.netlink4j.codec.Struct;
import io.github.netlink4j.codec.U16;
import io.github.netlink4j.codec.U32;
import io.github.netlink4j.codec.U8;
import java.util.Set;

/** A GENEVE tunnel: Ethernet inside UDP (RFC 8926). enum IFLA_GENEVE_*, linux/if_link.h; drivers/net/geneve.c. */
public final class Geneve extends GeneveSpec {
    /** Its kind, with its attributes. */
    public static final LinkKind KIND = LinkKind.of("geneve", "IFLA_GENEVE_");

    /** Network identifier (VNI), 24 bits. */
    public static final U32 ID = KIND.u32(1, "ID").max(0xff_ffff);
    /** Address of the remote end. */
    public static final Ip REMOTE = KIND.ip(2, "REMOTE", 7, "REMOTE6");
    /** TTL of outer packets; 0 leaves it to the route. */
    public static final U8 TTL = KIND.u8(3, "TTL");
    /** Type of service of outer packets; 1 copies that of the inner packet. */
    public static final U8 TOS = KIND.u8(4, "TOS");
    /** UDP destination port. Kernel default: 6081. */
    public static final U16 PORT = KIND.be16(5, "PORT");
    /** Whether routes and filters decide about each packet: {@code external}. */
    public static final Bool COLLECT_METADATA = KIND.flag(6, "COLLECT_METADATA");
    /** Whether outer IPv4 packets have a UDP checksum. */
    public static final Bool UDP_CSUM = KIND.bool8(8, "UDP_CSUM");
    /** Whether outer IPv6 packets are sent without a UDP checksum. */
    public static final Bool UDP_ZERO_CSUM6_TX = KIND.bool8(9, "UDP_ZERO_CSUM6_TX");
    /** Whether outer IPv6 packets without a UDP checksum are accepted. */
    public static final Bool UDP_ZERO_CSUM6_RX = KIND.bool8(10, "UDP_ZERO_CSUM6_RX");
    /** Flow label of outer IPv6 packets, 20 bits. */
    public static final U32 LABEL = KIND.be32(11, "LABEL").max(0xf_ffff);
    /** Whether outer packets have the TTL of the inner ones. With this attribute, even as off, {@link #TTL} is ignored. */
    public static final Bool TTL_INHERIT = KIND.bool8(12, "TTL_INHERIT");
    /** Don't-fragment bit of outer packets: 0 clear, 1 set, 2 copied from the inner packet. */
    public static final U8 DF = KIND.u8(13, "DF").max(2);
    /** Whether the header states the protocol of the inner packet, which may then be other than Ethernet. Linux 5.18. */
    public static final Bool INNER_PROTO_INHERIT = KIND.flag(14, "INNER_PROTO_INHERIT");
    /** Source ports of outer packets. Linux 6.15. */
    public static final Struct<VxlanPorts> PORT_RANGE = KIND.struct(15, "PORT_RANGE", VxlanPorts.GENEVE_LAYOUT);
    /** Whether it sends hints by which the receiver joins packets (GRO). Linux 7.0. */
    public static final Bool GRO_HINT = KIND.flag(16, "GRO_HINT");
    /** Local address in outer packets. Linux 7.2. */
    public static final Ip LOCAL = KIND.ip(17, "LOCAL", 18, "LOCAL6");

    private Geneve() {}

    /** Requires what {@code ip} does: without an identifier, geneve_configure() uses 0. */
    @Override
    void checkNew() {
        if (isExternal()) {
            return;
        }
        if (!isSet(ID) || !isSet(REMOTE)) {
            throw new IllegalArgumentException(
                    this + ": a new geneve needs a network identifier, vni(), and a remote end, or external()");
        }
    }

    /**
     * Returns a spec of a new tunnel; {@link #vni} and {@link #remote} are required. Equivalent to: {@code ip link add NAME
     * type geneve id VNI remote ADDRESS}.
     */
    public static Geneve named(String name) {
        return new Geneve().name(name);
    }

    /** Returns a spec of changes to a tunnel. Equivalent to: {@code ip link set NAME type geneve …}. */
    public static Geneve options() {
        return new Geneve();
    }

    /**
     * Returns a spec with the settings of a tunnel, to be read by the getters, or to create one like it; see
     * {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Geneve of(LinkView tunnel) {
        Geneve spec = new Geneve().copyOf(tunnel, Set.of());
        // Where this is sent, even as off, the kernel ignores the TTL: geneve_nl2info().
        return spec.isTtlInherited() ? spec.unset(TTL) : spec.unset(TTL_INHERIT);
    }
}
