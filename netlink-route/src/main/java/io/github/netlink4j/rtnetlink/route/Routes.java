package io.github.netlink4j.rtnetlink.route;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.object.Dumps;
import io.github.netlink4j.object.ObjectReader;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import io.github.netlink4j.socket.NetlinkClient;
import java.util.List;
import java.util.Optional;

/**
 * The routes of one network namespace.
 *
 * <p>What the kernel refuses is a {@link KernelException}: EEXIST when there is such a route, ESRCH when there is none,
 * ENETUNREACH when the gateway cannot be reached, ENODEV when there is no such link, EPERM without CAP_NET_ADMIN.
 *
 * <p>The kernel lists a route in one message of at most 32 KiB, and silently leaves out a larger one and all after it, for
 * every program. A route with more than about 2,000 next hops is such a one. It is refused here; if another program has
 * made one, listings are not complete. Make such routes of nexthop objects instead.
 */
public final class Routes extends RouteChanges implements ObjectReader<RouteFilter, RouteView, Route> {
    private final LinkResolver links;
    private final Dumps<RouteFilter, RouteView, Route> dumps;

    /** The routes that this handle reaches. */
    public Routes(NetlinkClient client) {
        this(client, new LinkResolver(client));
    }

    private Routes(NetlinkClient client, LinkResolver links) {
        super(client::execute, links);
        this.links = links;
        this.dumps = new Dumps<>(client, Route.TYPE, RouteFilter.all(), filter -> filter.resolve(links));
    }

    // Looking up

    @Override
    public Dumps<RouteFilter, RouteView, Route> dumps() {
        return dumps;
    }

    /**
     * Returns all routes, IPv4 and IPv6, of all tables, complete or not at all. Equivalent to: {@code ip route show table all}, with
     * {@code -6} as well.
     *
     * <p>Complete as far as the kernel says. When other routes come or go while it lists, it may leave out one that was there
     * all the time, as for any program that lists routes, and does not say so. {@code Mirror.read} finds out, and repeats.
     */
    @Override
    public List<Route> list() {
        return list(RouteFilter.all());
    }

    /** The first route of the main table to exactly this network, empty when there is none. */
    public Optional<Route> find(String destination) {
        return find(RouteFilter.all().destination(destination).table(RouteView.RT_TABLE_MAIN));
    }

    /**
     * The way that a packet to this address would take. Equivalent to: {@code ip route get ADDRESS}.
     *
     * @throws KernelException ENETUNREACH or EHOSTUNREACH when there is no way, EACCES when it is prohibited, EINVAL when it
     *     ends in a blackhole
     */
    public Route get(String destination) {
        return get(RouteLookup.to(destination));
    }

    /** The way that a packet to this address would take; see {@link #get(String)}. */
    public Route get(IpAddress destination) {
        return get(RouteLookup.to(destination));
    }

    /** The way that a packet would take; see {@link #get(String)}. */
    public Route get(RouteLookup packet) {
        return dumps.get(RouteRequests.get(packet, links));
    }
}
