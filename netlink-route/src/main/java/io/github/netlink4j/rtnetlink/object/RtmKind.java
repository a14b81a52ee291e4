package io.github.netlink4j.rtnetlink.object;

import org.jspecify.annotations.Nullable;

/**
 * What messages of the routing netlink are about, with the number of the first: each noun has four, one for each verb.
 * RTM_*, linux/rtnetlink.h.
 */
public enum RtmKind {
    LINK(16, LinkAt.HEADER),
    ADDR(20, LinkAt.HEADER),
    ROUTE(24, LinkAt.WAYS),
    NEIGH(28, LinkAt.HEADER),
    RULE(32, LinkAt.NOWHERE),
    QDISC(36, LinkAt.HEADER),
    TCLASS(40, LinkAt.HEADER),
    TFILTER(44, LinkAt.HEADER),
    ACTION(48, LinkAt.NOWHERE),
    PREFIX(52, LinkAt.HEADER),
    MULTICAST(56, LinkAt.HEADER),
    ANYCAST(60, LinkAt.HEADER),
    NEIGHTBL(64, LinkAt.NOWHERE),
    NDUSEROPT(68, LinkAt.HEADER),
    ADDRLABEL(72, LinkAt.HEADER),
    DCB(76, LinkAt.NOWHERE),
    NETCONF(80, LinkAt.NETCONFA_IFINDEX),
    MDB(84, LinkAt.HEADER),
    NSID(88, LinkAt.NOWHERE),
    STATS(92, LinkAt.HEADER),
    CACHEREPORT(96, LinkAt.NOWHERE),
    CHAIN(100, LinkAt.HEADER),
    NEXTHOP(104, LinkAt.NHA_OIF),
    LINKPROP(108, LinkAt.HEADER),
    VLAN(112, LinkAt.HEADER),
    NEXTHOPBUCKET(116, LinkAt.NOWHERE),
    TUNNEL(120, LinkAt.HEADER);

    /** Where a message tells the index of the link that it is about. */
    public enum LinkAt {
        /** In the second word of the family's structure. */
        HEADER(0, 0),
        /** In RTA_OIF, or in each of the next hops. */
        WAYS(0, 0),
        /** In an attribute behind struct netconfmsg. linux/netconf.h. */
        NETCONFA_IFINDEX(4, 1),
        /** In an attribute behind struct nhmsg. linux/nexthop.h. */
        NHA_OIF(8, 5),
        /** It is about no link. */
        NOWHERE(0, 0);

        private final int headerLength;
        private final int attribute;

        LinkAt(int headerLength, int attribute) {
            this.headerLength = headerLength;
            this.attribute = attribute;
        }

        /** Bytes of the family's structure, in front of the attribute. */
        public int headerLength() {
            return headerLength;
        }

        /** The number of the attribute. */
        public int attribute() {
            return attribute;
        }
    }

    /** Of a number of a message, the bits that tell the verb. */
    public static final int VERB_BITS = 2;

    private static final String[] VERBS = {"NEW", "DEL", "GET", "SET"};
    private static final @Nullable RtmKind[] BY_NUMBER = byNumber();

    private final int first;
    private final LinkAt linkAt;

    RtmKind(int first, LinkAt linkAt) {
        this.first = first;
        this.linkAt = linkAt;
    }

    /** Where its messages name a link. */
    public LinkAt linkAt() {
        return linkAt;
    }

    private static @Nullable RtmKind[] byNumber() {
        RtmKind[] nouns = values();
        @Nullable RtmKind[] all = new @Nullable RtmKind[nouns[nouns.length - 1].number() + 1];
        for (RtmKind noun : nouns) {
            all[noun.number()] = noun;
        }
        return all;
    }

    /** The number of its messages without the verb. */
    public int number() {
        return first >> VERB_BITS;
    }

    /** What a message of this number is about, null when that is not known here. */
    public static @Nullable RtmKind of(int type) {
        int number = type >> VERB_BITS;
        return number < BY_NUMBER.length ? BY_NUMBER[number] : null;
    }

    /** The kernel's name of a message, or {@code RTM_#200} of a number that is not known here. */
    public static String nameOf(int type) {
        RtmKind noun = of(type);
        return noun == null ? "RTM_#" + type : "RTM_" + VERBS[type & 3] + noun.name();
    }
}
