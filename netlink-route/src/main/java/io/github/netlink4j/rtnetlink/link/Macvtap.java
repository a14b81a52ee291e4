package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Mac;
import io.github.netlink4j.codec.Nest;
import io.github.netlink4j.codec.S32;
import io.github.netlink4j.codec.U16;
import io.github.netlink4j.codec.U32;

/** A {@link Macvlan} whose packets a program reads from a character device. drivers/net/macvtap.c. */
public final class Macvtap extends MacvlanSpec<Macvtap> {
    /** Its attributes, those of a macvlan. */
    public static final LinkKind KIND = LinkKind.of("macvtap", "IFLA_MACVLAN_");

    private static final Macvlan.Attributes OWN = new Macvlan.Attributes(KIND);

    /** How links on the same parent reach each other; see {@link MacvlanMode}. Kernel default: VEPA. */
    public static final U32 MODE = OWN.mode;
    /** MACVLAN_FLAG_*: 1 leaves the parent's promiscuous mode alone in passthru mode. */
    public static final U16 FLAGS = OWN.flags;
    /** In source mode, what to do with the senders; see {@link Macvlan#MACADDR_MODE}. */
    public static final U32 MACADDR_MODE = OWN.macaddrMode;
    /** In source mode, a sender to be received, for {@link #MACADDR_MODE}. */
    public static final Mac MACADDR = OWN.macaddr;
    /** In source mode, the senders that are received: {@link #SENDER}. */
    public static final Nest MACADDR_DATA = OWN.macaddrData;
    /** In source mode, a sender that is received; occurs once for each. */
    public static final Mac SENDER = OWN.sender;
    /** In source mode, how many senders are received. */
    public static final U32 MACADDR_COUNT = OWN.macaddrCount;
    /** Broadcast packets that wait at most. Linux 5.11. */
    public static final U32 BC_QUEUE_LEN = OWN.broadcastQueue;
    /** Broadcast packets that wait at most, over all links of the parent. Linux 5.11. */
    public static final U32 BC_QUEUE_LEN_USED = OWN.broadcastQueueUsed;
    /** Links from which on broadcast packets wait. Linux 6.4. */
    public static final S32 BC_CUTOFF = OWN.broadcastCutoff;

    private Macvtap() {
        super(KIND, OWN);
    }

    /** Returns changes to one. Equivalent to: {@code ip link set NAME type macvtap …}. */
    public static Macvtap options() {
        return new Macvtap();
    }

    /** A new one; it needs {@link #parent} as well. Equivalent to: {@code ip link add link eth0 NAME type macvtap}. */
    public static Macvtap named(String name) {
        return new Macvtap().name(name);
    }

    /**
     * Returns what a link of this kind was given, to be read by the getters, or to create one like it; see {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Macvtap of(LinkView link) {
        return new Macvtap().copyOf(link);
    }
}
