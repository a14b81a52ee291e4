package io.github.netlink4j.rtnetlink.route;

import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.SocketOptions;
import java.util.List;
import java.util.function.Function;

/**
 * A route as it was when the kernel told: an immutable {@link RouteView} that never expires.
 *
 * <p>The static methods do one thing each in the network namespace of the calling thread: they open a socket, act, and
 * close it. For several things in a row, or for another namespace, open an {@code RtNetlink} and use its
 * {@link Routes}.
 */
public final class Route extends RouteView {
    Route(byte[] message) {
        super(message);
    }

    /** This: it stays valid anyway. */
    @Override
    public Route copy() {
        return this;
    }

    /** Adds a route; see {@link Routes#add(RouteSpec)}. */
    public static void add(RouteSpec route) {
        here(routes -> {
            routes.add(route);
            return true;
        });
    }

    /** All routes of all tables; see {@link Routes#list()}. */
    public static List<Route> list() {
        return here(Routes::list);
    }

    /** The routes that the filter lets through; see {@link Routes#list(RouteFilter)}. */
    public static List<Route> list(RouteFilter filter) {
        return here(routes -> routes.list(filter));
    }

    /** Deletes a route; see {@link Routes#delete(RouteSpec)}. */
    public static void delete(RouteSpec route) {
        here(routes -> {
            routes.delete(route);
            return true;
        });
    }

    private static <T> T here(Function<Routes, T> action) {
        try (NetlinkClient client = NetlinkClient.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults())) {
            return action.apply(new Routes(client));
        }
    }
}
