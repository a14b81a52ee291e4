package io.github.netlink4j.rtnetlink.route;

import java.util.Arrays;
import java.util.HexFormat;

/** The encapsulation of packets by a route, as with {@code ip route add … encap}. Immutable. linux/lwtunnel.h. */
public final class RouteEncap {
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

    private final int type;
    private final byte[] attributes;

    /**
     * Creates an encapsulation of this type, LWTUNNEL_ENCAP_*.
     *
     * @param attributes its attributes, each with struct nlattr in front
     * @throws IllegalArgumentException when the type is not 1 to 65535
     */
    public RouteEncap(int type, byte[] attributes) {
        this.type = RouteAttr.ENCAP_TYPE.check(type);
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

    /** Returns the same array each time, for reading only. */
    byte[] bytes() {
        return attributes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RouteEncap encap && type == encap.type && Arrays.equals(attributes, encap.attributes);
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
