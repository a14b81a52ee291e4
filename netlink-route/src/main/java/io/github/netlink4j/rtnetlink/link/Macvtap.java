package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Mac;
import io.github.netlink4j.codec.Nest;
import io.github.netlink4j.codec.S32;
import io.github.netlink4j.codec.U16;
import io.github.netlink4j.codec.U32;

/** A {@link Macvlan} whose packets a program reads from a character device. drivers/net/macvtap.c. */
public final class Macvtap extends MacvlanSpec<Macvtap> {
    /** Its kind, with the attributes of a macvlan. */
    public static final LinkKind KIND = LinkKind.of("macvtap", "IFLA_MACVLAN_");

    private static final Macvlan.Attributes OWN = new Macvlan.Attributes(KIND);

    /** How links on the same parent reach each other; see {@link MacvlanMode}. Kernel default: VEPA. */
    public static final U32 MODE = OWN.mode;
    /** MACVLAN_FLAG_*: 1 leaves the parent's promiscuous mode unchanged in passthru mode. */
    public static final U16 FLAGS = OWN.flags;
    /** In source mode, what to do with the senders; see {@link Macvlan#MACADDR_MODE}. */
    public static final U32 MACADDR_MODE = OWN.macaddrMode;
    /** In source mode, a sender to be added or deleted; see {@link #MACADDR_MODE}. */
    public static final Mac MACADDR = OWN.macaddr;
    /** In source mode, the senders whose packets are received: {@link #SENDER}. */
    public static final Nest MACADDR_DATA = OWN.macaddrData;
    /** In source mode, a sender whose packets are received; occurs once for each. */
    public static final Mac SENDER = OWN.sender;
    /** In source mode, the number of senders whose packets are received. */
    public static final U32 MACADDR_COUNT = OWN.macaddrCount;
    /** Largest number of broadcast packets in the queue. Linux 5.11. */
    public static final U32 BC_QUEUE_LEN = OWN.broadcastQueue;
    /** Largest number of broadcast packets in the queue, over all links of the parent. Linux 5.11. */
    public static final U32 BC_QUEUE_LEN_USED = OWN.broadcastQueueUsed;
    /** Number of links from which broadcast packets are queued. Linux 6.4. */
    public static final S32 BC_CUTOFF = OWN.broadcastCutoff;

    private Macvtap() {
        super(KIND, OWN);
    }

    /** Returns a spec of changes. Equivalent to: {@code ip link set NAME type macvtap …}. */
    public static Macvtap options() {
        return new Macvtap();
    }

    /**
     * Returns a spec of a new link; {@link #parent} is required. Equivalent to: {@code ip link add link eth0 NAME type
     * macvtap}.
     */
    public static Macvtap named(String name) {
        return new Macvtap().name(name);
    }

    /**
     * Returns a spec with the settings of a macvtap, to be read by the getters, or to create one like it; see
     * {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Macvtap of(LinkView link) {
        return new Macvtap().copyOf(link);
    }
}
