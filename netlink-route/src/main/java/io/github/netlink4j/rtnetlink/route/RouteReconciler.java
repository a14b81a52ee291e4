package io.github.netlink4j.rtnetlink.route;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.Errno;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.rtnetlink.address.AddressView;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkStates;
import io.github.netlink4j.rtnetlink.object.Index;
import io.github.netlink4j.rtnetlink.object.MirrorState;
import io.github.netlink4j.rtnetlink.object.NotifiedReconciler;
import io.github.netlink4j.rtnetlink.object.RtMessage;
import io.github.netlink4j.rtnetlink.object.RtmKind;
import io.github.netlink4j.rtnetlink.object.SharedState;
import io.github.netlink4j.socket.NetlinkClient;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What messages mean for the routes of one family in a mirror.
 *
 * <p>The kernel notifies of a route that it adds, replaces or deletes because it was asked to. It does not notify of those that
 * go for another reason: of IPv4, all that a link, an address or a nexthop object takes with it when it goes, down or away;
 * of both families, a next hop among several that is dead or lives again, a preferred source that is no more, and what a new
 * MTU of a link or another nexthop object changes in them. All of these causes have a message of their own.
 */
final class RouteReconciler extends NotifiedReconciler<RouteKey, RouteView, Route> {
    private final RouteFilter all;
    private final RouteMerge merge;
    private final LinkStates links;
    private final RouteView view = new RouteView();
    private final AddressView address = new AddressView();
    private final NetConf setting = new NetConf();

    RouteReconciler(int family, SharedState.Registry shared) {
        super(Route.TYPE, family);
        this.all = RouteFilter.all().family(family);
        this.merge = RouteMerge.of(family);
        this.links = shared.get(LinkStates.KEY);
    }

    @Override
    public Set<RtmKind> receives() {
        return EnumSet.of(RtmKind.ROUTE, RtmKind.ADDR, RtmKind.NEXTHOP, RtmKind.NETCONF, RtmKind.LINK);
    }

    @Override
    public void onMessage(RtMessage message, MirrorState<RouteKey, Route> state) {
        boolean isOfFamily = message.family() == family();
        switch (Objects.requireNonNull(message.kind())) {
            case ROUTE -> {
                if (isOfFamily) {
                    onRoute(message, state);
                }
            }
            case ADDR -> {
                if (isOfFamily && message.isDeletion()) {
                    onAddressGone(message.read(address), state);
                }
            }
            case NETCONF -> {
                if (isOfFamily) {
                    onSetting(message.read(setting), state);
                }
            }
            case NEXTHOP -> state.recheck(Route.BY_NEXTHOP_OBJECT, true);
            case LINK -> {
                if (links.hasChanged()) {
                    state.recheck(Route.BY_LINK, links.index());
                }
            }
            default -> throw new IllegalArgumentException(message.typeName());
        }
    }

    private void onRoute(RtMessage message, MirrorState<RouteKey, Route> state) {
        RouteView route = message.read(view);
        // What the kernel has learnt for a single destination is no route of a table.
        if (route.hasFlag(RouteView.RTM_F_CLONED)) {
            return;
        }
        RouteKey key = RouteKey.of(route);
        List<Route> before = state.at(key);
        boolean isGone = message.isDeletion();
        RouteMerge.Result result =
                isGone ? merge.without(before, route) : merge.with(before, route.copy(), message.flags());
        state.put(key, result.routes());
        if (!result.isSure()) {
            state.relist(key);
        }
    }

    /** Routes that prefer it as a source, and those by its link if it was the last one there. */
    private void onAddressGone(AddressView gone, MirrorState<RouteKey, Route> state) {
        state.recheck(Route.BY_PREFERRED_SOURCE, gone.address());
        if (family() == AddressFamily.AF_INET) {
            state.recheck(Route.BY_LINK, gone.linkIndex());
        }
    }

    /** Whether routes by links without a carrier are dead is a setting of the link. */
    private static void onSetting(NetConf changed, MirrorState<RouteKey, Route> state) {
        if (changed.has(NetConf.IGNORE_ROUTES_WITH_LINKDOWN)) {
            int link = changed.get(NetConf.IFINDEX, NetConf.ALL);
            if (link > 0) {
                state.recheck(Route.BY_LINK, link);
            } else {
                state.recheckAll();
            }
        }
    }

    /** A lost carrier shows in IPv6 routes before it is notified. rt6_fill_node() */
    @Override
    public void beforeQuiesce(MirrorState<RouteKey, Route> state) {
        if (family() == AddressFamily.AF_INET6) {
            state.recheckAll();
        }
    }

    @Override
    public boolean isSame(Route one, Route other) {
        return merge.isSame(one, other);
    }

    @Override
    public boolean canListBy(Index<?, Route> index) {
        return index == Route.BY_LINK;
    }

    @Override
    public void listBy(
            NetlinkClient client,
            Index<?, Route> index,
            Object link,
            MirrorState<RouteKey, Route> state,
            Consumer<? super Route> found) {
        RouteFilter byLink = all.device(LinkRef.of((Integer) link));
        try {
            // Without effect: it is marked as incomplete by the messages that come meanwhile.
            boolean ignored = list(client, byLink, found);
        } catch (KernelException e) {
            if (e.error() != Errno.ENODEV) {
                throw e;
            }
            // No IPv4 route outlives one of its links; of an IPv6 one, the other next hops do.
            if (family() == AddressFamily.AF_INET6) {
                state.relistAll();
            }
        }
    }

    /**
     * The kernel goes on with a listing of IPv4 routes at the address where it has stopped, and there at a number
     * (fib_table_dump()): only routes to addresses that begin alike can be missing. With IPv6 it counts from the start when
     * anything was changed (fib6_dump_table()).
     */
    @Override
    public Object region(RouteKey key) {
        return family() == AddressFamily.AF_INET6
                ? AddressFamily.AF_INET6
                : key.destination().address();
    }
}
