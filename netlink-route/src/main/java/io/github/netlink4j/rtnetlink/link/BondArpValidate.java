package io.github.netlink4j.rtnetlink.link;

/** Which ARP packets a {@link Bond} accepts as a sign of life of a port. BOND_ARP_VALIDATE_*, net/bond_options.h. */
public enum BondArpValidate {
    /** All packets count. */
    NONE,
    /** Those received by the active port are checked. */
    ACTIVE,
    /** Those received by the other ports are checked. */
    BACKUP,
    /** Those received by any port are checked. */
    ALL,
    /** Only ARP packets count; they are not checked. */
    FILTER,
    /** Only ARP packets count; those received by the active port are checked. */
    FILTER_ACTIVE,
    /** Only ARP packets count; those received by the other ports are checked. */
    FILTER_BACKUP,
    /** One that this library does not know. */
    OTHER;

    private static final BondArpValidate[] VALUES = values();

    /** Returns the kernel's number, -1 of {@link #OTHER}. */
    public int number() {
        return Ordinals.number(VALUES, this);
    }

    /** Returns the constant with the kernel's number. */
    public static BondArpValidate of(int number) {
        return Ordinals.of(VALUES, number);
    }
}
