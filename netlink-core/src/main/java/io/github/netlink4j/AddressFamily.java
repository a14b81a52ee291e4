package io.github.netlink4j;

/** Address families, AF_*. linux/socket.h. Every message of rtnetlink begins with one. */
public final class AddressFamily {
    /** No particular family. In a request it means all families. */
    public static final int AF_UNSPEC = 0;
    /** IPv4. */
    public static final int AF_INET = 2;
    /** Bridges: ports, forwarding entries, VLANs. */
    public static final int AF_BRIDGE = 7;
    /** IPv6. */
    public static final int AF_INET6 = 10;
    /** Netlink itself. */
    public static final int AF_NETLINK = 16;
    /** Multiprotocol label switching. */
    public static final int AF_MPLS = 28;

    private AddressFamily() {}

    /**
     * Returns the usual name, such as {@code IPv4}; {@code all} for AF_UNSPEC, {@code family 5} for one without a name here.
     */
    public static String name(int family) {
        return switch (family) {
            case AF_UNSPEC -> "all";
            case AF_INET -> "IPv4";
            case AF_BRIDGE -> "bridge";
            case AF_INET6 -> "IPv6";
            case AF_MPLS -> "MPLS";
            default -> "family " + family;
        };
    }

    // Hot path: allocates nothing.

    /** Returns whether a family is the wanted one; AF_UNSPEC stands for IPv4 and IPv6, and for no other. */
    public static boolean isWanted(int family, int wanted) {
        return wanted == AF_UNSPEC ? family == AF_INET || family == AF_INET6 : family == wanted;
    }
}
