package io.github.netlink4j.rtnetlink.link;

/** When the primary port of a {@link Bond} becomes the active one again. BOND_PRI_RESELECT_*, net/bonding.h. */
public enum BondPrimaryReselect {
    /** As soon as it is up. */
    ALWAYS,
    /** When it is up, and faster than the active one. */
    BETTER,
    /** When the active one fails. */
    FAILURE,
    /** One that this library does not know. */
    OTHER;

    private static final BondPrimaryReselect[] VALUES = values();

    /** Returns the kernel's number, -1 of {@link #OTHER}. */
    public int number() {
        return Ordinals.number(VALUES, this);
    }

    /** Returns the constant with the kernel's number. */
    public static BondPrimaryReselect of(int number) {
        return Ordinals.of(VALUES, number);
    }
}
