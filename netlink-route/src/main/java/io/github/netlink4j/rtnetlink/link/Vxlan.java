package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Bool;
import io.github.netlink4j.codec.Ip;
import io.github.netlink4j.codec.Raw;
import io.github.netlink4j.codec.Struct;
import io.github.netlink4j.codec.U16;
import io.github.netlink4j.codec.U32;
import io.github.netlink4j.codec.U8;
import java.util.Set;

/** A VXLAN tunnel: Ethernet inside UDP. enum IFLA_VXLAN_*, linux/if_link.h; drivers/net/vxlan. */
public final class Vxlan extends VxlanSpec {
    /** Its kind, with its attributes. */
    public static final LinkKind KIND = LinkKind.of("vxlan", "IFLA_VXLAN_");

    /** The port that IANA has assigned. Without {@link #PORT} Linux uses the older 8472. */
    public static final int IANA_PORT = 4789;

    /** Network identifier (VNI), 24 bits. */
    public static final U32 ID = KIND.u32(1, "ID").max(0xff_ffff);
    /** Multicast group of the network, or the address of the only remote end. */
    public static final Ip GROUP = KIND.ip(2, "GROUP", 16, "GROUP6");
    /** Index of the link that carries it. */
    public static final U32 LINK = KIND.u32(3, "LINK");
    /** Local address in outer packets. */
    public static final Ip LOCAL = KIND.ip(4, "LOCAL", 17, "LOCAL6");
    /** TTL of outer packets; 0 leaves it to the route. */
    public static final U8 TTL = KIND.u8(5, "TTL");
    /** Type of service of outer packets; 1 copies that of the inner packet. */
    public static final U8 TOS = KIND.u8(6, "TOS");
    /** Whether it learns behind which remote end an address is. Kernel default: on. */
    public static final Bool LEARNING = KIND.bool8(7, "LEARNING");
    /** Seconds after which a learned address is forgotten. Kernel default: 300; 0 never. */
    public static final U32 AGEING = KIND.u32(8, "AGEING");
    /** Largest number of addresses; 0 means no limit. */
    public static final U32 LIMIT = KIND.u32(9, "LIMIT");
    /** Source ports of outer packets. */
    public static final Struct<VxlanPorts> PORT_RANGE = KIND.struct(10, "PORT_RANGE", VxlanPorts.LAYOUT);
    /** Whether it answers ARP requests and neighbour solicitations itself. */
    public static final Bool PROXY = KIND.bool8(11, "PROXY");
    /** Whether it sends packets for a router directly to their destination (route short circuit). */
    public static final Bool RSC = KIND.bool8(12, "RSC");
    /** Whether it notifies of link-layer addresses that it does not know. */
    public static final Bool L2MISS = KIND.bool8(13, "L2MISS");
    /** Whether it notifies of IP addresses that it does not know. */
    public static final Bool L3MISS = KIND.bool8(14, "L3MISS");
    /** UDP destination port. */
    public static final U16 PORT = KIND.be16(15, "PORT");
    /** Whether outer IPv4 packets have a UDP checksum. */
    public static final Bool UDP_CSUM = KIND.bool8(18, "UDP_CSUM");
    /** Whether outer IPv6 packets are sent without a UDP checksum. */
    public static final Bool UDP_ZERO_CSUM6_TX = KIND.bool8(19, "UDP_ZERO_CSUM6_TX");
    /** Whether outer IPv6 packets without a UDP checksum are accepted. */
    public static final Bool UDP_ZERO_CSUM6_RX = KIND.bool8(20, "UDP_ZERO_CSUM6_RX");
    /** Whether it sends with remote checksum offload. */
    public static final Bool REMCSUM_TX = KIND.bool8(21, "REMCSUM_TX");
    /** Whether it accepts remote checksum offload. */
    public static final Bool REMCSUM_RX = KIND.bool8(22, "REMCSUM_RX");
    /** Group policy extension. */
    public static final Bool GBP = KIND.flag(23, "GBP");
    /** No partial checksums with remote checksum offload. */
    public static final Bool REMCSUM_NOPARTIAL = KIND.flag(24, "REMCSUM_NOPARTIAL");
    /** Whether routes and filters decide about each packet: {@code external}. */
    public static final Bool COLLECT_METADATA = KIND.bool8(25, "COLLECT_METADATA");
    /** Flow label of outer IPv6 packets, 20 bits. */
    public static final U32 LABEL = KIND.be32(26, "LABEL").max(0xf_ffff);
    /** Generic protocol extension. */
    public static final Bool GPE = KIND.flag(27, "GPE");
    /** Outer packets have the TTL of the inner ones. Sent as a flag, reported as a byte: vxlan_fill_info(). */
    public static final Bool TTL_INHERIT = KIND.flag(28, "TTL_INHERIT");
    /** Don't-fragment bit of outer packets: 0 clear, 1 set, 2 copied from the inner packet. Linux 5.1. */
    public static final U8 DF = KIND.u8(29, "DF").max(2);
    /** Whether it accepts only the networks of its filter. Linux 5.18. */
    public static final Bool VNIFILTER = KIND.bool8(30, "VNIFILTER");
    /** Whether packets to a tunnel of this machine skip the encapsulation. Linux 6.5. */
    public static final Bool LOCALBYPASS = KIND.bool8(31, "LOCALBYPASS");
    /** Source of the flow label: 0 {@link #LABEL}, 1 the inner packet. Linux 6.7. */
    public static final U32 LABEL_POLICY = KIND.u32(32, "LABEL_POLICY").max(1);
    /** Bits of the header that are ignored, eight bytes. Linux 6.14. */
    public static final Raw RESERVED_BITS = KIND.raw(33, "RESERVED_BITS");
    /** Whether multicast packets are routed. Linux 6.16. */
    public static final Bool MC_ROUTE = KIND.bool8(34, "MC_ROUTE");

    /** The don't-fragment bit of outer IPv4 packets. enum ifla_vxlan_df, linux/if_link.h. */
    public enum DontFragment {
        /** Clear. */
        UNSET(0),
        /** Set. */
        SET(1),
        /** Copied from the inner packet. */
        INHERIT(2),
        /** A value that this library does not know. */
        OTHER(-1);

        private static final DontFragment[] VALUES = values();

        private final int number;

        DontFragment(int number) {
            this.number = number;
        }

        /** Returns the kernel's number, -1 of {@link #OTHER}. */
        public int number() {
            return number;
        }

        /** Returns the value with the kernel's number. */
        public static DontFragment of(int number) {
            for (DontFragment df : VALUES) {
                if (df.number == number) {
                    return df;
                }
            }
            return OTHER;
        }
    }

    private Vxlan() {}

    /** Requires an identifier: without one, vxlan_newlink() uses 0, which is a network like any other. */
    @Override
    void checkNew() {
        if (!isSet(ID) && !value(COLLECT_METADATA, false)) {
            throw new IllegalArgumentException(this + ": a new vxlan needs a network identifier, vni(), or external()");
        }
    }

    /** Returns a spec of a new tunnel; {@link #vni} is required. Equivalent to: {@code ip link add NAME type vxlan id VNI}. */
    public static Vxlan named(String name) {
        return new Vxlan().name(name);
    }

    /** Returns a spec of changes to a tunnel. Equivalent to: {@code ip link set NAME type vxlan …}. */
    public static Vxlan options() {
        return new Vxlan();
    }

    /**
     * Returns a spec with the settings of a tunnel, to be read by the getters, or to create one like it; see
     * {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is no VXLAN tunnel
     */
    public static Vxlan of(LinkView tunnel) {
        Vxlan spec = new Vxlan().copyOf(tunnel, Set.of(LINK));
        spec.copyLink(LINK, tunnel, "device");
        // Even when it is off, it claims bits that the kernel reports as reserved. vxlan_nl2conf()
        return spec.isRemCsumRx() ? spec : spec.unset(REMCSUM_RX);
    }
}
