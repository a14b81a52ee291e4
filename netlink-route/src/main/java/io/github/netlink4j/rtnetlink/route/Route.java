package io.github.netlink4j.rtnetlink.route;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.codec.Comparison;
import io.github.netlink4j.rtnetlink.object.Group;
import io.github.netlink4j.rtnetlink.object.Index;
import io.github.netlink4j.rtnetlink.object.MessagePlace;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import io.github.netlink4j.rtnetlink.object.RtmKind;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A route as it was when the kernel reported it: an immutable {@link RouteView} that never expires.
 *
 * <p>The static methods do one thing each in the network namespace of the calling thread: they open a socket, act, and
 * close it. For several things in a row, or for another namespace, open an {@code RtNetlink} and use its
 * {@link Routes}.
 */
public final class Route extends RouteView {
    /** Finds routes in a mirror by their table, such as {@link RouteView#RT_TABLE_MAIN}. */
    public static final Index<Long, Route> BY_TABLE = Index.of("table", route -> List.of(route.table()));
    /** Finds routes in a mirror by the index of their link, or that of one of their next hops. */
    public static final Index<Integer, Route> BY_LINK = Index.of("link", Route::links);
    /** Finds routes in a mirror by exactly their destination. */
    public static final Index<IpPrefix, Route> BY_DESTINATION =
            Index.of("destination", route -> List.of(route.destination()));

    /** Finds routes in a mirror by the number of the nexthop object that they use. */
    public static final Index<Long, Route> BY_NEXTHOP =
            Index.of("nexthop", route -> route.nextHopId() == 0 ? List.of() : List.of(route.nextHopId()));

    static final Index<IpAddress, Route> BY_PREFERRED_SOURCE = Index.of("preferred source", Route::preferredSources);
    /** Finds routes by their links that the kernel also finds so: those that use no nexthop object. */
    static final Index<Integer, Route> BY_OWN_LINK =
            Index.of("own link", route -> route.nextHopId() == 0 ? route.links() : List.of());
    /** Finds routes that use a nexthop object: each by its links, or by {@link #HIDDEN_LINKS}, and all by {@link #ANY_LINK}. */
    static final Index<Integer, Route> BY_LINK_OF_NEXTHOP = Index.of("link of nexthop", Route::linksOfNexthop);

    /** Of {@link #BY_LINK_OF_NEXTHOP}: with net.ipv4.nexthop_compat_mode=0, a route shows the number of its object only. */
    static final int HIDDEN_LINKS = 0;

    static final int ANY_LINK = -1;

    /**
     * Routes. RTM_NEWROUTE, linux/rtnetlink.h.
     *
     * <p>The kernel does not notify of every route that is removed: when a link goes down or is deleted, or an address or
     * nexthop object is deleted, the IPv4 routes that depend on it are removed without a notification; a mirror finds that
     * out. A route that is replaced is not reported as removed. A mirror does not keep up to date what changes without any
     * notification: the age of a route ({@link #expires()}), and what an IPv6 router advertises again for a route that was
     * made from its advertisement, such as {@link #preference()}.
     */
    public static final RtObjectType<RouteKey, RouteView, Route> TYPE = RtObjectType.named(
                    "route", RtmKind.ROUTE, RouteAttr.SET, RouteView::new, RouteView::copy, RouteKey::of)
            .groups(Group.IPV4_ROUTE, Group.IPV6_ROUTE)
            .where(route -> AddressFamily.isWanted(route.family(), AddressFamily.AF_UNSPEC))
            .allOf(RouteFilter.all()::family, AddressFamily.AF_INET, AddressFamily.AF_INET6)
            .comparing(() -> Comparison.ignoring(RouteAttr.CACHEINFO, RouteAttr.DEL_REASON))
            .flagsReportChange()
            .indexes(
                    BY_TABLE, BY_LINK, BY_DESTINATION, BY_PREFERRED_SOURCE, BY_NEXTHOP, BY_OWN_LINK, BY_LINK_OF_NEXTHOP)
            .linkAt(MessagePlace.in(RouteAttr.OIF).orHops(RouteAttr.MULTIPATH))
            .tableAt(MessagePlace.octet(4).unless(RouteAttr.TABLE))
            .reconciler(
                    RouteReconciler::new,
                    Group.LINK,
                    Group.IPV4_IFADDR,
                    Group.IPV6_IFADDR,
                    Group.IPV4_NETCONF,
                    Group.IPV6_NETCONF,
                    Group.NEXTHOP)
            .declare();

    Route(byte[] message) {
        super(message);
    }

    Route(RouteView original) {
        super(original);
    }

    /** Returns this. */
    @Override
    public Route copy() {
        return this;
    }

    private Set<Integer> links() {
        Set<Integer> links = new LinkedHashSet<>();
        if (linkIndex() != 0) {
            links.add(linkIndex());
        }
        listedHops().forEach(hop -> links.add(hop.linkIndex()));
        return links;
    }

    private Set<Integer> linksOfNexthop() {
        if (nextHopId() == 0) {
            return Set.of();
        }
        Set<Integer> found = links();
        if (found.isEmpty()) {
            found.add(HIDDEN_LINKS);
        }
        found.add(ANY_LINK);
        return found;
    }

    private List<IpAddress> preferredSources() {
        IpAddress source = preferredSource();
        return source == null ? List.of() : List.of(source);
    }

    /** Adds a route; see {@link Routes#add(RouteSpec)}. */
    public static void add(RouteSpec route) {
        here(routes -> {
            routes.add(route);
            return true;
        });
    }

    /** Returns all routes of all tables; see {@link Routes#list()}. */
    public static List<Route> list() {
        return here(Routes::list);
    }

    /** Returns the routes that match a filter; see {@link Routes#list()}. */
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
        return NetlinkClient.once(Netlink.NETLINK_ROUTE, client -> action.apply(new Routes(client)));
    }
}
