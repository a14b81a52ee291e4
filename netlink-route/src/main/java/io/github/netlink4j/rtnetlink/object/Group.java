package io.github.netlink4j.rtnetlink.object;

/**
 * A multicast group of the routing netlink. The kernel sends its notifications to every socket that has joined the
 * group. RTNLGRP_*, linux/rtnetlink.h. Groups that only a newer kernel has can be joined by their number.
 */
public enum Group {
    /** Links that are created, changed or deleted; and bridge ports. */
    LINK(1),
    /** Not used by the kernel. */
    NOTIFY(2),
    /** Neighbours, and forwarding entries of bridges and tunnels. */
    NEIGH(3),
    /** Queueing disciplines, classes, filters, actions and chains of traffic control. */
    TC(4),
    /** IPv4 addresses. */
    IPV4_IFADDR(5),
    /** IPv4 multicast routes. */
    IPV4_MROUTE(6),
    /** IPv4 routes. */
    IPV4_ROUTE(7),
    /** IPv4 rules of policy routing. */
    IPV4_RULE(8),
    /** IPv6 addresses. */
    IPV6_IFADDR(9),
    /** IPv6 multicast routes. */
    IPV6_MROUTE(10),
    /** IPv6 routes. */
    IPV6_ROUTE(11),
    /** The IPv6 settings and state of links. */
    IPV6_IFINFO(12),
    /** DECnet, which Linux 6.1 has removed. */
    DECNET_IFADDR(13),
    /** Not used by the kernel. */
    NOP2(14),
    /** DECnet, which Linux 6.1 has removed. */
    DECNET_ROUTE(15),
    /** DECnet, which Linux 6.1 has removed. */
    DECNET_RULE(16),
    /** Not used by the kernel. */
    NOP4(17),
    /** Prefixes that IPv6 routers advertise. */
    IPV6_PREFIX(18),
    /** IPv6 rules of policy routing. */
    IPV6_RULE(19),
    /** Options of IPv6 router advertisements that the kernel leaves to programs, such as name servers. */
    ND_USEROPT(20),
    /** Phonet addresses. */
    PHONET_IFADDR(21),
    /** Phonet routes. */
    PHONET_ROUTE(22),
    /** Data center bridging. */
    DCB(23),
    /** IPv4 settings, such as forwarding, of links and in general. */
    IPV4_NETCONF(24),
    /** IPv6 settings, such as forwarding, of links and in general. */
    IPV6_NETCONF(25),
    /** Multicast memberships known to bridges. */
    MDB(26),
    /** MPLS routes. */
    MPLS_ROUTE(27),
    /** Identifiers of network namespaces. */
    NSID(28),
    /** MPLS settings of links and in general. */
    MPLS_NETCONF(29),
    /** IPv4 multicast packets without a route, for daemons. */
    IPV4_MROUTE_R(30),
    /** IPv6 multicast packets without a route, for daemons. */
    IPV6_MROUTE_R(31),
    /** Nexthop objects. Linux 5.3. */
    NEXTHOP(32),
    /** VLANs of bridges. Linux 5.6. */
    BRVLAN(33),
    /** MCTP addresses. Linux 5.15. */
    MCTP_IFADDR(34),
    /** VNI filters of tunnels. Linux 5.18. */
    TUNNEL(35),
    /** Hardware statistics of links. Linux 5.18. */
    STATS(36),
    /** IPv4 multicast groups that links have joined. Linux 6.14. */
    IPV4_MCADDR(37),
    /** IPv6 multicast groups that links have joined. Linux 6.14. */
    IPV6_MCADDR(38),
    /** IPv6 anycast addresses. Linux 6.14. */
    IPV6_ACADDR(39);

    private final int number;

    Group(int number) {
        this.number = number;
    }

    /** Returns the kernel's number of this group. */
    public int number() {
        return number;
    }

    /** Returns the kernel's name of this group, such as {@code RTNLGRP_IPV4_ROUTE}. */
    public String kernelName() {
        return "RTNLGRP_" + name().replace("DECNET", "DECnet");
    }
}
