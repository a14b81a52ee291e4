package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.Mac;
import io.github.netlink4j.codec.S32;
import io.github.netlink4j.codec.U16;
import io.github.netlink4j.codec.U32;
import io.github.netlink4j.codec.U8;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state and the options of a port of a {@link Bond}. enum IFLA_BOND_SLAVE_*, linux/if_link.h; drivers/net/bonding.
 */
public final class BondPort extends LinkSpec<BondPort> {
    /** Its kind, with its attributes. */
    public static final LinkKind KIND = LinkKind.ofPort("bond", "IFLA_BOND_SLAVE_");

    /** Whether it is the active port; see {@link State}. Only reported. */
    public static final U8 STATE = KIND.u8(1, "STATE");
    /** Whether it is used; see {@link MiiStatus}. Only reported. */
    public static final U8 MII_STATUS = KIND.u8(2, "MII_STATUS");
    /** How often it has failed. Only reported. */
    public static final U32 LINK_FAILURE_COUNT = KIND.u32(3, "LINK_FAILURE_COUNT");
    /** The hardware address that it had before it became a port. Only reported. */
    public static final Mac PERM_HWADDR = KIND.mac(4, "PERM_HWADDR");
    /** Transmit queue of the bond whose packets it sends; 0 for none. */
    public static final U16 QUEUE_ID = KIND.u16(5, "QUEUE_ID");
    /** Number of its aggregator, in the mode LACP. Only reported. */
    public static final U16 AD_AGGREGATOR_ID = KIND.u16(6, "AD_AGGREGATOR_ID");
    /** LACP state of this end, LACP_STATE_* of linux/if_bonding.h. Only reported. */
    public static final U8 AD_ACTOR_OPER_PORT_STATE = KIND.u8(7, "AD_ACTOR_OPER_PORT_STATE");
    /** LACP state of the partner, LACP_STATE_* of linux/if_bonding.h. Only reported. */
    public static final U16 AD_PARTNER_OPER_PORT_STATE = KIND.u16(8, "AD_PARTNER_OPER_PORT_STATE");
    /** Priority to become the active port; the highest wins. Linux 6.0. */
    public static final S32 PRIO = KIND.s32(9, "PRIO");
    /** Priority of the port for LACP; the lowest wins. Kernel default: 255. Linux 6.18. */
    public static final U16 ACTOR_PORT_PRIO = KIND.u16(10, "ACTOR_PORT_PRIO");
    /** Whether LACP has settled at this end; see {@link Churn}. Only reported. Linux 7.2. */
    public static final U8 AD_CHURN_ACTOR_STATE = KIND.u8(11, "AD_CHURN_ACTOR_STATE");
    /** Whether LACP has settled at the partner; see {@link Churn}. Only reported. Linux 7.2. */
    public static final U8 AD_CHURN_PARTNER_STATE = KIND.u8(12, "AD_CHURN_PARTNER_STATE");

    /** Whether a port is the active one. BOND_STATE_*, linux/if_bonding.h. */
    public enum State {
        /** It sends, and its packets are received. In modes without an active port, all ports are in this state. */
        ACTIVE,
        /** It waits until the active one fails. */
        BACKUP,
        /** One that this library does not know. */
        OTHER;

        private static final State[] VALUES = values();

        /** Returns the constant with the kernel's number. */
        public static State of(int number) {
            return Ordinals.of(VALUES, number);
        }
    }

    /** Whether a port is used. BOND_LINK_*, linux/if_bonding.h. */
    public enum MiiStatus {
        /** It is up. */
        UP,
        /** It has lost its carrier, and the time of {@link Bond#downDelay} has not passed yet. */
        GOING_DOWN,
        /** It is down. */
        DOWN,
        /** It has its carrier again, and the time of {@link Bond#upDelay} has not passed yet. */
        GOING_BACK,
        /** One that this library does not know. */
        OTHER;

        private static final MiiStatus[] VALUES = values();

        /** Returns the constant with the kernel's number. */
        public static MiiStatus of(int number) {
            return Ordinals.of(VALUES, number);
        }
    }

    /** Whether LACP has settled. churn_state_t, net/bond_3ad.h. */
    public enum Churn {
        /** Not yet, and the time for that has not passed. */
        MONITORING,
        /** Not within the time for that. */
        CHURNED,
        /** It has. */
        NONE,
        /** One that this library does not know. */
        OTHER;

        private static final Churn[] VALUES = values();

        /** Returns the constant with the kernel's number. */
        public static Churn of(int number) {
            return Ordinals.of(VALUES, number);
        }
    }

    /** What the kernel only reports, and the priority, which it reports in modes that refuse it. */
    private static final Set<Attr> REPORTED = Set.of(
            PRIO,
            STATE,
            MII_STATUS,
            LINK_FAILURE_COUNT,
            PERM_HWADDR,
            AD_AGGREGATOR_ID,
            AD_ACTOR_OPER_PORT_STATE,
            AD_PARTNER_OPER_PORT_STATE,
            AD_CHURN_ACTOR_STATE,
            AD_CHURN_PARTNER_STATE);

    private BondPort() {}

    /** Returns a spec of changes to a port. Equivalent to: {@code ip link set NAME type bond_slave …}. */
    public static BondPort options() {
        return new BondPort();
    }

    /**
     * Returns a spec with the options of a port, to be read by the getters, or to be set for another port; without the
     * state of the port, and nothing else of the link.
     *
     * @throws IllegalArgumentException when the link is no port of a bond
     */
    public static BondPort of(LinkView port) {
        if (!port.isSelected(KIND)) {
            throw new IllegalArgumentException("the link " + port.copy().text() + " is no port of a bond");
        }
        BondPort options = new BondPort();
        copy(port, options);
        return options;
    }

    /** Copies the options of a port to any spec. */
    static void copy(LinkView port, LinkSpec<?> to) {
        to.copyAll(KIND, REPORTED, port);
        int priority = port.get(PRIO, 0);
        if (priority != 0) {
            to.set(PRIO, priority);
        }
    }

    /** Returns whether a port is the active one; null when the link is no port of a bond. IFLA_BOND_SLAVE_STATE. */
    public static @Nullable State state(LinkView port) {
        return port.has(STATE) ? State.of(port.get(STATE, -1)) : null;
    }

    /** Returns whether a port is used; null when the link is no port of a bond. IFLA_BOND_SLAVE_MII_STATUS. */
    public static @Nullable MiiStatus miiStatus(LinkView port) {
        return port.has(MII_STATUS) ? MiiStatus.of(port.get(MII_STATUS, -1)) : null;
    }

    /**
     * Returns whether LACP has settled at this end; null when the link is no port of a bond in the mode LACP.
     * IFLA_BOND_SLAVE_AD_CHURN_ACTOR_STATE. Linux 7.2.
     */
    public static @Nullable Churn actorChurn(LinkView port) {
        return port.has(AD_CHURN_ACTOR_STATE) ? Churn.of(port.get(AD_CHURN_ACTOR_STATE, -1)) : null;
    }

    /**
     * Returns whether LACP has settled at the partner; null when the link is no port of a bond in the mode LACP.
     * IFLA_BOND_SLAVE_AD_CHURN_PARTNER_STATE. Linux 7.2.
     */
    public static @Nullable Churn partnerChurn(LinkView port) {
        return port.has(AD_CHURN_PARTNER_STATE) ? Churn.of(port.get(AD_CHURN_PARTNER_STATE, -1)) : null;
    }

    /**
     * Sets the transmit queue of the bond whose packets the port sends, 1 to one less than the bond has; 0 for none.
     * IFLA_BOND_SLAVE_QUEUE_ID. Equivalent to: {@code ip link set … type bond_slave queue_id 1}.
     *
     * @throws IllegalArgumentException when it is not 0 to 65535
     */
    public BondPort queue(int queue) {
        return set(QUEUE_ID, queue);
    }

    /**
     * Returns the transmit queue whose packets the port sends; -1 when it is not set here. IFLA_BOND_SLAVE_QUEUE_ID.
     */
    public int queue() {
        return value(QUEUE_ID, -1);
    }

    /**
     * Sets the priority to become the active port; the highest wins. In the modes ACTIVE_BACKUP, TLB and ALB only.
     * IFLA_BOND_SLAVE_PRIO. Linux 6.0. Equivalent to: {@code ip link set … type bond_slave prio 10}.
     */
    public BondPort priority(int priority) {
        return set(PRIO, priority);
    }

    /** Returns the priority to become the active port; 0, the kernel's default, when it is not set here. */
    public int priority() {
        return value(PRIO, 0);
    }

    /**
     * Sets the priority of the port for LACP, 0 to 65535; the lowest wins. In the mode LACP only.
     * IFLA_BOND_SLAVE_ACTOR_PORT_PRIO. Linux 6.18.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public BondPort actorPortPriority(int priority) {
        return set(ACTOR_PORT_PRIO, priority);
    }

    /** Returns the priority of the port for LACP; -1 when it is not set here. IFLA_BOND_SLAVE_ACTOR_PORT_PRIO. */
    public int actorPortPriority() {
        return value(ACTOR_PORT_PRIO, -1);
    }
}
