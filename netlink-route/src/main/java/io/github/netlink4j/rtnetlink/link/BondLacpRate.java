package io.github.netlink4j.rtnetlink.link;

/** How often the partner of a {@link Bond} is asked to send LACP packets. AD_LACP_*, net/bond_3ad.h. */
public enum BondLacpRate {
    /** Every 30 seconds. */
    SLOW,
    /** Every second. */
    FAST,
    /** One that this library does not know. */
    OTHER;

    private static final BondLacpRate[] VALUES = values();

    /** Returns the kernel's number, -1 of {@link #OTHER}. */
    public int number() {
        return Ordinals.number(VALUES, this);
    }

    /** Returns the constant with the kernel's number. */
    public static BondLacpRate of(int number) {
        return Ordinals.of(VALUES, number);
    }
}
