package io.github.netlink4j.rtnetlink.route;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.object.Encap;
import io.github.netlink4j.rtnetlink.object.NextHopFlags;
import io.github.netlink4j.rtnetlink.object.RouteProtocol;
import io.github.netlink4j.rtnetlink.object.Scope;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

// Hot path: getters of numbers and the comparisons allocate nothing.

/**
 * A route. struct rtmsg + RTA_*, linux/rtnetlink.h.
 *
 * <p>Valid until the visitor that receives it returns; {@link #copy()} keeps it as a {@link Route}. What has no getter
 * here is read by its key: {@code route.get(RouteMetrics.MTU, 0)}.
 */
public sealed class RouteView extends MessageView permits Route {
    /** A table that is empty unless a program fills it; looked in last. */
    public static final long RT_TABLE_DEFAULT = 253;
    /** The table of routes and lookups for which none is specified. */
    public static final long RT_TABLE_MAIN = 254;
    /** The table of the kernel, with the addresses of this machine. */
    public static final long RT_TABLE_LOCAL = 255;

    /** Is not a route of a table, but what the kernel has learned or looked up. */
    public static final int RTM_F_CLONED = 0x200;
    /** Hardware forwards it. Linux 5.6. */
    public static final int RTM_F_OFFLOAD = 0x4000;
    /** Hardware hands the packets to the kernel. Linux 5.6. */
    public static final int RTM_F_TRAP = 0x8000;
    /** Hardware could not take it. Linux 5.12. */
    public static final int RTM_F_OFFLOAD_FAILED = 0x2000_0000;

    /** State that the kernel reports; all other flags are part of the route. */
    static final int STATE_FLAGS = NextHopFlags.STATE | RTM_F_OFFLOAD | RTM_F_TRAP | RTM_F_OFFLOAD_FAILED;

    private static final byte[] NO_BYTES = {};

    /** Creates a view that shows nothing yet; {@link #wrap} points it at a message. */
    public RouteView() {
        super(RouteAttr.SET);
    }

    RouteView(byte[] message) {
        super(RouteAttr.SET, message);
    }

    RouteView(RouteView original) {
        super(original);
    }

    /** Returns a copy that stays valid. */
    public Route copy() {
        return new Route(this);
    }

    /** Returns the kernel's number of its family: {@link AddressFamily#AF_INET} or {@link AddressFamily#AF_INET6}. */
    public final int family() {
        return header8(0);
    }

    /** Returns whether it is an IPv6 route; else it is an IPv4 one. */
    public final boolean isIpv6() {
        return family() == AddressFamily.AF_INET6;
    }

    /** Returns the length of the destination's prefix, in bits; 0 of a default route. */
    public final int prefixLength() {
        return header8(1);
    }

    /** Returns the length of the source's prefix, in bits; 0 when it is for all sources. */
    final int sourceLength() {
        return header8(2);
    }

    /** Returns the type of service that packets must have, 0 for any. */
    public final int tos() {
        return header8(3);
    }

    /** Returns the table it is in, such as {@link #RT_TABLE_MAIN}, to 2^32 - 1. */
    public final long table() {
        return get(RouteAttr.TABLE, header8(4));
    }

    /** Returns its originator, such as {@link RouteProtocol#RTPROT_KERNEL}. */
    public final int protocol() {
        return header8(5);
    }

    /** Returns the scope of the destination, such as {@link Scope#RT_SCOPE_LINK}. Always global with IPv6. */
    public final int scope() {
        return header8(6);
    }

    /** Returns what happens to packets. */
    public final RouteType type() {
        return RouteType.of(typeNumber());
    }

    /** Returns the kernel's number of the type, RTN_*. */
    public final int typeNumber() {
        return header8(7);
    }

    /** Returns its flags, RTM_F_* and, of a route that goes one way, RTNH_F_* as {@link NextHopFlags#RTNH_F_LINKDOWN}. */
    public final int flags() {
        return header32(8);
    }

    /** Returns whether a flag, or one of several, is set. */
    public final boolean hasFlag(int flags) {
        return (flags() & flags) != 0;
    }

    /** Returns whether it is for all destinations that have no other. */
    public final boolean isDefault() {
        return prefixLength() == 0;
    }

    /** Returns the destination; 0.0.0.0/0 or ::/0 of a default route. */
    public final IpPrefix destination() {
        IpAddress destination = get(RouteAttr.DST, isIpv6());
        return prefix(destination == null ? unspecified() : destination, prefixLength());
    }

    /** Returns whether {@link #destination()} is this one. Allocates nothing. */
    public final boolean matchesDestination(IpPrefix destination) {
        return prefixLength() == destination.length() && sharesBits(destination, destination.length());
    }

    /** Returns whether {@link #destination()} is this one or lies in it. Allocates nothing. */
    public final boolean isWithin(IpPrefix network) {
        return prefixLength() >= network.length() && sharesBits(network, network.length());
    }

    /** Returns whether {@link #destination()} is this one or this lies in it. Allocates nothing. */
    public final boolean covers(IpPrefix network) {
        return prefixLength() <= network.length() && sharesBits(network, prefixLength());
    }

    /** Returns whether the destination is of this family and begins with these bits. The kernel leaves out that of a default. */
    private boolean sharesBits(IpPrefix prefix, int bits) {
        return family() == prefix.address().family() && (bits == 0 || matches(RouteAttr.DST, prefix.address(), bits));
    }

    /** Returns the sources that it is for, null for all. */
    public final @Nullable IpPrefix source() {
        IpAddress source = get(RouteAttr.SRC, isIpv6());
        return source == null ? null : prefix(source, sourceLength());
    }

    private IpAddress unspecified() {
        return isIpv6() ? IpAddress.ipv6(0, 0) : IpAddress.ipv4(0);
    }

    private static IpPrefix prefix(IpAddress address, int length) {
        if (length > address.bits()) {
            throw new MalformedMessageException("a route to " + address + " claims a prefix of " + length + " bits");
        }
        return new IpPrefix(address, length);
    }

    /** Returns the next router, of whatever family; null when there is none, or several {@link #nextHops()}. */
    public final @Nullable IpAddress gateway() {
        IpAddress gateway = get(RouteAttr.GATEWAY, isIpv6());
        return gateway == null ? get(RouteAttr.VIA) : gateway;
    }

    /** Returns the index of the link that packets go out by, 0 when there is none, or several {@link #nextHops()}. */
    public final int linkIndex() {
        return (int) get(RouteAttr.OIF, 0);
    }

    /** Returns whether it goes by this link, or one of its {@link #nextHops()} does. Allocates nothing. */
    public final boolean goesBy(int linkIndex) {
        if (get(RouteAttr.OIF, -1) == linkIndex) {
            return true;
        }
        int at = 0;
        int length = u16In(RouteAttr.MULTIPATH, at, 0);
        while (length >= NextHops.RTNH_BYTES) {
            if (u32In(RouteAttr.MULTIPATH, at + NextHops.IFINDEX_OFFSET, 0) == linkIndex) {
                return true;
            }
            at += Wire.align(length);
            length = u16In(RouteAttr.MULTIPATH, at, 0);
        }
        return false;
    }

    /** Returns the source address that is used unless a program chooses one; null when the kernel chooses. */
    public final @Nullable IpAddress preferredSource() {
        return get(RouteAttr.PREFSRC, isIpv6());
    }

    /** Returns the metric: among routes to the same destination the lowest wins. */
    public final long metric() {
        return get(RouteAttr.PRIORITY, 0);
    }

    /**
     * Returns its next hops when there are several; else an empty list. Their links are indexes of the network namespace where
     * the route was read, {@link #netnsCookie()}.
     */
    public final List<NextHop> nextHops() {
        List<NextHop> hops = listedHops();
        return netnsCookie() == 0
                ? hops
                : hops.stream().map(hop -> hop.in(netnsCookie())).toList();
    }

    /** Returns {@link #nextHops()} with links that are indexes of no known namespace, which equal those of a request. */
    final List<NextHop> listedHops() {
        return get(RouteAttr.MULTIPATH, List.of());
    }

    /** Returns its {@link #listedHops()}, or the only one, which may have neither gateway nor link. */
    final List<NextHop> hops() {
        List<NextHop> several = listedHops();
        return several.isEmpty() ? List.of(onlyHop()) : several;
    }

    private NextHop onlyHop() {
        LinkRef link = linkIndex() > 0 ? LinkRef.of(linkIndex()) : null;
        int flags = flags() & NextHopFlags.RTNH_F_ONLINK;
        return new NextHop(gateway(), link, 1, flags, get(RouteAttr.FLOW, 0), encap(), has(RouteAttr.VIA));
    }

    /** Returns the bytes of RTA_MULTIPATH with the flags cleared that are state; none when there are no several next hops. */
    final byte[] nextHopsWithoutState() {
        byte[][] found = {NO_BYTES};
        if (has(RouteAttr.MULTIPATH)) {
            forEachAttribute((type, bytes, at, length) -> {
                if (type == RouteAttr.MULTIPATH.type()) {
                    found[0] = Arrays.copyOfRange(bytes, at, at + length);
                }
            });
            NextHops.clearState(found[0]);
        }
        return found[0];
    }

    /** Returns the nexthop object that it uses, 0 for none. Linux 5.3. */
    public final long nextHopId() {
        return get(RouteAttr.NH_ID, 0);
    }

    /** Returns the encapsulation of packets, null for none, or when its {@link #nextHops()} have their own. */
    public final @Nullable Encap encap() {
        int type = get(RouteAttr.ENCAP_TYPE, 0);
        return type == 0 ? null : new Encap(type, get(RouteAttr.ENCAP, new byte[0]));
    }

    /** Returns the preference of its router, medium with IPv4. */
    public final RoutePreference preference() {
        return RoutePreference.of(get(RouteAttr.PREF, 0));
    }

    /** Returns the seconds until it is removed, rounded up; -1 when it stays. */
    public final long expires() {
        int ticks = (int) u32In(RouteAttr.CACHEINFO, RouteCacheInfo.EXPIRES_OFFSET, 0);
        long roundingUp = RouteCacheInfo.TICKS_PER_SECOND - 1L;
        return ticks == 0 ? -1 : Math.max(0, (ticks + roundingUp) / RouteCacheInfo.TICKS_PER_SECOND);
    }

    /** Returns the largest packet of the path in bytes; 0 when the link decides. RTAX_MTU. */
    public final int mtu() {
        return (int) get(RouteMetrics.MTU, 0);
    }

    /** Returns the segment size that TCP advertises, in bytes; 0 when the MTU decides. RTAX_ADVMSS. */
    public final int advertisedMss() {
        return (int) get(RouteMetrics.ADVMSS, 0);
    }

    /** Returns the largest window that TCP advertises, in bytes; 0 when none is set. RTAX_WINDOW. */
    public final long window() {
        return get(RouteMetrics.WINDOW, 0);
    }

    /** Returns the number of segments at which the slow start of TCP ends; 0 when none is set. RTAX_SSTHRESH. */
    public final long slowStartThreshold() {
        return get(RouteMetrics.SSTHRESH, 0);
    }

    /** Returns the largest congestion window in segments; 0 when none is set. RTAX_CWND. */
    public final long congestionWindow() {
        return get(RouteMetrics.CWND, 0);
    }

    /** Returns the congestion window that TCP begins with, in segments; 0 for the system's. RTAX_INITCWND. */
    public final long initialCongestionWindow() {
        return get(RouteMetrics.INITCWND, 0);
    }

    /** Returns the receive window that TCP begins with, in segments; 0 for the system's. RTAX_INITRWND. */
    public final long initialReceiveWindow() {
        return get(RouteMetrics.INITRWND, 0);
    }

    /** Returns the number of segments by which packets may overtake each other; 0 for the system's. RTAX_REORDERING. */
    public final long reordering() {
        return get(RouteMetrics.REORDERING, 0);
    }

    /** Returns the hop limit, or TTL, of packets sent; 0 for the system's. RTAX_HOPLIMIT. */
    public final int hopLimit() {
        return (int) get(RouteMetrics.HOPLIMIT, 0);
    }

    /** Returns the round-trip time that TCP begins with; null when it is not set. RTAX_RTT. */
    public final @Nullable Duration roundTripTime() {
        return get(RouteMetrics.RTT, RoutePathSpec.RTT_UNIT);
    }

    /** Returns the variance of the round-trip time that TCP begins with; null when it is not set. RTAX_RTTVAR. */
    public final @Nullable Duration roundTripVariance() {
        return get(RouteMetrics.RTTVAR, RoutePathSpec.RTTVAR_UNIT);
    }

    /** Returns the shortest time to a retransmission; null when it is not set. RTAX_RTO_MIN. */
    public final @Nullable Duration minimumRetransmission() {
        return get(RouteMetrics.RTO_MIN, RoutePathSpec.RTO_MIN_UNIT);
    }

    /** Returns the congestion control algorithm; empty for the system's. RTAX_CC_ALGO. */
    public final String congestionControl() {
        return get(RouteMetrics.CC_ALGO, "");
    }

    /** Returns the features, as {@link RouteMetrics#RTAX_FEATURE_ECN}; 0 for none. RTAX_FEATURES. */
    public final int features() {
        return (int) get(RouteMetrics.FEATURES, 0);
    }

    /** Returns whether TCP acknowledges at once. RTAX_QUICKACK. */
    public final boolean isQuickAck() {
        return get(RouteMetrics.QUICKACK, false);
    }

    /** Returns whether TCP fast open needs no cookie. RTAX_FASTOPEN_NO_COOKIE. */
    public final boolean isFastOpenWithoutCookie() {
        return get(RouteMetrics.FASTOPEN_NO_COOKIE, false);
    }

    /** Returns whether the kernel must not adapt a metric, one of {@link RouteMetrics}. RTAX_LOCK. */
    public final boolean isLocked(Attr metric) {
        return metric.set() == RouteMetrics.SET && (get(RouteMetrics.LOCK, 0) >>> metric.type() & 1) != 0;
    }

    /** Returns whether the gateway is on the link, whatever the addresses say; of several next hops, each states that itself. */
    public final boolean isOnlink() {
        return hasFlag(NextHopFlags.RTNH_F_ONLINK);
    }

    /** Returns the realm of the source, 0 for none. IPv4 only; of several next hops, each has its own. RTA_FLOW. */
    public final int realmFrom() {
        return (int) (get(RouteAttr.FLOW, 0) >>> 16);
    }

    /** Returns the realm of the destination, 0 for none. IPv4 only; of several next hops, each has its own. RTA_FLOW. */
    public final int realmTo() {
        return (int) (get(RouteAttr.FLOW, 0) & 0xffff);
    }

    /**
     * Returns why the kernel deleted the route, null when it does not state a reason: in a listing, of a route that a program
     * deleted, and before Linux 7.3. IPv6 only.
     */
    public final @Nullable RouteDeletionReason deletionReason() {
        long number = get(RouteAttr.DEL_REASON, RouteDeletionReason.UNSPECIFIED);
        return number == RouteDeletionReason.UNSPECIFIED ? null : RouteDeletionReason.of(number);
    }

    /** Returns destination and table, for errors. */
    final String errorText() {
        return destination() + " metric " + metric() + " table " + table();
    }

    /** Returns it in the words and the order of {@code ip route}; see {@link RouteText}. */
    @Override
    protected final String line() {
        return RouteText.of(this);
    }

    @Override
    protected final String headerText() {
        return "rtm_family " + family() + " rtm_dst_len " + prefixLength() + " rtm_src_len " + header8(2) + " rtm_tos "
                + tos() + " rtm_table " + header8(4) + " rtm_protocol " + protocol() + " rtm_scope " + scope()
                + " rtm_type " + typeNumber() + " rtm_flags 0x" + Integer.toHexString(flags());
    }
}
