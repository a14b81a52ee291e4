package io.github.netlink4j.rtnetlink.link;

/** How many ARP targets of a {@link Bond} must answer for a port to be up. BOND_ARP_TARGETS_*, net/bonding.h. */
public enum BondArpAllTargets {
    /** One of them. */
    ANY,
    /** All of them. */
    ALL,
    /** One that this library does not know. */
    OTHER;

    private static final BondArpAllTargets[] VALUES = values();

    /** Returns the kernel's number, -1 of {@link #OTHER}. */
    public int number() {
        return Ordinals.number(VALUES, this);
    }

    /** Returns the constant with the kernel's number. */
    public static BondArpAllTargets of(int number) {
        return Ordinals.of(VALUES, number);
    }
}
