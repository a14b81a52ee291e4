package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.MacAddress;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of a {@link Macvlan} and of a {@link Macvtap}, whose driver is built on that of a macvlan, in the words of
 * {@code ip link}. Each setter has a getter, which returns what is set here, or was read from a link by {@link Macvlan#of}.
 *
 * @param <S> the type that setters return
 */
public abstract sealed class MacvlanSpec<S extends MacvlanSpec<S>> extends LinkSpec<S> permits Macvlan, Macvtap {
    // MACVLAN_FLAG_*, linux/if_link.h
    private static final int NO_PROMISC = 1;
    private static final int NO_DST = 2;

    // enum macvlan_macaddr_mode, linux/if_link.h
    private static final int MACADDR_ADD = 0;
    private static final int MACADDR_DEL = 1;
    private static final int MACADDR_FLUSH = 2;
    private static final int MACADDR_SET = 3;

    MacvlanSpec(LinkKind kind) {
        super(kind);
    }

    /** Copies all settings of a link. */
    final S copyOf(LinkView link) {
        copyOf(link, Set.of(Macvlan.MACADDR_MODE, Macvlan.MACADDR_COUNT, Macvlan.BC_QUEUE_LEN_USED));
        return value(Macvlan.SENDER) == null ? self() : set(Macvlan.MACADDR_MODE, MACADDR_SET);
    }

    /**
     * Sets how links on the same parent reach each other. IFLA_MACVLAN_MODE. Equivalent to:
     * {@code ip link set … type macvlan mode bridge}.
     *
     * @throws IllegalArgumentException when it is {@link MacvlanMode#OTHER}
     */
    public final S mode(MacvlanMode mode) {
        return set(Macvlan.MODE, mode.number());
    }

    /** Returns how links on the same parent reach each other; null when that is not set here. IFLA_MACVLAN_MODE. */
    public final @Nullable MacvlanMode mode() {
        int number = (int) value(Macvlan.MODE, -1);
        return number < 0 ? null : MacvlanMode.of(number);
    }

    /**
     * Sets whether the parent's promiscuous mode is left unchanged in the mode {@link MacvlanMode#PASSTHRU}.
     * MACVLAN_FLAG_NOPROMISC of IFLA_MACVLAN_FLAGS. Equivalent to: {@code ip link set … type macvlan mode passthru
     * nopromisc}.
     */
    public final S noPromisc(boolean on) {
        return option(NO_PROMISC, on);
    }

    /** Returns whether the parent's promiscuous mode is left unchanged; false when that is not set here. */
    public final boolean isNoPromisc() {
        return hasOption(NO_PROMISC);
    }

    /**
     * Sets whether, in the mode {@link MacvlanMode#SOURCE}, packets are received by their sender only, and not by their
     * destination as well. MACVLAN_FLAG_NODST of IFLA_MACVLAN_FLAGS. Linux 5.14. Equivalent to: {@code ip link set … type
     * macvlan mode source nodst}.
     */
    public final S noDst(boolean on) {
        return option(NO_DST, on);
    }

    /** Returns whether packets are received by their sender only; false when that is not set here. */
    public final boolean isNoDst() {
        return hasOption(NO_DST);
    }

    private S option(int flag, boolean on) {
        int flags = value(Macvlan.FLAGS, 0);
        return set(Macvlan.FLAGS, on ? flags | flag : flags & ~flag);
    }

    private boolean hasOption(int flag) {
        return (value(Macvlan.FLAGS, 0) & flag) != 0;
    }

    /**
     * Sets the senders whose packets are received in the mode {@link MacvlanMode#SOURCE}; they replace all others.
     * IFLA_MACVLAN_MACADDR_DATA. Equivalent to: {@code ip link set … type macvlan macaddr set 02:00:00:00:00:01
     * 02:00:00:00:00:02}.
     */
    public final S senders(List<MacAddress> senders) {
        unset(Macvlan.MACADDR).unset(Macvlan.SENDER);
        if (senders.isEmpty()) {
            return noSenders();
        }
        senders.forEach(sender -> add(Macvlan.SENDER, sender));
        return set(Macvlan.MACADDR_MODE, MACADDR_SET);
    }

    /**
     * Returns the senders whose packets are received in the mode {@link MacvlanMode#SOURCE}, in the kernel's order; empty
     * when none is set here. IFLA_MACVLAN_MACADDR_DATA.
     */
    public final List<MacAddress> senders() {
        return values(Macvlan.SENDER);
    }

    /**
     * Adds a sender whose packets are received. IFLA_MACVLAN_MACADDR. Equivalent to: {@code ip link set … type macvlan
     * macaddr add 02:00:00:00:00:01}.
     */
    public final S addSender(MacAddress sender) {
        unset(Macvlan.MACADDR_DATA);
        return set(Macvlan.MACADDR_MODE, MACADDR_ADD).set(Macvlan.MACADDR, sender);
    }

    /**
     * Removes a sender whose packets are received; does nothing when it is not one of them. IFLA_MACVLAN_MACADDR. Equivalent
     * to: {@code ip link set … type macvlan macaddr del 02:00:00:00:00:01}.
     */
    public final S removeSender(MacAddress sender) {
        unset(Macvlan.MACADDR_DATA);
        return set(Macvlan.MACADDR_MODE, MACADDR_DEL).set(Macvlan.MACADDR, sender);
    }

    /** Removes all senders whose packets are received. Equivalent to: {@code ip link set … type macvlan macaddr flush}. */
    public final S noSenders() {
        unset(Macvlan.MACADDR).unset(Macvlan.MACADDR_DATA);
        return set(Macvlan.MACADDR_MODE, MACADDR_FLUSH);
    }

    /**
     * Sets the largest number of broadcast packets in the queue, 0 to 2^32 - 1. IFLA_MACVLAN_BC_QUEUE_LEN. Linux 5.11.
     * Equivalent to: {@code ip link set … type macvlan bcqueuelen 1000}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final S broadcastQueueLength(long packets) {
        return set(Macvlan.BC_QUEUE_LEN, packets);
    }

    /** Returns the largest number of broadcast packets in the queue; -1 when it is not set here. IFLA_MACVLAN_BC_QUEUE_LEN. */
    public final long broadcastQueueLength() {
        return value(Macvlan.BC_QUEUE_LEN, -1);
    }
}
