package io.github.netlink4j.rtnetlink.link;

/** Which aggregator a {@link Bond} in the mode {@link BondMode#LACP} uses. enum BOND_AD_*, net/bond_3ad.h. */
public enum BondAdSelect {
    /** The one with the largest bandwidth, until all its ports are down. */
    STABLE,
    /** The one with the largest bandwidth, at any change. */
    BANDWIDTH,
    /** The one with most ports, at any change. */
    COUNT,
    /** The one whose ports have the highest sum of priorities, at any change. Linux 6.18. */
    ACTOR_PORT_PRIORITY,
    /** One that this library does not know. */
    OTHER;

    private static final BondAdSelect[] VALUES = values();

    /** Returns the kernel's number, -1 of {@link #OTHER}. */
    public int number() {
        return Ordinals.number(VALUES, this);
    }

    /** Returns the constant with the kernel's number. */
    public static BondAdSelect of(int number) {
        return Ordinals.of(VALUES, number);
    }
}
