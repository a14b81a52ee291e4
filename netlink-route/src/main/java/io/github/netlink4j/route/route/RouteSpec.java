package io.github.netlink4j.route.route;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.codec.AttrSpec;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.route.address.Scope;
import io.github.netlink4j.route.link.LinkRef;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A route to be added, or one to be deleted. What is not set is not sent; what the kernel must be told anyway is chosen
 * as {@code ip route} does it: table main, protocol boot, and the scope by gateway and type.
 *
 * <pre>{@code
 * RouteSpec.to("10.1.0.0/16").via("192.168.0.1")
 * RouteSpec.toDefault().via("fe80::1").device("eth0").metric(100)
 * RouteSpec.to("10.9.0.0/16").type(RouteType.BLACKHOLE)
 * }</pre>
 */
public final class RouteSpec extends AttrSpec<RouteSpec> {
    private static final int RTPROT_BOOT = 3;

    private static final int UNSET = -1;
    private static final int LARGEST_SMALL_TABLE = 255;

    /** Null of a default route whose family is known only by its gateway. */
    private final @Nullable IpPrefix destination;

    private @Nullable IpAddress gateway;
    private @Nullable LinkRef device;
    private List<NextHop> hops = List.of();
    private @Nullable IpPrefix source;
    private @Nullable RouteType type;
    private long table = UNSET;
    private int protocol = UNSET;
    private int scope = UNSET;
    private int tos;
    private int flags;
    private long locked;

    private RouteSpec(@Nullable IpPrefix destination) {
        super(RouteAttr.SET);
        this.destination = destination;
        if (destination != null && destination.length() > 0) {
            set(RouteAttr.DST, destination.address());
        }
    }

    /**
     * To this network.
     *
     * @throws IllegalArgumentException when bits are set beyond its prefix
     */
    public static RouteSpec to(IpPrefix destination) {
        if (!destination.isNetwork()) {
            throw new IllegalArgumentException(
                    destination + " has bits set beyond its prefix; the network is " + destination.network());
        }
        return new RouteSpec(destination);
    }

    /**
     * To this network, as {@code 10.1.0.0/16} or {@code fd00::/8}; without a length to this address alone.
     *
     * @throws IllegalArgumentException when it is none, or bits are set beyond its prefix
     */
    public static RouteSpec to(String destination) {
        return to(IpPrefix.parse(destination));
    }

    /** To all destinations that have no other route; of the gateway's family, IPv4 when there is no gateway. */
    public static RouteSpec toDefault() {
        return new RouteSpec(null);
    }

    /** By this router; of IPv4 it may be an IPv6 one. Equivalent to: {@code … via 192.168.0.1}. */
    public RouteSpec via(IpAddress gateway) {
        this.gateway = gateway;
        return this;
    }

    /** By this router, as text; see {@link #via(IpAddress)}. */
    public RouteSpec via(String gateway) {
        return via(IpAddress.parse(gateway));
    }

    /** By this link. Equivalent to: {@code … dev eth0}. */
    public RouteSpec device(LinkRef link) {
        this.device = link;
        return this;
    }

    /** By the link of this name. */
    public RouteSpec device(String link) {
        return device(LinkRef.of(link));
    }

    /** By several ways, which share the packets. Equivalent to: {@code … nexthop via … weight 2 nexthop via …}. */
    public RouteSpec multipath(NextHop... hops) {
        this.hops = List.of(hops);
        return this;
    }

    /** By a nexthop object. Linux 5.3. Equivalent to: {@code … nhid 1}. */
    public RouteSpec nextHopId(long id) {
        return set(RouteAttr.NH_ID, id);
    }

    /** For packets from this network only. IPv6 only. Equivalent to: {@code … from fd00::/64}. */
    public RouteSpec from(IpPrefix source) {
        this.source = source;
        return set(RouteAttr.SRC, source.address());
    }

    /** Source address that is taken unless a program chooses one. Equivalent to: {@code … src 192.168.0.2}. */
    public RouteSpec preferredSource(IpAddress address) {
        return set(RouteAttr.PREFSRC, address);
    }

    /** Source address, as text; see {@link #preferredSource(IpAddress)}. */
    public RouteSpec preferredSource(String address) {
        return preferredSource(IpAddress.parse(address));
    }

    /**
     * The table, 1 to 2^32 - 1. Equivalent to: {@code … table 100}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public RouteSpec table(long table) {
        RouteAttr.TABLE.check(table);
        if (table == 0) {
            throw new IllegalArgumentException("the table of a route must be 1 to 4294967295: 0");
        }
        this.table = table;
        return this;
    }

    /** Metric: among routes to the same destination the lowest wins. Equivalent to: {@code … metric 100}. */
    public RouteSpec metric(long metric) {
        return set(RouteAttr.PRIORITY, metric);
    }

    /** Who made it, RTPROT_*, 0 to 255. Equivalent to: {@code … proto static}, which is 4. */
    public RouteSpec protocol(int protocol) {
        this.protocol = byteOf("protocol", protocol);
        return this;
    }

    /** How far the destination is, RT_SCOPE_*, 0 to 255. Equivalent to: {@code … scope link}, which is 253. */
    public RouteSpec scope(int scope) {
        this.scope = byteOf("scope", scope);
        return this;
    }

    /** Type of service that packets must have, 0 to 255. IPv4 only. Equivalent to: {@code … tos 0x10}. */
    public RouteSpec tos(int tos) {
        this.tos = byteOf("tos", tos);
        return this;
    }

    private static int byteOf(String what, int value) {
        if (value < 0 || value > 0xff) {
            throw new IllegalArgumentException("the " + what + " of a route must be 0 to 255: " + value);
        }
        return value;
    }

    /** What becomes of packets. Equivalent to: {@code ip route add blackhole …}. */
    public RouteSpec type(RouteType type) {
        if (type == RouteType.OTHER) {
            throw new IllegalArgumentException("a route cannot be made of a type that is not known");
        }
        this.type = type;
        return this;
    }

    /** The gateway is on the link, whatever the addresses say. Equivalent to: {@code … onlink}. */
    public RouteSpec onlink() {
        flags |= NextHop.RTNH_F_ONLINK;
        return this;
    }

    /** Largest packet of the path, in bytes. Equivalent to: {@code … mtu 1400}. */
    public RouteSpec mtu(int bytes) {
        return set(RouteMetrics.MTU, bytes);
    }

    /** Largest packet of the path, which the kernel is not to adapt. Equivalent to: {@code … mtu lock 1400}. */
    public RouteSpec lockedMtu(int bytes) {
        locked |= 1L << RouteMetrics.MTU.type();
        return mtu(bytes).set(RouteMetrics.LOCK, locked);
    }

    /** Segment size that TCP advertises, in bytes. Equivalent to: {@code … advmss 1360}. */
    public RouteSpec advertisedMss(int bytes) {
        return set(RouteMetrics.ADVMSS, bytes);
    }

    /** Preference of an IPv6 router: 0 medium, 1 high, 3 low. Equivalent to: {@code … pref high}. */
    public RouteSpec preference(int preference) {
        return set(RouteAttr.PREF, preference);
    }

    /** Time after which it vanishes, in whole seconds. IPv6 only. Equivalent to: {@code … expires 60}. */
    public RouteSpec expires(Duration time) {
        return set(RouteAttr.EXPIRES, time.toSeconds());
    }

    private boolean isIpv6() {
        if (destination != null) {
            return destination.address().isIpv6();
        }
        IpAddress first = gateway == null && !hops.isEmpty() ? hops.get(0).gateway() : gateway;
        return first != null && first.isIpv6();
    }

    /**
     * Checks what can be known only when all is set, and finds out the indexes of links.
     *
     * @throws IllegalArgumentException when two things do not go together
     */
    void resolve(ToIntFunction<LinkRef> indexOf) {
        if (!hops.isEmpty() && (gateway != null || device != null)) {
            throw new IllegalArgumentException(
                    this + ": a route goes one way or several; put the first among the others");
        }
        if (gateway != null) {
            boolean cross = gateway.isIpv6() != isIpv6();
            if (cross && isIpv6()) {
                throw new IllegalArgumentException(this + ": an IPv6 route cannot go by an IPv4 router");
            }
            set(cross ? RouteAttr.VIA : RouteAttr.GATEWAY, gateway);
        }
        if (device != null) {
            set(RouteAttr.OIF, indexOf.applyAsInt(device));
        }
        if (!hops.isEmpty()) {
            set(
                    RouteAttr.MULTIPATH,
                    hops.stream().map(hop -> resolved(hop, indexOf)).toList());
        }
        if (table > LARGEST_SMALL_TABLE) {
            set(RouteAttr.TABLE, table);
        }
    }

    private NextHop resolved(NextHop hop, ToIntFunction<LinkRef> indexOf) {
        LinkRef link = hop.link();
        NextHop known = link == null ? hop : hop.device(LinkRef.of(indexOf.applyAsInt(link)));
        return known.ofRoute(isIpv6());
    }

    /** Writes it as a route to be added. */
    void writeTo(MessageWriter writer) {
        RouteType what = type == null ? RouteType.UNICAST : type;
        write(
                writer,
                what.number(),
                protocol == UNSET ? RTPROT_BOOT : protocol,
                scope == UNSET ? usualScope(what) : scope);
    }

    /** Writes it as a description of the route to be deleted, where what is not set matches anything. */
    void writeMatchTo(MessageWriter writer) {
        write(
                writer,
                type == null ? 0 : type.number(),
                Math.max(protocol, 0),
                scope == UNSET ? isIpv6() ? 0 : Scope.RT_SCOPE_NOWHERE : scope);
    }

    private void write(MessageWriter writer, int typeNumber, int protocolNumber, int scopeNumber) {
        writer.header8(0, isIpv6() ? IpAddress.AF_INET6 : IpAddress.AF_INET);
        writer.header8(1, destination == null ? 0 : destination.length());
        writer.header8(2, source == null ? 0 : source.length());
        writer.header8(3, tos);
        writer.header8(4, table > LARGEST_SMALL_TABLE ? 0 : table == UNSET ? usualTable() : (int) table);
        writer.header8(5, protocolNumber);
        writer.header8(6, scopeNumber);
        writer.header8(7, typeNumber);
        writer.header32(8, flags);
        writeAttributes(writer);
    }

    private int usualTable() {
        return type == RouteType.LOCAL || type == RouteType.BROADCAST || type == RouteType.ANYCAST
                ? RouteView.RT_TABLE_LOCAL
                : RouteView.RT_TABLE_MAIN;
    }

    private int usualScope(RouteType what) {
        if (isIpv6()) {
            return Scope.RT_SCOPE_UNIVERSE;
        }
        return switch (what) {
            case LOCAL -> Scope.RT_SCOPE_HOST;
            case BROADCAST, MULTICAST, ANYCAST -> Scope.RT_SCOPE_LINK;
            case UNICAST ->
                gateway == null && hops.isEmpty() && !isSet(RouteAttr.NH_ID)
                        ? Scope.RT_SCOPE_LINK
                        : Scope.RT_SCOPE_UNIVERSE;
            default -> Scope.RT_SCOPE_UNIVERSE;
        };
    }

    /** As {@code ip route} has it: {@code 10.1.0.0/16 via 192.168.0.1 dev "eth0"}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(destination == null ? "default" : destination.toString());
        if (type != null && type != RouteType.UNICAST) {
            text.insert(0, type.name().toLowerCase(Locale.ROOT) + " ");
        }
        if (gateway != null) {
            text.append(" via ").append(gateway);
        }
        if (device != null) {
            text.append(" dev ").append(device.describe());
        }
        for (NextHop hop : hops) {
            text.append(" nexthop ").append(hop);
        }
        if (table != UNSET) {
            text.append(" table ").append(table);
        }
        return text.toString();
    }
}
