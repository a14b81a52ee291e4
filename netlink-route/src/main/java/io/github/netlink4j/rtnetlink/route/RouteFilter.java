package io.github.netlink4j.rtnetlink.route;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.Errno;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.object.ObjectFilter;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import io.github.netlink4j.rtnetlink.object.RouteProtocol;
import io.github.netlink4j.rtnetlink.object.Scope;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which routes a listing shows: all of all tables unless narrowed. Immutable: each method returns a narrower copy.
 *
 * <p>The kernel filters by family, table, link, type and protocol; every route that it reports is checked here again. What
 * the kernel has learned for single destinations is not a route, and is left out as by {@code ip route}.
 */
public final class RouteFilter implements ObjectFilter<RouteView> {
    private static final int ANY = -1;
    private static final RouteFilter ALL =
            new RouteFilter(AddressFamily.AF_UNSPEC, 0, null, null, ANY, ANY, ANY, ANY, null);

    private final int family;
    /** 0 for all. */
    private final long table;

    private final @Nullable LinkRef device;
    private final @Nullable RouteType type;
    private final int protocol;
    private final int scope;
    private final int tos;
    private final long metric;
    private final @Nullable Reach reach;

    private RouteFilter(
            int family,
            long table,
            @Nullable LinkRef device,
            @Nullable RouteType type,
            int protocol,
            int scope,
            int tos,
            long metric,
            @Nullable Reach reach) {
        this.family = family;
        this.table = table;
        this.device = device;
        this.type = type;
        this.protocol = protocol;
        this.scope = scope;
        this.tos = tos;
        this.metric = metric;
        this.reach = reach;
    }

    /** How destinations relate to a network; the words are those of {@code ip route show}. */
    private enum Relation {
        EXACT,
        ROOT,
        MATCH
    }

    private record Reach(Relation relation, IpPrefix network) {
        boolean matches(RouteView route) {
            return switch (relation) {
                case EXACT -> route.matchesDestination(network);
                case ROOT -> route.isWithin(network);
                case MATCH -> route.covers(network);
            };
        }
    }

    /**
     * Returns the filter that matches every IPv4 and IPv6 route of every table. Equivalent to: {@code ip route show table
     * all}, with {@code -6} as well.
     */
    public static RouteFilter all() {
        return ALL;
    }

    /** Matches IPv4 routes. Equivalent to: {@code ip -4 route}. */
    public RouteFilter ipv4() {
        return family(AddressFamily.AF_INET);
    }

    /** Matches IPv6 routes. Equivalent to: {@code ip -6 route}. */
    public RouteFilter ipv6() {
        return family(AddressFamily.AF_INET6);
    }

    /** Matches those of a family, AF_*; of AF_UNSPEC, all. */
    RouteFilter family(int wanted) {
        if (reach != null && reach.network.address().family() != wanted) {
            throw new IllegalArgumentException("a route to " + reach.network + " is not of that family");
        }
        return new RouteFilter(wanted, table, device, type, protocol, scope, tos, metric, reach);
    }

    /**
     * Matches those of a table, such as {@link RouteView#RT_TABLE_MAIN}. A table that does not exist has none. Equivalent
     * to: {@code ip route show table 100}.
     *
     * @throws IllegalArgumentException when it is not 1 to 2^32 - 1
     */
    public RouteFilter table(long table) {
        return new RouteFilter(
                family, RouteValidator.checkTable(table), device, type, protocol, scope, tos, metric, reach);
    }

    /** Matches those with this link, or with a next hop that has it. Equivalent to: {@code ip route show dev eth0}. */
    public RouteFilter device(LinkRef link) {
        return new RouteFilter(family, table, link, type, protocol, scope, tos, metric, reach);
    }

    /** Matches those with the link of this name, or with a next hop that has it. */
    public RouteFilter device(String link) {
        return device(LinkRef.of(link));
    }

    /**
     * Matches those of a type. Equivalent to: {@code ip route show type blackhole}.
     *
     * @throws IllegalArgumentException when it is {@link RouteType#OTHER}
     */
    public RouteFilter type(RouteType type) {
        return new RouteFilter(
                family, table, device, RouteValidator.checkType(type), protocol, scope, tos, metric, reach);
    }

    /**
     * Matches those of an originator, such as {@link RouteProtocol#RTPROT_STATIC}. Equivalent to: {@code ip route show proto
     * static}.
     *
     * @throws IllegalArgumentException when it is not 0 to 255
     */
    public RouteFilter protocol(int protocol) {
        int checked = RouteValidator.checkByte("protocol", protocol);
        return new RouteFilter(family, table, device, type, checked, scope, tos, metric, reach);
    }

    /**
     * Matches those of a scope, such as {@link Scope#RT_SCOPE_LINK}. Equivalent to: {@code ip route show scope link}.
     *
     * @throws IllegalArgumentException when it is not 0 to 255
     */
    public RouteFilter scope(int scope) {
        int checked = RouteValidator.checkByte("scope", scope);
        return new RouteFilter(family, table, device, type, protocol, checked, tos, metric, reach);
    }

    /**
     * Matches those of a type of service; 0 matches those for packets of any. IPv4 only. Equivalent to: {@code ip route show
     * tos 0x10}.
     *
     * @throws IllegalArgumentException when it is not 0 to 255
     */
    public RouteFilter tos(int tos) {
        int checked = RouteValidator.checkByte("type of service", tos);
        return new RouteFilter(family, table, device, type, protocol, scope, checked, metric, reach);
    }

    /**
     * Matches those of a metric, 0 to 2^32 - 1. Equivalent to: {@code ip route show metric 100}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public RouteFilter metric(long metric) {
        long checked = RouteAttr.PRIORITY.check(metric);
        return new RouteFilter(family, table, device, type, protocol, scope, tos, checked, reach);
    }

    /**
     * Matches those to exactly this network. Equivalent to: {@code ip route show exact 10.1.0.0/16}.
     *
     * @throws IllegalArgumentException when bits are set beyond its prefix, or it is not of the family
     */
    public RouteFilter destination(IpPrefix destination) {
        return reach(Relation.EXACT, destination);
    }

    /**
     * Matches those to exactly this network, as text; see {@link #destination(IpPrefix)}. Without a length, it is a single
     * address. {@code default} is that of the family, IPv4 unless {@link #ipv6()} was called before.
     *
     * @throws IllegalArgumentException when it is no network, bits are set beyond its prefix, or it is not of the family
     */
    public RouteFilter destination(String destination) {
        return destination(parse(destination));
    }

    private IpPrefix parse(String network) {
        if (!RouteValidator.isDefault(network)) {
            return RouteValidator.parseNetwork(network);
        }
        IpAddress any = family == AddressFamily.AF_INET6 ? IpAddress.ipv6(0, 0) : IpAddress.ipv4(0);
        return new IpPrefix(any, 0);
    }

    /** Matches those to this network or a part of it. Equivalent to: {@code ip route show root 10.0.0.0/8}. */
    public RouteFilter within(IpPrefix network) {
        return reach(Relation.ROOT, network);
    }

    /** Matches those to this network or a part of it, as text; see {@link #within(IpPrefix)}. */
    public RouteFilter within(String network) {
        return within(parse(network));
    }

    /**
     * Matches those to networks that contain all of this one, including default routes. Equivalent to: {@code ip route show
     * match …}.
     */
    public RouteFilter covering(IpPrefix network) {
        return reach(Relation.MATCH, network);
    }

    /** Matches those to networks that contain all of this network or address, as text; see {@link #covering(IpPrefix)}. */
    public RouteFilter covering(String network) {
        return covering(parse(network));
    }

    private RouteFilter reach(Relation relation, IpPrefix network) {
        int itsFamily = network.address().family();
        if (family != 0 && family != itsFamily) {
            throw new IllegalArgumentException("a route to " + network + " is not of the family asked for");
        }
        Reach wanted = new Reach(relation, RouteValidator.checkNetwork(network));
        return new RouteFilter(itsFamily, table, device, type, protocol, scope, tos, metric, wanted);
    }

    /** Returns the same filter with the link as an index. */
    RouteFilter resolve(LinkResolver links) {
        return device == null ? this : device(LinkRef.of(links.index(device, "device", this::request)));
    }

    private String request() {
        return RouteAttr.RTM_GETROUTE.kernelName() + " " + this;
    }

    /** Returns true for "FIB table does not exist", the answer to a request for one family: the table then holds no routes. */
    @Override
    public boolean meansNone(KernelException refusal) {
        return refusal.error() == Errno.ENOENT && table != 0;
    }

    @Override
    public void writeTo(MessageWriter writer) {
        writer.header8(0, family);
        writer.header8(5, Math.max(protocol, 0));
        writer.header8(7, type == null ? 0 : type.number());
        if (table != 0) {
            writer.put(RouteAttr.TABLE, table);
        }
        if (device != null) {
            writer.put(RouteAttr.OIF, device.index());
        }
    }

    // Hot path: allocates nothing.
    @Override
    public boolean matches(RouteView route) {
        return AddressFamily.isWanted(route.family(), family)
                && !route.hasFlag(RouteView.RTM_F_CLONED)
                && (table == 0 || route.table() == table)
                && (device == null || route.goesBy(device.index()))
                && (type == null || route.typeNumber() == type.number())
                && (protocol == ANY || route.protocol() == protocol)
                && (scope == ANY || route.scope() == scope)
                && (tos == ANY || route.tos() == tos)
                && (metric == ANY || route.metric() == metric)
                && (reach == null || reach.matches(route));
    }

    /** Returns the words of {@code ip route show}, or {@code all}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(AddressFamily.name(family));
        if (reach != null) {
            text.append(' ')
                    .append(reach.relation.name().toLowerCase(Locale.ROOT))
                    .append(' ')
                    .append(reach.network);
        }
        if (table != 0) {
            text.append(" table ").append(table);
        }
        if (device != null) {
            text.append(" dev ").append(device.text());
        }
        if (type != null) {
            text.append(" type ").append(type);
        }
        if (protocol != ANY) {
            text.append(" proto ").append(RouteProtocol.name(protocol));
        }
        if (scope != ANY) {
            text.append(" scope ").append(Scope.name(scope));
        }
        if (tos != ANY) {
            text.append(" tos 0x").append(Integer.toHexString(tos));
        }
        if (metric != ANY) {
            text.append(" metric ").append(metric);
        }
        return text.toString();
    }
}
