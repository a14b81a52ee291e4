package io.github.netlink4j.rtnetlink.link;

/** What the packets inside an IP tunnel are, by the protocol number of the outer IP header. */
public enum TunnelMode {
    /** All that the kind supports. */
    ANY(0),
    /** IPv4: {@code ipip}, or {@code ipip6}. */
    IPV4(4),
    /** IPv6: {@code ip6ip}, or {@code ip6ip6}. */
    IPV6(41),
    /** MPLS: {@code mplsip}. */
    MPLS(137),
    /** A protocol that this library does not know. */
    OTHER(-1);

    private static final TunnelMode[] VALUES = values();

    private final int number;

    TunnelMode(int number) {
        this.number = number;
    }

    /** Returns the protocol number, -1 of {@link #OTHER}. */
    public int number() {
        return number;
    }

    /** Returns the mode with the protocol number. */
    public static TunnelMode of(int number) {
        for (TunnelMode mode : VALUES) {
            if (mode.number == number) {
                return mode;
            }
        }
        return OTHER;
    }
}
