package io.github.netlink4j.route;

/** The kernel's names of the messages of the routing netlink. RTM_*, linux/rtnetlink.h. */
final class MessageNames {
    /** The first number of a family's own messages. RTM_BASE. */
    private static final int BASE = 16;

    private static final String[] VERBS = {"NEW", "DEL", "GET", "SET"};

    /** What messages are about; each noun has four numbers, one for each verb. */
    private static final String[] NOUNS = {
        "LINK", "ADDR", "ROUTE", "NEIGH", "RULE", "QDISC", "TCLASS", "TFILTER", "ACTION",
        "PREFIX", "MULTICAST", "ANYCAST", "NEIGHTBL", "NDUSEROPT", "ADDRLABEL", "DCB", "NETCONF", "MDB",
        "NSID", "STATS", "CACHEREPORT", "CHAIN", "NEXTHOP", "LINKPROP", "VLAN", "NEXTHOPBUCKET", "TUNNEL"
    };

    private MessageNames() {}

    /** The name, or {@code RTM_#200} of a number that is not known here. */
    static String of(int type) {
        int noun = type - BASE >> 2;
        return noun < 0 || noun >= NOUNS.length ? "RTM_#" + type : "RTM_" + VERBS[type & 3] + NOUNS[noun];
    }
}
