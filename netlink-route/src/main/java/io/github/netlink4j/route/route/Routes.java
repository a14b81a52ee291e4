package io.github.netlink4j.route.route;

import io.github.netlink4j.Errno;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.route.link.LinkRef;
import io.github.netlink4j.route.link.Links;
import io.github.netlink4j.socket.DumpVisitor;
import io.github.netlink4j.socket.EachOnce;
import io.github.netlink4j.socket.Every;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.One;
import io.github.netlink4j.socket.Request;
import io.github.netlink4j.sys.Native;
import java.util.List;
import java.util.function.Consumer;

/**
 * The routes of one network namespace.
 *
 * <p>What the kernel refuses is a {@link KernelException}: EEXIST when there is such a route, ESRCH when there is none,
 * ENETUNREACH when the gateway cannot be reached, ENODEV when there is no such link, EPERM without CAP_NET_ADMIN.
 *
 * <p>The kernel lists a route in one message of at most 32 KiB, and silently leaves out a larger one and all after it. A
 * route with more than about 2,000 next hops is such a one: make it of nexthop objects instead.
 */
public final class Routes {
    private final NetlinkClient client;
    private final Links links;
    private final RouteView view = new RouteView();

    /** The routes that this handle reaches. */
    public Routes(NetlinkClient client) {
        this.client = client;
        this.links = new Links(client);
    }

    /**
     * Adds a route. Equivalent to: {@code ip route add …}.
     *
     * @throws KernelException EEXIST when there is one to this destination with this metric in this table
     * @throws IllegalArgumentException when two things do not go together
     */
    public void add(RouteSpec route) {
        execute(Netlink.NLM_F_CREATE | Netlink.NLM_F_EXCL, route);
    }

    /** Adds a route to a network by a link. Equivalent to: {@code ip route add PREFIX dev LINK}. */
    public void add(String destination, LinkRef link) {
        add(RouteSpec.to(destination).device(link));
    }

    /**
     * Adds a route behind those to the same destination with the same metric; of IPv6 it becomes one more next hop of
     * them. Equivalent to: {@code ip route append …}.
     */
    public void append(RouteSpec route) {
        execute(Netlink.NLM_F_CREATE | Netlink.NLM_F_APPEND, route);
    }

    /**
     * Puts a route in the place of the one to this destination with this metric, or adds it when there is none.
     * Equivalent to: {@code ip route replace …}.
     */
    public void replace(RouteSpec route) {
        execute(Netlink.NLM_F_CREATE | Netlink.NLM_F_REPLACE, route);
    }

    /**
     * Puts a route in the place of the one to this destination with this metric. Equivalent to: {@code ip route change …}.
     *
     * @throws KernelException ENOENT when there is none
     */
    public void change(RouteSpec route) {
        execute(Netlink.NLM_F_REPLACE, route);
    }

    private void execute(int flags, RouteSpec route) {
        route.resolve(links::indexOf);
        client.execute(Request.of(RouteAttr.RTM_NEWROUTE, flags, route::writeTo, route::toString));
    }

    /**
     * Deletes the first route that is as told; what is not told may be anything, except the table. Equivalent to:
     * {@code ip route delete …}.
     *
     * @throws KernelException ESRCH when there is none
     */
    public void delete(RouteSpec route) {
        route.resolve(links::indexOf);
        client.execute(Request.of(RouteAttr.RTM_DELROUTE, 0, route::writeMatchTo, route::toString)
                .hint((errno, ack) -> errno == Native.ESRCH ? "there is no such route" : null));
    }

    /** Deletes the first route of the main table to this network; see {@link #delete(RouteSpec)}. */
    public void delete(String destination) {
        delete(RouteSpec.to(destination));
    }

    /** All routes, IPv4 and IPv6, of all tables. Equivalent to: {@code ip route show table all}, with {@code -6} as well. */
    public List<Route> list() {
        return list(RouteFilter.all());
    }

    /** The routes that the filter lets through. */
    public List<Route> list(RouteFilter filter) {
        RouteFilter resolved = filter.resolve(links::indexOf);
        Every<RouteView, Route> every = new Every<>(resolved::lets, RouteView::copy);
        dump(resolved, every);
        return every.list();
    }

    /**
     * Shows the routes that the filter lets through one by one, and makes no garbage. What the visitor is given is valid
     * until it returns.
     */
    public void forEach(RouteFilter filter, Consumer<? super RouteView> visitor) {
        RouteFilter resolved = filter.resolve(links::indexOf);
        dump(resolved, new EachOnce<>(resolved::lets, visitor));
    }

    /** How many routes the filter lets through; makes no garbage. */
    public long count(RouteFilter filter) {
        Count count = new Count(filter.resolve(links::indexOf));
        dump(count.filter, count);
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

    private void dump(RouteFilter filter, DumpVisitor<RouteView> visitor) {
        Request request = Request.of(RouteAttr.RTM_GETROUTE, 0, filter::writeTo, () -> "all");
        try {
            client.dump(request, RouteAttr.RTM_NEWROUTE, view, visitor);
        } catch (KernelException e) {
            // "FIB table does not exist": then it holds no routes.
            if (e.error() != Errno.ENOENT || !filter.isOfOneTable()) {
                throw e;
            }
        }
    }

    /**
     * The way that a packet to this address would take. Equivalent to: {@code ip route get ADDRESS}.
     *
     * @throws KernelException ENETUNREACH or EHOSTUNREACH when there is no way, EACCES when it is prohibited
     */
    public Route get(String destination) {
        return get(RouteLookup.to(destination));
    }

    /** The way that a packet would take; see {@link #get(String)}. */
    public Route get(RouteLookup packet) {
        packet.resolve(links::indexOf);
        One<RouteView, Route> found = new One<>(RouteView::copy);
        client.fetch(
                Request.of(RouteAttr.RTM_GETROUTE, 0, packet::writeTo, packet::toString),
                RouteAttr.RTM_NEWROUTE,
                view,
                found);
        return found.get();
    }
}
