/** Links, addresses, routes, rules, neighbours and the other objects of rtnetlink in the Linux kernel. */
@org.jspecify.annotations.NullMarked
module io.github.netlink4j.rtnetlink {
    requires transitive io.github.netlink4j.core;
    requires transitive static org.jspecify;

    exports io.github.netlink4j.rtnetlink;
    exports io.github.netlink4j.rtnetlink.address;
    exports io.github.netlink4j.rtnetlink.addrlabel;
    exports io.github.netlink4j.rtnetlink.event;
    exports io.github.netlink4j.rtnetlink.fdb;
    exports io.github.netlink4j.rtnetlink.link;
    exports io.github.netlink4j.rtnetlink.mirror;
    exports io.github.netlink4j.rtnetlink.neighbour;
    exports io.github.netlink4j.rtnetlink.netconf;
    exports io.github.netlink4j.rtnetlink.nsid;
    exports io.github.netlink4j.rtnetlink.object;
    exports io.github.netlink4j.rtnetlink.route;
    exports io.github.netlink4j.rtnetlink.rule;
    exports io.github.netlink4j.rtnetlink.vlan;
    exports io.github.netlink4j.rtnetlink.vni;
    exports io.github.netlink4j.rtnetlink.nexthop;
}
