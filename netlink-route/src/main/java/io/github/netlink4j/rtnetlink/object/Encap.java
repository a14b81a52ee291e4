package io.github.netlink4j.rtnetlink.object;

import io.github.netlink4j.codec.Wire;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * The encapsulation of packets by a route, by one of its next hops or by a nexthop object, as with {@code ip route add … encap}.
 * Immutable. linux/lwtunnel.h.
 */
public final class Encap {
    /** MPLS labels. */
    public static final int LWTUNNEL_ENCAP_MPLS = 1;
    /** A tunnel over IPv4. */
    public static final int LWTUNNEL_ENCAP_IP = 2;
    /** Identifier locator addressing. */
    public static final int LWTUNNEL_ENCAP_ILA = 3;
    /** A tunnel over IPv6. */
    public static final int LWTUNNEL_ENCAP_IP6 = 4;
    /** Segment routing over IPv6. */
    public static final int LWTUNNEL_ENCAP_SEG6 = 5;
    /** A BPF program. */
    public static final int LWTUNNEL_ENCAP_BPF = 6;
    /** Behavior of a segment endpoint: segment routing over IPv6. */
    public static final int LWTUNNEL_ENCAP_SEG6_LOCAL = 7;
    /** RPL source routing. Linux 5.7. */
    public static final int LWTUNNEL_ENCAP_RPL = 8;
    /** In-situ operations data. Linux 5.15. */
    public static final int LWTUNNEL_ENCAP_IOAM6 = 9;
    /** IPsec. Linux 6.1. */
    public static final int LWTUNNEL_ENCAP_XFRM = 10;

    /** The kernel's u16. */
    private static final int LARGEST_TYPE = 0xffff;

    private final int type;
    private final byte[] attributes;

    /**
     * Creates an encapsulation of this type, LWTUNNEL_ENCAP_*.
     *
     * @param attributes its attributes, each with struct nlattr in front
     * @throws IllegalArgumentException when the type is not 1 to 65535
     */
    public Encap(int type, byte[] attributes) {
        if (type < 1 || type > LARGEST_TYPE) {
            throw new IllegalArgumentException("the type of an encapsulation must be 1 to 65535: " + type);
        }
        this.type = type;
        this.attributes = attributes.clone();
    }

    /** Returns its type, such as {@link #LWTUNNEL_ENCAP_MPLS}. */
    public int type() {
        return type;
    }

    /** Returns its attributes, each with struct nlattr in front. */
    public byte[] attributes() {
        return attributes.clone();
    }

    /**
     * Returns whether this has the type and all attributes of another one: the kernel reports also those that were not set.
     */
    public boolean includes(Encap other) {
        return type == other.type && split(attributes).containsAll(split(other.attributes));
    }

    /** Returns each attribute with its header, without NLA_F_NESTED; the rest as one when an attribute is malformed. */
    private static Set<ByteBuffer> split(byte[] attributes) {
        Set<ByteBuffer> all = new HashSet<>();
        for (int at = 0; attributes.length - at >= Wire.ATTR_HEADER; ) {
            int length = Wire.u16(attributes, at);
            int end = length < Wire.ATTR_HEADER ? attributes.length : Math.min(at + length, attributes.length);
            byte[] attribute = Arrays.copyOfRange(attributes, at, end);
            Wire.put16(attribute, 2, Wire.u16(attribute, 2) & Wire.TYPE_MASK);
            all.add(ByteBuffer.wrap(attribute));
            at = Wire.align(end);
        }
        return all;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Encap encap && type == encap.type && Arrays.equals(attributes, encap.attributes);
    }

    @Override
    public int hashCode() {
        return 31 * type + Arrays.hashCode(attributes);
    }

    /** Returns the type, and the attributes in hexadecimal. */
    @Override
    public String toString() {
        return type + " 0x" + HexFormat.of().formatHex(attributes);
    }
}
