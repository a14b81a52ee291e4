package io.github.netlink4j.rtnetlink.route;

import io.github.netlink4j.Errno;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.rtnetlink.link.Links;
import io.github.netlink4j.socket.DumpVisitor;
import io.github.netlink4j.socket.EachOnce;
import io.github.netlink4j.socket.Every;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.One;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

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
public final class Routes extends RouteChanges {
    private final NetlinkClient client;
    private final Links links;
    private final RouteView view = new RouteView();

    /** The routes that this handle reaches. */
    public Routes(NetlinkClient client) {
        this(client, new Links(client));
    }

    private Routes(NetlinkClient client, Links links) {
        super(client, links::indexOf);
        this.client = client;
        this.links = links;
    }

    // Looking up

    /**
     * All routes, IPv4 and IPv6, of all tables, complete or not at all. Equivalent to: {@code ip route show table all}, with
     * {@code -6} as well.
     *
     * <p>Complete as far as the kernel says. When other routes come or go while it lists, it may leave out one that was there
     * all the time, as for any program that lists routes, and does not say so. {@code Mirror.read} finds out, and repeats.
     */
    public List<Route> list() {
        return list(RouteFilter.all());
    }

    /**
     * The routes that the filter lets through, complete or not at all; none of a table that does not exist.
     *
     * @throws KernelException ENODEV when the filter is by a link that does not exist
     */
    public List<Route> list(RouteFilter filter) {
        RouteFilter resolved = filter.resolve(links::indexOf);
        Every<RouteView, Route> every = new Every<>(resolved::lets, RouteView::copy);
        dump(resolved, filter, every);
        return every.list();
    }

    /** The first route of the main table to exactly this network, empty when there is none. */
    public Optional<Route> find(String destination) {
        return find(RouteFilter.all().destination(destination).table(RouteView.RT_TABLE_MAIN));
    }

    /** The first route that the filter lets through, empty when there is none. */
    public Optional<Route> find(RouteFilter filter) {
        return list(filter).stream().findFirst();
    }

    /**
     * Shows all routes one by one, and makes no garbage. What the visitor is given is valid until it returns.
     *
     * @throws io.github.netlink4j.DumpInterruptedException when routes came or went meanwhile, so that some may have been
     *     left out; {@link #list()} repeats in that case
     */
    public void forEach(Consumer<? super RouteView> visitor) {
        forEach(RouteFilter.all(), visitor);
    }

    /** Shows the routes that the filter lets through; see {@link #forEach(Consumer)}. A link by name is looked up. */
    public void forEach(RouteFilter filter, Consumer<? super RouteView> visitor) {
        RouteFilter resolved = filter.resolve(links::indexOf);
        dump(resolved, filter, new EachOnce<>(resolved::lets, visitor));
    }

    /** How many routes there are in all tables; makes no garbage. */
    public long count() {
        return count(RouteFilter.all());
    }

    /** How many routes the filter lets through; makes no garbage. */
    public long count(RouteFilter filter) {
        Count count = new Count(filter.resolve(links::indexOf));
        dump(count.filter, filter, count);
        return count.found;
    }

    private static final class Count implements DumpVisitor<RouteView> {
        private final RouteFilter filter;
        private long found;

        Count(RouteFilter filter) {
            this.filter = filter;
        }

        @Override
        public void visit(RouteView route) {
            if (filter.lets(route)) {
                found++;
            }
        }

        @Override
        public boolean restart() {
            found = 0;
            return true;
        }
    }

    private void dump(RouteFilter filter, RouteFilter asTold, DumpVisitor<RouteView> visitor) {
        try {
            client.dump(RouteRequests.list(filter, asTold), RouteAttr.RTM_NEWROUTE, view, visitor);
        } catch (KernelException e) {
            // "FIB table does not exist", said when one family is asked for: then it holds no routes.
            if (e.error() != Errno.ENOENT || !filter.isOfOneTable()) {
                throw e;
            }
        }
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
        One<RouteView, Route> found = new One<>(RouteView::copy);
        client.fetch(RouteRequests.get(packet, links::indexOf), RouteAttr.RTM_NEWROUTE, view, found);
        return found.get();
    }
}
