package io.github.netlink4j.route.route;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * What a route wraps packets in, as {@code ip route add … encap} does. linux/lwtunnel.h.
 *
 * @param type the encapsulation, LWTUNNEL_ENCAP_*
 * @param attributes its attributes as they go to the kernel, each with struct nlattr in front
 */
public record RouteEncap(int type, byte[] attributes) {
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
    /** What a segment does when it is reached. */
    public static final int LWTUNNEL_ENCAP_SEG6_LOCAL = 7;
    /** RPL source routing. Linux 5.7. */
    public static final int LWTUNNEL_ENCAP_RPL = 8;
    /** In-situ operations data. Linux 5.15. */
    public static final int LWTUNNEL_ENCAP_IOAM6 = 9;
    /** IPsec. Linux 6.1. */
    public static final int LWTUNNEL_ENCAP_XFRM = 10;

    /** @throws IllegalArgumentException when the type is not 1 to 65535 */
    public RouteEncap {
        RouteAttr.ENCAP_TYPE.check(type);
        attributes = attributes.clone();
    }

    @Override
    public byte[] attributes() {
        return attributes.clone();
    }

    /** The same array each time, for reading. */
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

    /** Type, and attributes in hexadecimal. */
    @Override
    public String toString() {
        return type + " 0x" + HexFormat.of().formatHex(attributes);
    }
}
