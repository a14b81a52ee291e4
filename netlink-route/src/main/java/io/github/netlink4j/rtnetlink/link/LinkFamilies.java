package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.Ip;
import io.github.netlink4j.codec.Nest;
import io.github.netlink4j.codec.NumberArray;
import io.github.netlink4j.codec.Raw;
import io.github.netlink4j.codec.Struct;
import io.github.netlink4j.codec.U32;
import io.github.netlink4j.codec.U8;

/** The state that address families keep of a link. IFLA_AF_SPEC, enums IFLA_INET_* and IFLA_INET6_*, linux/if_link.h. */
public final class LinkFamilies {
    /** The families inside {@link LinkAttr#AF_SPEC}; their numbers are those of the families, AF_*. */
    public static final AttrSet SET = AttrSet.inside(LinkAttr.AF_SPEC, "link families", "AF_");

    /** IPv4. */
    public static final Nest INET = SET.nest(2, "INET");
    /** IPv6. */
    public static final Nest INET6 = SET.nest(10, "INET6");

    /** All attributes inside {@link #INET}. */
    public static final AttrSet INET_SET = INET.contents("link inet", "IFLA_INET_");
    /** The settings under {@code /proc/sys/net/ipv4/conf}, such as {@code forwarding}. */
    public static final NumberArray INET_CONF = INET_SET.numbers(1, "CONF", LinkNumbers.INET_CONF);

    /** All attributes inside {@link #INET6}. */
    public static final AttrSet INET6_SET = INET6.contents("link inet6", "IFLA_INET6_");
    /** State of the interface, IF_RA_* and IF_READY. */
    public static final U32 INET6_FLAGS = INET6_SET.u32(1, "FLAGS");
    /** The settings under {@code /proc/sys/net/ipv6/conf}, such as {@code disable_ipv6}; times in milliseconds. */
    public static final NumberArray INET6_CONF = INET6_SET.numbers(2, "CONF", LinkNumbers.INET6_CONF);
    /** Counters of IPv6, such as {@code inpkts}. */
    public static final NumberArray INET6_STATS = INET6_SET.numbers(3, "STATS", LinkNumbers.INET6_STATS);
    /** Multicast statistics, never sent by the kernel. */
    public static final Raw INET6_MCAST = INET6_SET.raw(4, "MCAST");
    /** Times of neighbour discovery. struct ifla_cacheinfo. */
    public static final Struct<NeighbourTimes> INET6_CACHEINFO =
            INET6_SET.struct(5, "CACHEINFO", NeighbourTimes.LAYOUT);
    /** Counters of ICMPv6, such as {@code inmsgs}. */
    public static final NumberArray INET6_ICMP6STATS = INET6_SET.numbers(6, "ICMP6STATS", LinkNumbers.ICMP6_STATS);
    /** The last 64 bits of addresses that are formed from router advertisements. */
    public static final Ip INET6_TOKEN = INET6_SET.ip(7, "TOKEN");
    /** How link-local addresses are formed, IN6_ADDR_GEN_MODE_*: 0 from the MAC, 1 not at all, 2 stable-privacy, 3 random. */
    public static final U8 INET6_ADDR_GEN_MODE =
            INET6_SET.u8(8, "ADDR_GEN_MODE").max(3);
    /** MTU that a router advertised. */
    public static final U32 INET6_RA_MTU = INET6_SET.u32(9, "RA_MTU");

    private LinkFamilies() {}
}
