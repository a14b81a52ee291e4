package io.github.netlink4j.rtnetlink.route;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.object.Dumps;
import io.github.netlink4j.object.ObjectReader;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.Request;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The routes of one network namespace.
 *
 * <p>What the kernel refuses is a {@link KernelException}: EEXIST when there is such a route, ESRCH when there is none,
 * ENETUNREACH when the gateway cannot be reached, ENODEV when there is no such link, EPERM without CAP_NET_ADMIN.
 *
 * <p>The kernel lists a route in one message of at most 32 KiB. It leaves out a larger one and all after it without an
 * error, for every program. A route with more than about 2,000 next hops is that large. It is refused here; if another
 * program has added one, listings are not complete. Use nexthop objects for such routes instead.
 */
public final class Routes extends RouteChanges implements ObjectReader<RouteFilter, RouteView, Route> {
    private final NetlinkClient client;
    private final LinkResolver links;
    private final Dumps<RouteFilter, RouteView, Route> dumps;

    /** Creates a service for the routes that this handle reaches. */
    public Routes(NetlinkClient client) {
        this(client, new LinkResolver(client));
    }

    private Routes(NetlinkClient client, LinkResolver links) {
        super(client::execute, links);
        this.client = client;
        this.links = links;
        this.dumps = new Dumps<>(client, Route.TYPE, RouteFilter.all(), filter -> filter.resolve(links));
    }

    // Deleting

    /**
     * Deletes the first route that matches the spec; unset fields match anything, except for the table, which is main unless
     * set, and the type of service. Equivalent to: {@code ip route delete …}. However, {@code ip} also deletes a route that
     * differs in what the kernel does not compare: see {@link RouteChanges#delete(RouteSpec)}.
     *
     * <p>Where the spec has something that the kernel does not compare, or has a gateway or link of an IPv6 route, the table
     * is listed first, and the request states all that the kernel compares of the route found. Between the listing and the
     * deletion another process may replace that route, and the kernel then deletes the next one of its metric, protocol and
     * next hop. To delete many routes of a large table, use a batch.
     *
     * @throws KernelException ESRCH when there is none
     * @throws IllegalArgumentException when two parts of the spec exclude each other, or cannot be compared with a route
     * @throws IllegalStateException when the kernel would delete another route instead
     */
    @Override
    public void delete(RouteSpec route) {
        Request request = RouteRequests.delete(route, links);
        if (RouteDeletion.isExact(route)) {
            client.execute(request);
            return;
        }
        RouteView asked = RouteRequests.read(request);
        List<Route> there = besides(asked);
        Route meant = RouteDeletion.meant(asked, there);
        List<Request> requests =
                meant == null || isOneOfSeveralHops(asked, meant) ? List.of(request) : RouteRequests.deletions(meant);
        delete(meant, there, requests);
    }

    /**
     * Deletes this route, and no other one to the same destination. Its state, age and use may have changed, and of an IPv6 route
     * the metrics of the path, the preferred source and the preference of the router; a route that has changed in anything else
     * is another one.
     *
     * <p>The table is listed first, because the kernel takes another route for this one when it is gone. Between the listing and
     * the deletion that remains possible: when another process deletes the route then, and there is another one that differs
     * only in what the kernel does not compare, see {@link RouteChanges#delete(Route)}.
     *
     * @throws KernelException ESRCH when it is gone
     * @throws IllegalArgumentException when it was read in another network namespace
     * @throws IllegalStateException when the kernel would delete another route instead, which stands before it and has all that
     *     the kernel compares
     */
    @Override
    public void delete(Route route) {
        checkOrigin(route);
        List<Route> there = besides(route);
        Route meant = there.stream()
                .filter(other -> RouteMerge.of(route.family()).isSame(other, route))
                .findFirst()
                .orElse(null);
        delete(meant, there, RouteRequests.deletions(meant == null ? route : meant));
    }

    /**
     * Returns whether only one of several next hops is meant: with IPv6 a gateway identifies one, which the kernel deletes
     * alone.
     */
    private static boolean isOneOfSeveralHops(RouteView asked, Route meant) {
        return asked.isIpv6() && asked.gateway() != null && !meant.listedHops().isEmpty();
    }

    /** Returns the routes of the same table to the same destination, in the kernel's order. */
    private List<Route> besides(RouteView route) {
        return list(RouteFilter.all().destination(route.destination()).table(route.table()));
    }

    /**
     * Sends the first of the requests that hits what is meant and nothing else. When nothing is meant, nothing must be hit: then
     * the kernel answers that there is no such route, or that the program lacks the privilege.
     */
    private void delete(@Nullable Route meant, List<Route> there, List<Request> requests) {
        Set<Route> wanted = meant == null ? Set.of() : Set.of(meant);
        Set<Route> taken = Set.of();
        for (Request request : requests) {
            taken = RouteDeletion.taken(RouteRequests.read(request), there);
            if (taken.equals(wanted)) {
                client.execute(request);
                return;
            }
        }
        if (meant == null) {
            throw RouteRequests.notFound(requests.get(0));
        }
        throw new IllegalStateException("cannot delete \"" + meant + "\": the kernel would delete " + taken
                + " instead, and there is no request that distinguishes them");
    }

    // Looking up

    @Override
    public Dumps<RouteFilter, RouteView, Route> dumps() {
        return dumps;
    }

    /**
     * Returns all routes, IPv4 and IPv6, of all tables, complete or not at all. Equivalent to: {@code ip route show table
     * all}, with {@code -6} as well.
     *
     * <p>Complete as far as the kernel reports. When other routes come or go while it lists, it may leave out one that was
     * there all the time, as for any program that lists routes, and does not report it. {@code Mirror.read} finds out, and
     * repeats.
     */
    @Override
    public List<Route> list() {
        return list(RouteFilter.all());
    }

    /**
     * Returns the first route of the main table to exactly this network, empty when there is none.
     *
     * @param destination as {@code 10.1.0.0/16} or {@code fd00::/8}; without a length, an address alone; {@code default} is
     *     0.0.0.0/0, as for {@code ip route show default}, and the default route of IPv6 is {@code ::/0}
     * @throws IllegalArgumentException when it is none, or bits are set beyond its prefix
     */
    public Optional<Route> find(String destination) {
        return find(RouteFilter.all().destination(destination).table(RouteView.RT_TABLE_MAIN));
    }

    /**
     * Returns the route that a packet to this address would take. Equivalent to: {@code ip route get ADDRESS}.
     *
     * @throws KernelException ENETUNREACH or EHOSTUNREACH when there is no route, EACCES when it is prohibited, EINVAL when
     *     it ends in a blackhole
     */
    public Route get(String destination) {
        return get(RouteLookup.to(destination));
    }

    /** Returns the route that a packet to this address would take; see {@link #get(String)}. */
    public Route get(IpAddress destination) {
        return get(RouteLookup.to(destination));
    }

    /** Returns the route that a packet would take; see {@link #get(String)}. */
    public Route get(RouteLookup packet) {
        return dumps.get(RouteRequests.get(packet, links));
    }
}
