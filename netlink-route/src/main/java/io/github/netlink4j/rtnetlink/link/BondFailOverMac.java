package io.github.netlink4j.rtnetlink.link;

/**
 * Which hardware addresses the ports of a {@link Bond} in the mode {@link BondMode#ACTIVE_BACKUP} have. BOND_FOM_*,
 * net/bonding.h.
 */
public enum BondFailOverMac {
    /** That of the bond. */
    NONE,
    /** Their own; the bond has that of the active port. */
    ACTIVE,
    /** Their own; a port that becomes active takes that of the bond. */
    FOLLOW,
    /** One that this library does not know. */
    OTHER;

    private static final BondFailOverMac[] VALUES = values();

    /** Returns the kernel's number, -1 of {@link #OTHER}. */
    public int number() {
        return Ordinals.number(VALUES, this);
    }

    /** Returns the constant with the kernel's number. */
    public static BondFailOverMac of(int number) {
        return Ordinals.of(VALUES, number);
    }
}
