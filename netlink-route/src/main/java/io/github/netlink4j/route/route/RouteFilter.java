package io.github.netlink4j.route.route;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.route.link.LinkRef;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which routes a listing shows: all of all tables unless narrowed. Immutable: each method gives a narrower copy. The
 * kernel filters by family, table, link, type and protocol; every route it shows is checked here once more.
 */
public final class RouteFilter {
    private static final int ANY = -1;
    private static final RouteFilter ALL = new RouteFilter(0, 0, null, null, ANY, ANY, null);

    private final int family;
    /** 0 for all. */
    private final long table;

    private final @Nullable LinkRef device;
    private final @Nullable RouteType type;
    private final int protocol;
    private final int scope;
    private final @Nullable IpPrefix destination;

    private RouteFilter(
            int family,
            long table,
            @Nullable LinkRef device,
            @Nullable RouteType type,
            int protocol,
            int scope,
            @Nullable IpPrefix destination) {
        this.family = family;
        this.table = table;
        this.device = device;
        this.type = type;
        this.protocol = protocol;
        this.scope = scope;
        this.destination = destination;
    }

    /** Every IPv4 and IPv6 route of every table. Equivalent to: {@code ip route show table all}. */
    public static RouteFilter all() {
        return ALL;
    }

    /** IPv4 routes. */
    public RouteFilter ipv4() {
        return new RouteFilter(IpAddress.AF_INET, table, device, type, protocol, scope, destination);
    }

    /** IPv6 routes. */
    public RouteFilter ipv6() {
        return new RouteFilter(IpAddress.AF_INET6, table, device, type, protocol, scope, destination);
    }

    /**
     * Those of a table, such as {@link RouteView#RT_TABLE_MAIN}. A table that does not exist has none.
     *
     * @throws IllegalArgumentException when it is not 1 to 2^32 - 1
     */
    public RouteFilter table(long table) {
        RouteAttr.TABLE.check(table);
        if (table == 0) {
            throw new IllegalArgumentException("a table must be 1 to 4294967295: 0");
        }
        return new RouteFilter(family, table, device, type, protocol, scope, destination);
    }

    /** Those that go by a link, or have a next hop that does. Equivalent to: {@code ip route show dev eth0}. */
    public RouteFilter device(LinkRef link) {
        return new RouteFilter(family, table, link, type, protocol, scope, destination);
    }

    /** Those that go by the link of this name. */
    public RouteFilter device(String link) {
        return device(LinkRef.of(link));
    }

    /** Those of a type. Equivalent to: {@code ip route show type blackhole}. */
    public RouteFilter type(RouteType type) {
        return new RouteFilter(family, table, device, type, protocol, scope, destination);
    }

    /** Those made by someone, RTPROT_*. Equivalent to: {@code ip route show proto static}. */
    public RouteFilter protocol(int protocol) {
        return new RouteFilter(family, table, device, type, protocol, scope, destination);
    }

    /** Those of a scope, RT_SCOPE_*. Equivalent to: {@code ip route show scope link}. */
    public RouteFilter scope(int scope) {
        return new RouteFilter(family, table, device, type, protocol, scope, destination);
    }

    /** Those to exactly this network. Equivalent to: {@code ip route show exact 10.1.0.0/16}. */
    public RouteFilter destination(IpPrefix destination) {
        int itsFamily = destination.address().family();
        return new RouteFilter(itsFamily, table, device, type, protocol, scope, destination);
    }

    /** Those to exactly this network, as text. */
    public RouteFilter destination(String destination) {
        return destination(IpPrefix.parse(destination));
    }

    /** The same with the link as an index. */
    RouteFilter resolve(ToIntFunction<LinkRef> indexOf) {
        return device == null ? this : device(LinkRef.of(indexOf.applyAsInt(device)));
    }

    boolean isOfOneTable() {
        return table != 0;
    }

    private int deviceIndex() {
        return device instanceof LinkRef.Index known ? known.index() : 0;
    }

    void writeTo(MessageWriter writer) {
        writer.header8(0, family);
        writer.header8(5, Math.max(protocol, 0));
        writer.header8(7, type == null ? 0 : type.number());
        if (table != 0) {
            writer.put(RouteAttr.TABLE, table);
        }
        if (device != null) {
            writer.put(RouteAttr.OIF, deviceIndex());
        }
    }

    // Hot path: allocates nothing, unless routes of several next hops are looked through for a link.
    boolean lets(RouteView route) {
        return letsFamily(route.family())
                && (table == 0 || route.table() == (int) table)
                && (device == null || goesBy(route, deviceIndex()))
                && (type == null || route.typeNumber() == type.number())
                && (protocol == ANY || route.protocol() == protocol)
                && (scope == ANY || route.scope() == scope)
                && (destination == null || letsDestination(route, destination));
    }

    private boolean letsFamily(int routeFamily) {
        return family == 0
                ? routeFamily == IpAddress.AF_INET || routeFamily == IpAddress.AF_INET6
                : routeFamily == family;
    }

    private static boolean letsDestination(RouteView route, IpPrefix wanted) {
        return route.prefixLength() == wanted.length() && route.destination().equals(wanted);
    }

    private static boolean goesBy(RouteView route, int index) {
        return route.linkIndex() == index || route.nextHops().stream().anyMatch(hop -> hop.linkIndex() == index);
    }
}
