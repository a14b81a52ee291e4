package io.github.netlink4j.rtnetlink.object;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of messages of the routing netlink, by the object they concern. Each kind has four consecutive numbers, one
 * for each verb. RTM_*, linux/rtnetlink.h: these numbers and names are declared only here.
 */
public enum RtmKind {
    /** Links, with their bridge and IPv6 settings and state. */
    LINK(16),
    /** Addresses. */
    ADDR(20),
    /** Routes. */
    ROUTE(24),
    /** Neighbours, and forwarding entries of bridges and tunnels. */
    NEIGH(28),
    /** Rules of policy routing. */
    RULE(32),
    /** Queueing disciplines. */
    QDISC(36),
    /** Classes of queueing disciplines. */
    TCLASS(40),
    /** Filters of traffic control. */
    TFILTER(44),
    /** Actions of traffic control. */
    ACTION(48),
    /** Prefixes that IPv6 routers advertise. */
    PREFIX(52),
    /** Multicast addresses. */
    MULTICAST(56),
    /** Anycast addresses. */
    ANYCAST(60),
    /** Neighbour tables. */
    NEIGHTBL(64),
    /** Options of IPv6 router advertisements that the kernel leaves to programs. */
    NDUSEROPT(68),
    /** Address labels. */
    ADDRLABEL(72),
    /** Data center bridging. */
    DCB(76),
    /** Settings of links, such as forwarding. */
    NETCONF(80),
    /** Multicast memberships known to bridges. */
    MDB(84),
    /** Identifiers of network namespaces. */
    NSID(88),
    /** Statistics of links. */
    STATS(92),
    /** Multicast packets without a route, for daemons. */
    CACHEREPORT(96),
    /** Chains of filters. */
    CHAIN(100),
    /** Nexthop objects. Linux 5.3. */
    NEXTHOP(104),
    /** Alternative names of links. Linux 5.5. */
    LINKPROP(108),
    /** VLANs of bridges. Linux 5.6. */
    VLAN(112),
    /** Buckets of resilient nexthop groups. Linux 5.13. */
    NEXTHOPBUCKET(116),
    /** VNI filters of tunnels. Linux 5.18. */
    TUNNEL(120);

    /** The number of low bits of a message's number that contain the verb. */
    public static final int VERB_BITS = 2;
    /** The exclusive upper limit of the message numbers. */
    public static final int NUMBERS = 124;

    private static final String[] VERBS = {"NEW", "DEL", "GET", "SET"};
    private static final int NEW = 0;
    private static final int DEL = 1;
    private static final int GET = 2;
    private static final int SET = 3;

    private static final @Nullable RtmKind[] BY_NUMBER = byNumber();

    private final int first;

    RtmKind(int first) {
        this.first = first;
    }

    private static @Nullable RtmKind[] byNumber() {
        @Nullable RtmKind[] all = new @Nullable RtmKind[NUMBERS >> VERB_BITS];
        for (RtmKind kind : values()) {
            all[kind.number()] = kind;
        }
        return all;
    }

    /** Returns the message type that adds or reports an object, such as RTM_NEWLINK. */
    public MessageType added(AttrSet attributes) {
        return message(NEW, attributes);
    }

    /** Returns the message type that deletes an object or reports its removal, such as RTM_DELLINK. */
    public MessageType deleted(AttrSet attributes) {
        return message(DEL, attributes);
    }

    /** Returns the message type that requests objects, such as RTM_GETLINK. */
    public MessageType get(AttrSet attributes) {
        return message(GET, attributes);
    }

    /** Returns the message type that changes an object, such as RTM_SETLINK; for most kinds {@link #added} does so. */
    public MessageType set(AttrSet attributes) {
        return message(SET, attributes);
    }

    private MessageType message(int verb, AttrSet attributes) {
        return new MessageType(first + verb, nameOf(first + verb), attributes);
    }

    /** Returns the number of this kind's messages without the bits of the verb. */
    public int number() {
        return first >> VERB_BITS;
    }

    /** Returns the kind of the message with this number; null when it is not known here. */
    public static @Nullable RtmKind of(int message) {
        int number = message >> VERB_BITS;
        return number < BY_NUMBER.length ? BY_NUMBER[number] : null;
    }

    /** Returns whether the message with this number deletes an object or reports its removal. */
    public static boolean isDeletion(int message) {
        return (message & SET) == DEL;
    }

    /**
     * Returns the kernel's name of a message, such as {@code RTM_NEWLINK}; {@code RTM_#200} when its name is not known
     * here.
     */
    public static String nameOf(int message) {
        RtmKind kind = of(message);
        return kind == null ? "RTM_#" + message : "RTM_" + VERBS[message & SET] + kind.name();
    }
}
