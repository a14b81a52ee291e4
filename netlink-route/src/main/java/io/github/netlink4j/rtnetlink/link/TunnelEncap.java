package io.github.netlink4j.rtnetlink.link;

/** The header between the IP header and the packets of a tunnel. enum tunnel_encap_types, linux/if_tunnel.h. */
public enum TunnelEncap {
    /** None. */
    NONE,
    /** Foo over UDP: UDP alone. */
    FOU,
    /** Generic UDP encapsulation. */
    GUE,
    /** MPLS. */
    MPLS,
    /** A header that this library does not know. */
    OTHER;

    private static final TunnelEncap[] VALUES = values();

    /** Returns the kernel's number, -1 of {@link #OTHER}. */
    public int number() {
        return Ordinals.number(VALUES, this);
    }

    /** Returns the header with the kernel's number. */
    public static TunnelEncap of(int number) {
        return Ordinals.of(VALUES, number);
    }
}
