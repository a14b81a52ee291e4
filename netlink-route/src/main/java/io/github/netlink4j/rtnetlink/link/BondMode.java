package io.github.netlink4j.rtnetlink.link;

/** How a {@link Bond} distributes packets among its ports. BOND_MODE_*, linux/if_bonding.h. */
public enum BondMode {
    /** In turn: {@code balance-rr}. */
    ROUND_ROBIN,
    /** By one port, until that fails: {@code active-backup}. */
    ACTIVE_BACKUP,
    /** By a hash of the addresses: {@code balance-xor}. */
    XOR,
    /** By all ports: {@code broadcast}. */
    BROADCAST,
    /** By a hash, among the ports that the link aggregation control protocol joins: {@code 802.3ad}. */
    LACP,
    /** By load; one port receives: {@code balance-tlb}. */
    TLB,
    /** By load, received packets as well, by answers to ARP requests: {@code balance-alb}. */
    ALB,
    /** One that this library does not know. */
    OTHER;

    private static final BondMode[] VALUES = values();

    /** Returns the kernel's number, -1 of {@link #OTHER}. */
    public int number() {
        return Ordinals.number(VALUES, this);
    }

    /** Returns the constant with the kernel's number. */
    public static BondMode of(int number) {
        return Ordinals.of(VALUES, number);
    }
}
