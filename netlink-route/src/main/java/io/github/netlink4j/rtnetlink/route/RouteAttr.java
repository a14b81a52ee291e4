package io.github.netlink4j.rtnetlink.route;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.Bool;
import io.github.netlink4j.codec.Ip;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.Nest;
import io.github.netlink4j.codec.NumberArray;
import io.github.netlink4j.codec.Raw;
import io.github.netlink4j.codec.Struct;
import io.github.netlink4j.codec.U16;
import io.github.netlink4j.codec.U32;
import io.github.netlink4j.codec.U8;
import io.github.netlink4j.codec.ValueAttr;
import io.github.netlink4j.rtnetlink.object.Encap;
import io.github.netlink4j.rtnetlink.object.RtmKind;
import java.util.List;

/** Attributes of a route. enum RTA_*, linux/rtnetlink.h. Sent with struct rtmsg in front. */
public final class RouteAttr {
    /** All attributes of a route. */
    public static final AttrSet SET = AttrSet.ofMessage("route", "RTA_", 12);

    /** Destination, without the length of its prefix; absent for a default route. */
    public static final Ip DST = SET.ip(1, "DST");
    /** Source, without the length of its prefix. */
    public static final Ip SRC = SET.ip(2, "SRC");
    /** Index of the link that packets come in by. */
    public static final U32 IIF = SET.u32(3, "IIF");
    /** Index of the link that packets go out by. */
    public static final U32 OIF = SET.u32(4, "OIF");
    /** Next router, of the route's own family. */
    public static final Ip GATEWAY = SET.ip(5, "GATEWAY");
    /** Metric: among routes to the same destination the lowest wins. */
    public static final U32 PRIORITY = SET.u32(6, "PRIORITY");
    /** Preferred source address. */
    public static final Ip PREFSRC = SET.ip(7, "PREFSRC");
    /** Properties of the path: {@link RouteMetrics}. */
    public static final Nest METRICS = SET.nest(8, "METRICS").holding(() -> RouteMetrics.SET);
    /** Next hops, when there are several. */
    public static final ValueAttr<List<NextHop>> MULTIPATH = SET.declare(new NextHops(SET, 9, "MULTIPATH"));
    /** Not used any more. */
    public static final Raw PROTOINFO = SET.raw(10, "PROTOINFO");
    /** Realms: from in the high half, to in the low one. IPv4 only. */
    public static final U32 FLOW = SET.u32(11, "FLOW");
    /** Ages and use. */
    public static final Struct<RouteCacheInfo> CACHEINFO = SET.struct(12, "CACHEINFO", RouteCacheInfo.LAYOUT);
    /** Not used any more. */
    public static final Raw SESSION = SET.raw(13, "SESSION");
    /** Not used any more. */
    public static final Raw MP_ALGO = SET.raw(14, "MP_ALGO");
    /** Table; the structure in front has space for those below 256. */
    public static final U32 TABLE = SET.u32(15, "TABLE");
    /** Mark of the packets that a lookup is about. */
    public static final U32 MARK = SET.u32(16, "MARK");
    /** Counters of a multicast route. */
    public static final NumberArray MFC_STATS = SET.numbers(
            17,
            "MFC_STATS",
            NumberArray.Layout.u64("struct rta_mfc_stats", "mfcs_packets", "mfcs_bytes", "mfcs_wrong_if"));
    /** Next router, of another family than the route. Linux 5.2 for IPv6 routers of IPv4 routes. */
    public static final ValueAttr<IpAddress> VIA = SET.declare(new Via(SET, 18, "VIA"));
    /** New destination, of MPLS. */
    public static final Raw NEWDST = SET.raw(19, "NEWDST");
    /** Preference of an IPv6 router: the number of a {@link RoutePreference}. */
    public static final U8 PREF = SET.u8(20, "PREF").max(3);
    /** Type of the encapsulation, such as {@link Encap#LWTUNNEL_ENCAP_MPLS}. */
    public static final U16 ENCAP_TYPE = SET.u16(21, "ENCAP_TYPE").min(1);
    /** Encapsulation, whose attributes depend on {@link #ENCAP_TYPE}. */
    public static final Raw ENCAP = SET.raw(22, "ENCAP").nested();
    /** Seconds until the route is removed; sent when it is added, and afterwards reported in {@link #CACHEINFO}. IPv6 only. */
    public static final U32 EXPIRES = SET.u32(23, "EXPIRES").min(1);
    /** Padding, for alignment. */
    public static final Raw PAD = SET.raw(24, "PAD");
    /** User that a lookup is about. */
    public static final U32 UID = SET.u32(25, "UID");
    /** Whether MPLS propagates the TTL. */
    public static final Bool TTL_PROPAGATE = SET.bool8(26, "TTL_PROPAGATE");
    /** Protocol of the packets that a lookup is about, IPPROTO_*. */
    public static final U8 IP_PROTO = SET.u8(27, "IP_PROTO");
    /** Source port of the packets that a lookup is about. */
    public static final U16 SPORT = SET.be16(28, "SPORT");
    /** Destination port of the packets that a lookup is about. */
    public static final U16 DPORT = SET.be16(29, "DPORT");
    /** Nexthop object that the route uses. Linux 5.3. */
    public static final U32 NH_ID = SET.u32(30, "NH_ID");
    /** Flow label of the packets that a lookup is about. Linux 6.14. */
    public static final U32 FLOWLABEL = SET.be32(31, "FLOWLABEL").max(0xf_ffff);
    /** Why the kernel deleted a route: the number of a {@link RouteDeletionReason}. Reported only. Linux 7.3. */
    public static final U32 DEL_REASON = SET.u32(32, "DEL_REASON");

    /** Adds or changes a route, or reports one. */
    public static final MessageType RTM_NEWROUTE = RtmKind.ROUTE.added(SET);
    /** Deletes a route. */
    public static final MessageType RTM_DELROUTE = RtmKind.ROUTE.deleted(SET);
    /** Requests routes, or the route that a packet would take. */
    public static final MessageType RTM_GETROUTE = RtmKind.ROUTE.get(SET);

    private RouteAttr() {}
}
