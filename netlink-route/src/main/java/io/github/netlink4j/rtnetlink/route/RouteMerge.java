package io.github.netlink4j.rtnetlink.route;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.Comparison;
import io.github.netlink4j.socket.Netlink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Determines the routes of a {@link RouteKey} after the kernel has reported a route of it. Only what is certain is concluded
 * here; everything else is requested from the kernel.
 */
abstract class RouteMerge {
    /**
     * fib_table_insert(): a route with the same key is put in front, or behind all when appended, or in the place of the
     * first one when it replaces; exactly the same route is never there twice.
     */
    static final RouteMerge IPV4 = new RouteMerge(RouteAttr.CACHEINFO, RouteAttr.DEL_REASON, RouteAttr.MULTIPATH) {
        @Override
        Result add(List<Route> before, Route told, int flags) {
            List<Route> after = new ArrayList<>(before);
            after.add((flags & Netlink.NLM_F_APPEND) == 0 ? 0 : after.size(), told);
            return new Result(after, true);
        }
    };

    /**
     * fib6_add_rt2node(): a route by a router is joined with those by other routers to one with several next hops, and
     * reported as such; any other route is put last. Settings are changed in place without a notification.
     */
    static final RouteMerge IPV6 =
            new RouteMerge(
                    RouteAttr.CACHEINFO,
                    RouteAttr.DEL_REASON,
                    RouteAttr.MULTIPATH,
                    RouteAttr.METRICS,
                    RouteAttr.PREF,
                    RouteAttr.PREFSRC) {
                @Override
                Result add(List<Route> before, Route told, int flags) {
                    boolean joined = !told.listedHops().isEmpty();
                    List<Route> after = new ArrayList<>(before);
                    if (joined) {
                        after.removeIf(other -> isPartOf(other, told));
                    }
                    after.add(told);
                    boolean alone = before.isEmpty() && !joined;
                    // Routes without a router, as those to fe80::/64 of all links, stay apart.
                    boolean apart = told.gateway() == null && !joined && told.nextHopId() == 0;
                    return new Result(after, alone || apart);
                }
            };

    private static final int FLAGS_OFFSET = 8;

    private final Comparison comparison;

    private RouteMerge(Attr... changeable) {
        comparison = Comparison.ignoring(changeable).ignoringHeader(FLAGS_OFFSET, FLAGS_OFFSET + Integer.BYTES);
    }

    /** Returns how routes of this family, AF_*, are added and removed. */
    static RouteMerge of(int family) {
        return family == AddressFamily.AF_INET6 ? IPV6 : IPV4;
    }

    /**
     * The routes of a key, in the kernel's order.
     *
     * @param isSure whether no other result is possible
     */
    record Result(List<Route> routes, boolean isSure) {}

    /**
     * Returns whether both are the same route, though it may have changed in what can change. Bytes are compared, not
     * decoded values, so that attributes of a newer kernel distinguish routes as well.
     */
    boolean isSame(RouteView one, RouteView other) {
        return comparison.same(one, other)
                && (one.flags() & ~RouteView.STATE_FLAGS) == (other.flags() & ~RouteView.STATE_FLAGS)
                && Arrays.equals(one.nextHopsWithoutState(), other.nextHopsWithoutState());
    }

    /** Returns the routes after RTM_DELROUTE. */
    Result without(List<Route> before, RouteView told) {
        List<Route> after = new ArrayList<>(before);
        boolean found = after.removeIf(route -> isSame(route, told));
        // One of several next hops may be reported as a route of its own.
        return new Result(after, found || before.isEmpty());
    }

    /** Returns the routes after RTM_NEWROUTE with these flags. */
    Result with(List<Route> before, Route told, int flags) {
        for (int i = 0; i < before.size(); i++) {
            if (isSame(before.get(i), told)) {
                List<Route> after = new ArrayList<>(before);
                after.set(i, told);
                return new Result(after, true);
            }
        }
        if ((flags & Netlink.NLM_F_REPLACE) == 0) {
            return add(before, told, flags);
        }
        List<Route> after = new ArrayList<>(before.size() > 1 ? before : List.of());
        after.add(told);
        return new Result(after, after.size() == 1);
    }

    /** Returns the routes after one that did not exist was added, and replaces none. */
    abstract Result add(List<Route> before, Route told, int flags);

    /** Returns whether the next hops of a route are among those of another one. */
    static boolean isPartOf(Route route, Route joined) {
        if (route.listedHops().isEmpty()) {
            return joined.listedHops().stream()
                    .anyMatch(hop -> hop.linkIndex() == route.linkIndex()
                            && hop.gateway() != null
                            && hop.gateway().equals(route.gateway()));
        }
        return settings(joined).containsAll(settings(route));
    }

    private static List<NextHop> settings(RouteView route) {
        return route.listedHops().stream().map(NextHop::withoutState).toList();
    }
}
