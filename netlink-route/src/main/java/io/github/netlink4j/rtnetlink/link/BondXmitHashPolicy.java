package io.github.netlink4j.rtnetlink.link;

/**
 * The fields of a packet by which a {@link Bond} selects the port that sends it. BOND_XMIT_POLICY_*,
 * linux/if_bonding.h.
 */
public enum BondXmitHashPolicy {
    /** Hardware addresses and protocol. */
    LAYER2,
    /** IP addresses and ports: {@code layer3+4}. */
    LAYER34,
    /** Hardware and IP addresses: {@code layer2+3}. */
    LAYER23,
    /** As {@link #LAYER23}, of the inner packet of a tunnel: {@code encap2+3}. */
    ENCAP23,
    /** As {@link #LAYER34}, of the inner packet of a tunnel: {@code encap3+4}. */
    ENCAP34,
    /** VLAN and hardware address of the sender: {@code vlan+srcmac}. Linux 5.12. */
    VLAN_SRCMAC,
    /** One that this library does not know. */
    OTHER;

    private static final BondXmitHashPolicy[] VALUES = values();

    /** Returns the kernel's number, -1 of {@link #OTHER}. */
    public int number() {
        return Ordinals.number(VALUES, this);
    }

    /** Returns the constant with the kernel's number. */
    public static BondXmitHashPolicy of(int number) {
        return Ordinals.of(VALUES, number);
    }
}
