package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.MacAddress;
import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.Mac;
import io.github.netlink4j.codec.U16;
import io.github.netlink4j.codec.U32;
import io.github.netlink4j.codec.U8;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Two Ethernet links that send each packet twice: a ring of high-availability seamless redundancy (HSR), or two
 * networks of the parallel redundancy protocol (PRP), IEC 62439-3. enum IFLA_HSR_*, linux/if_link.h; net/hsr.
 */
public final class Hsr extends LinkSpec<Hsr> {
    /** Its kind, with its attributes. */
    public static final LinkKind KIND = LinkKind.of("hsr", "IFLA_HSR_");

    /** Index of the first link. */
    public static final U32 SLAVE1 = KIND.u32(1, "SLAVE1");
    /** Index of the second link. */
    public static final U32 SLAVE2 = KIND.u32(2, "SLAVE2");
    /** Last byte of {@link #SUPERVISION_ADDR}. Kernel default: 0. Of a new link only. */
    public static final U8 MULTICAST_SPEC = KIND.u8(3, "MULTICAST_SPEC");
    /** Group to which it sends supervision frames, 01:15:4e:00:01:XX. Only reported. */
    public static final Mac SUPERVISION_ADDR = KIND.mac(4, "SUPERVISION_ADDR");
    /** The next sequence number. Only reported. */
    public static final U16 SEQ_NR = KIND.u16(5, "SEQ_NR");
    /** Version of HSR, 0 or 1. Kernel default: 0. Of a new link only; older kernels do not report it. */
    public static final U8 VERSION = KIND.u8(6, "VERSION").max(1);
    /** The protocol; see {@link Protocol}. Kernel default: HSR. Of a new link only. Linux 5.9. */
    public static final U8 PROTOCOL = KIND.u8(7, "PROTOCOL").max(1);
    /** Index of the link to hosts or rings outside. Of a new link only. Linux 6.10. */
    public static final U32 INTERLINK = KIND.u32(8, "INTERLINK");

    /** How packets are sent twice. HSR_PROTOCOL_*, linux/if_link.h. */
    public enum Protocol {
        /** In both directions of a ring. */
        HSR,
        /** By two separate networks. */
        PRP,
        /** One that this library does not know. */
        OTHER;

        private static final Protocol[] VALUES = values();

        /** Returns the kernel's number, -1 of {@link #OTHER}. */
        public int number() {
            return Ordinals.number(VALUES, this);
        }

        /** Returns the protocol with the kernel's number. */
        public static Protocol of(int number) {
            return Ordinals.of(VALUES, number);
        }
    }

    /** What the kernel only reports, and the links, which are copied as links. */
    private static final Set<Attr> STATE = Set.of(SLAVE1, SLAVE2, INTERLINK, SUPERVISION_ADDR, SEQ_NR);

    private static final int LAST_BYTE = 5;

    private Hsr() {
        super(KIND);
    }

    @Override
    void checkNew() {
        if (!isSet(SLAVE1) || !isSet(SLAVE2)) {
            throw new IllegalArgumentException(this + ": a new hsr needs two links, ports()");
        }
    }

    /**
     * Returns a spec of a new link; {@link #ports} is required. Equivalent to: {@code ip link add NAME type hsr slave1
     * eth0 slave2 eth1}.
     */
    public static Hsr named(String name) {
        return new Hsr().name(name);
    }

    /**
     * Returns a spec with the settings of a link, to be read by the getters, or to create one like it; see {@link
     * LinkSpec}. Older kernels do not report the {@link #version} and the {@link #interlink}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Hsr of(LinkView link) {
        Hsr spec = new Hsr().copyOf(link, STATE);
        spec.copyLink(SLAVE1, link, "first port");
        spec.copyLink(SLAVE2, link, "second port");
        spec.copyLink(INTERLINK, link, "interlink");
        MacAddress group = link.get(SUPERVISION_ADDR);
        return group == null ? spec : spec.supervision(group.toBytes()[LAST_BYTE] & 0xff);
    }

    /**
     * Sets the two links that send each packet; of a new link only. IFLA_HSR_SLAVE1, IFLA_HSR_SLAVE2. Equivalent to:
     * {@code ip link add … type hsr slave1 eth0 slave2 eth1}.
     */
    public Hsr ports(LinkRef first, LinkRef second) {
        return link(SLAVE1, first, "first port").link(SLAVE2, second, "second port");
    }

    /** Sets the two links that send each packet, by name. */
    public Hsr ports(String first, String second) {
        return ports(LinkRef.of(first), LinkRef.of(second));
    }

    /** Returns the index of the first link; 0 when it is not set here, or is set by name. IFLA_HSR_SLAVE1. */
    public int firstPort() {
        return (int) value(SLAVE1, 0);
    }

    /** Returns the index of the second link; 0 when it is not set here, or is set by name. IFLA_HSR_SLAVE2. */
    public int secondPort() {
        return (int) value(SLAVE2, 0);
    }

    /**
     * Sets the link to hosts or rings outside; of a new link only. IFLA_HSR_INTERLINK. Linux 6.10. Equivalent to:
     * {@code ip link add … type hsr interlink eth2}.
     */
    public Hsr interlink(LinkRef link) {
        return link(INTERLINK, link, "interlink");
    }

    /** Sets the link to hosts or rings outside, by name. */
    public Hsr interlink(String link) {
        return interlink(LinkRef.of(link));
    }

    /** Returns the index of the link to hosts or rings outside; 0 when it is not set here, or is set by name. */
    public int interlink() {
        return (int) value(INTERLINK, 0);
    }

    /**
     * Sets the last byte of the group to which it sends supervision frames, 0 to 255; of a new link only.
     * IFLA_HSR_MULTICAST_SPEC. Equivalent to: {@code ip link add … type hsr supervision 7}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public Hsr supervision(int lastByte) {
        return set(MULTICAST_SPEC, lastByte);
    }

    /**
     * Returns the last byte of the group of supervision frames; -1 when it is not set here. IFLA_HSR_MULTICAST_SPEC.
     */
    public int supervision() {
        return value(MULTICAST_SPEC, -1);
    }

    /**
     * Sets the version of HSR, 0 or 1; of a new link only. IFLA_HSR_VERSION. Equivalent to: {@code ip link add … type
     * hsr version 1}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public Hsr version(int version) {
        return set(VERSION, version);
    }

    /** Returns the version of HSR; -1 when it is not set here. IFLA_HSR_VERSION. */
    public int version() {
        return value(VERSION, -1);
    }

    /**
     * Sets the protocol; of a new link only. IFLA_HSR_PROTOCOL. Linux 5.9. Equivalent to: {@code ip link add … type hsr
     * proto 1}.
     *
     * @throws IllegalArgumentException when it is {@link Protocol#OTHER}
     */
    public Hsr protocol(Protocol protocol) {
        return set(PROTOCOL, protocol.number());
    }

    /** Returns the protocol; null when it is not set here. IFLA_HSR_PROTOCOL. */
    public @Nullable Protocol protocol() {
        int number = value(PROTOCOL, -1);
        return number < 0 ? null : Protocol.of(number);
    }
}
