package io.github.netlink4j.rtnetlink.route;

import io.github.netlink4j.Errno;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.codec.Comparison;
import io.github.netlink4j.rtnetlink.address.AddressAttr;
import io.github.netlink4j.rtnetlink.address.AddressView;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkStates;
import io.github.netlink4j.rtnetlink.mirror.Listed;
import io.github.netlink4j.rtnetlink.mirror.Notice;
import io.github.netlink4j.rtnetlink.mirror.Shelf;
import io.github.netlink4j.rtnetlink.object.Index;
import io.github.netlink4j.socket.NetlinkClient;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the kernel's messages mean for the routes of one family in a mirror.
 *
 * <p>The kernel tells of a route that it adds, replaces or deletes because it was asked to. It does not tell of those that
 * go for another reason: of IPv4, all that a link, an address or a nexthop object takes with it when it goes, down or away;
 * of both families, a next hop among several that is dead or lives again, a preferred source that is no more, and what the
 * new size of a link's packets or another nexthop object changes in them. All of these have a message of their own.
 */
final class RouteShelf extends Shelf<RouteKey, Route> {
    private static final int RTNLGRP_LINK = 1;
    private static final int RTNLGRP_IPV4_IFADDR = 5;
    private static final int RTNLGRP_IPV4_ROUTE = 7;
    private static final int RTNLGRP_IPV6_IFADDR = 9;
    private static final int RTNLGRP_IPV6_ROUTE = 11;
    private static final int RTNLGRP_IPV4_NETCONF = 24;
    private static final int RTNLGRP_IPV6_NETCONF = 25;
    private static final int RTNLGRP_NEXTHOP = 32;
    static final List<Integer> GROUPS = List.of(
            RTNLGRP_LINK,
            RTNLGRP_IPV4_IFADDR,
            RTNLGRP_IPV4_ROUTE,
            RTNLGRP_IPV6_IFADDR,
            RTNLGRP_IPV6_ROUTE,
            RTNLGRP_IPV4_NETCONF,
            RTNLGRP_IPV6_NETCONF,
            RTNLGRP_NEXTHOP);

    private static final int RTM_NEWNETCONF = 80;
    private static final int RTM_NEWNEXTHOP = 104;
    private static final int RTM_DELNEXTHOP = 105;

    private static final Comparison COMPARISON = Comparison.ignoring(RouteAttr.CACHEINFO, RouteAttr.DEL_REASON);

    private final int family;
    private final RouteMirror.Family routes;
    private final RouteMerge merge;
    private final LinkStates links = new LinkStates();
    private final RouteView view = new RouteView();
    private final AddressView address = new AddressView();
    private final NetConf setting = new NetConf();

    RouteShelf(int family, RouteMirror.Family routes) {
        super(routes.store);
        this.family = family;
        this.routes = routes;
        this.merge = family == IpAddress.AF_INET6 ? RouteMerge.IPV6 : RouteMerge.IPV4;
    }

    @Override
    protected void hear(Notice notice) {
        int type = notice.type();
        if (type == RouteAttr.RTM_NEWROUTE.number() || type == RouteAttr.RTM_DELROUTE.number()) {
            if (notice.family() == family) {
                route(notice, type == RouteAttr.RTM_DELROUTE.number());
            }
        } else if (type == AddressAttr.RTM_DELADDR.number()) {
            if (notice.family() == family) {
                addressGone(notice.in(address));
            }
        } else if (type == RTM_NEWNEXTHOP || type == RTM_DELNEXTHOP) {
            suspect(routes.byObject, true);
        } else if (type == RTM_NEWNETCONF) {
            if (notice.family() == family) {
                settingChanged(notice.in(setting));
            }
        } else if (links.learns(notice)) {
            suspect(routes.byLink, links.index());
        }
    }

    /** Whether routes by links without a carrier are dead is a setting of the link. */
    private void settingChanged(NetConf changed) {
        if (changed.has(NetConf.IGNORE_ROUTES_WITH_LINKDOWN)) {
            int link = changed.get(NetConf.IFINDEX, NetConf.ALL);
            if (link > 0) {
                suspect(routes.byLink, link);
            } else {
                suspectAll();
            }
        }
    }

    private void route(Notice notice, boolean gone) {
        RouteView told = notice.in(view);
        // What the kernel has learnt for a single destination is no route of a table.
        if (told.hasFlag(RouteView.RTM_F_CLONED)) {
            return;
        }
        RouteKey key = RouteKey.of(told);
        List<Route> before = at(key);
        RouteMerge.Result result = gone ? merge.without(before, told) : merge.with(before, told.copy(), notice.flags());
        put(key, result.routes());
        if (!result.isSure()) {
            mistrust(key);
        }
    }

    /** Routes that prefer it as a source, and those by its link if it was the last one there. */
    private void addressGone(AddressView gone) {
        suspect(routes.byPreferredSource, gone.address());
        if (family == IpAddress.AF_INET) {
            suspect(routes.byLink, gone.linkIndex());
        }
    }

    /** A lost carrier shows in IPv6 routes before it is told. rt6_fill_node() */
    @Override
    protected void distrustSilence() {
        if (family == IpAddress.AF_INET6) {
            suspectAll();
        }
    }

    @Override
    protected void forget() {
        links.forget();
    }

    @Override
    protected boolean list(NetlinkClient client, Consumer<? super Route> found) {
        return list(client, filter(), found);
    }

    private RouteFilter filter() {
        return family == IpAddress.AF_INET6
                ? RouteFilter.all().ipv6()
                : RouteFilter.all().ipv4();
    }

    private static boolean list(NetlinkClient client, RouteFilter filter, Consumer<? super Route> found) {
        return Listed.once(
                client, RouteRequests.list(filter, filter), RouteAttr.RTM_NEWROUTE, new RouteView(), route -> {
                    if (filter.lets(route)) {
                        found.accept(route.copy());
                    }
                });
    }

    @Override
    protected RouteKey key(Route route) {
        return RouteKey.of(route);
    }

    @Override
    protected boolean isSame(Route one, Route other) {
        return merge.isSame(one, other);
    }

    @Override
    protected boolean saysSame(Route one, Route other) {
        return COMPARISON.same(one, other);
    }

    @Override
    protected boolean canListSome(Index<?, Route> index) {
        return index == routes.byLink;
    }

    @Override
    protected void listSome(NetlinkClient client, Index<?, Route> index, Object link, Consumer<? super Route> found) {
        try {
            list(client, filter().device(LinkRef.of((Integer) link)), found);
        } catch (KernelException e) {
            if (e.error() != Errno.ENODEV) {
                throw e;
            }
            // No IPv4 route outlives one of its links; of an IPv6 one, the other next hops do.
            if (family == IpAddress.AF_INET6) {
                mistrustAll();
            }
        }
    }

    /**
     * The kernel goes on with a listing of IPv4 routes at the address where it has stopped, and there at a number
     * (fib_table_dump()): only routes to addresses that begin alike can be missing. With IPv6 it counts from the start when
     * anything was changed (fib6_dump_table()).
     */
    @Override
    protected Object region(RouteKey key) {
        return family == IpAddress.AF_INET6
                ? IpAddress.AF_INET6
                : key.destination().address();
    }
}
