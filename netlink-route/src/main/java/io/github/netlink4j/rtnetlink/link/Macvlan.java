package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Mac;
import io.github.netlink4j.codec.Nest;
import io.github.netlink4j.codec.S32;
import io.github.netlink4j.codec.U16;
import io.github.netlink4j.codec.U32;

/** A link with a hardware address of its own on top of another. enum IFLA_MACVLAN_*, linux/if_link.h. */
public final class Macvlan extends MacvlanSpec<Macvlan> {
    /** Its kind, with its attributes, which a {@link Macvtap} has as well. */
    public static final LinkKind KIND =
            LinkKind.of("macvlan", "IFLA_MACVLAN_", "macvtap").needsParent();

    /** How links on the same parent reach each other; see {@link MacvlanMode}. Kernel default: VEPA. */
    public static final U32 MODE = KIND.u32(1, "MODE").min(1).max(16);
    /** MACVLAN_FLAG_*: 1 leaves the parent's promiscuous mode unchanged in passthru mode. */
    public static final U16 FLAGS = KIND.u16(2, "FLAGS");
    /**
     * In source mode, what to do with the senders: 0 adds {@link #MACADDR}, 1 deletes it, 2 deletes all, 3 replaces all by
     * {@link #SENDER}.
     */
    public static final U32 MACADDR_MODE = KIND.u32(3, "MACADDR_MODE").max(3);
    /** In source mode, a sender to be added or deleted; see {@link #MACADDR_MODE}. */
    public static final Mac MACADDR = KIND.mac(4, "MACADDR");
    /** In source mode, the senders whose packets are received: {@link #SENDER}. */
    public static final Nest MACADDR_DATA = KIND.nest(5, "MACADDR_DATA");
    /** In source mode, a sender whose packets are received; occurs once for each. */
    public static final Mac SENDER =
            MACADDR_DATA.contents("macvlan senders", KIND.prefix()).mac(4, "MACADDR");
    /** In source mode, the number of senders whose packets are received. */
    public static final U32 MACADDR_COUNT = KIND.u32(6, "MACADDR_COUNT");
    /** Largest number of broadcast packets in the queue. Linux 5.11. */
    public static final U32 BC_QUEUE_LEN = KIND.u32(7, "BC_QUEUE_LEN");
    /** Largest number of broadcast packets in the queue, over all links of the parent. Linux 5.11. */
    public static final U32 BC_QUEUE_LEN_USED = KIND.u32(8, "BC_QUEUE_LEN_USED");
    /** Number of links from which broadcast packets are queued. Linux 6.4. */
    public static final S32 BC_CUTOFF = KIND.s32(9, "BC_CUTOFF");

    private Macvlan() {
        super(KIND);
    }

    /**
     * Returns a spec of a new link; {@link #parent} is required. Equivalent to: {@code ip link add link eth0 NAME type
     * macvlan}.
     */
    public static Macvlan named(String name) {
        return new Macvlan().name(name);
    }

    /** Returns a spec of changes. Equivalent to: {@code ip link set NAME type macvlan …}. */
    public static Macvlan options() {
        return new Macvlan();
    }

    /**
     * Returns a spec with the settings of a macvlan, to be read by the getters, or to create one like it; see
     * {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Macvlan of(LinkView link) {
        return new Macvlan().copyOf(link);
    }
}
