package io.github.netlink4j.rtnetlink.route;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.Errno;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.rtnetlink.address.AddressView;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkStates;
import io.github.netlink4j.rtnetlink.netconf.NetConfAttr;
import io.github.netlink4j.rtnetlink.netconf.NetConfView;
import io.github.netlink4j.rtnetlink.nexthop.NexthopView;
import io.github.netlink4j.rtnetlink.object.Index;
import io.github.netlink4j.rtnetlink.object.MirrorState;
import io.github.netlink4j.rtnetlink.object.NotifiedReconciler;
import io.github.netlink4j.rtnetlink.object.RtMessage;
import io.github.netlink4j.rtnetlink.object.RtmKind;
import io.github.netlink4j.rtnetlink.object.SharedState;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Applies messages to the routes of one family in a mirror.
 *
 * <p>The kernel notifies of a route that it adds, replaces or deletes on request. It does not notify of other changes. With
 * IPv4, these are the routes that depend on a link, an address or a nexthop object that is removed or goes down. With both
 * families, they are a next hop among several that becomes dead or alive, a preferred source that is removed, and changes to
 * routes by a new MTU of a link or another nexthop object. Each of these causes has a message of its own.
 */
final class RouteReconciler extends NotifiedReconciler<RouteKey, RouteView, Route> {
    private final RouteFilter all;
    private final RouteMerge merge;
    private final LinkStates links;
    private final RouteView view = new RouteView();
    private final AddressView address = new AddressView();
    private final NexthopView nexthop = new NexthopView();
    private final NetConfView setting = new NetConfView();

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
            case NEXTHOP -> onNexthop(message, state);
            case LINK -> {
                if (links.hasChanged()) {
                    recheckRoutesOf(links.index(), state);
                    state.recheck(Route.BY_LINK_OF_NEXTHOP, Route.HIDDEN_LINKS);
                }
            }
            default -> throw new IllegalArgumentException(message.typeName());
        }
    }

    private void onRoute(RtMessage message, MirrorState<RouteKey, Route> state) {
        RouteView route = message.read(view);
        // What the kernel has learned for a single destination is not a route of a table.
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

    /**
     * Rechecks the routes that a change of a nexthop object affects. A group that gains or loses a member is notified itself, but
     * not the groups of an object that is replaced. One that is neither deleted nor replaced is new, and no route uses it.
     */
    private void onNexthop(RtMessage message, MirrorState<RouteKey, Route> state) {
        NexthopView object = message.read(nexthop);
        if (message.isDeletion() || object.isGroup()) {
            state.recheck(Route.BY_NEXTHOP, object.id());
        } else if ((message.flags() & Netlink.NLM_F_REPLACE) != 0) {
            state.recheck(Route.BY_LINK_OF_NEXTHOP, Route.ANY_LINK);
        }
    }

    /** Rechecks routes that prefer the address as a source, and those of its link, in case it was the last one there. */
    private void onAddressGone(AddressView gone, MirrorState<RouteKey, Route> state) {
        state.recheck(Route.BY_PREFERRED_SOURCE, gone.address());
        if (family() == AddressFamily.AF_INET) {
            recheckRoutesOf(gone.linkIndex(), state);
        }
    }

    /**
     * Rechecks the routes of a link. Those that use a nexthop object are listed with all others: a group may have lost the link and
     * go on with another one, and a listing by the link then lacks its routes.
     */
    private static void recheckRoutesOf(int link, MirrorState<RouteKey, Route> state) {
        state.recheck(Route.BY_OWN_LINK, link);
        state.recheck(Route.BY_LINK_OF_NEXTHOP, link);
    }

    /** Rechecks routes after a change of a link's setting whether its routes are dead without a carrier. */
    private static void onSetting(NetConfView changed, MirrorState<RouteKey, Route> state) {
        if (changed.has(NetConfAttr.IGNORE_ROUTES_WITH_LINKDOWN)) {
            int link = changed.linkIndex();
            if (link > 0) {
                recheckRoutesOf(link, state);
            } else {
                state.recheckAll();
            }
        }
    }

    /** Rechecks all IPv6 routes: they show a lost carrier before it is notified. rt6_fill_node() */
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
        return index == Route.BY_OWN_LINK;
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
            // The result is ignored: messages that arrive meanwhile mark the listing as incomplete.
            boolean ignored = list(client, byLink, found);
        } catch (KernelException e) {
            if (e.error() != Errno.ENODEV) {
                throw e;
            }
            // An IPv4 route is removed with any of its links; an IPv6 route keeps its other next hops.
            if (family() == AddressFamily.AF_INET6) {
                state.relistAll();
            }
        }
    }

    /**
     * Returns the part of a listing that one interruption can affect. The kernel continues a listing of IPv4 routes at the
     * address where it has stopped, and there at a number (fib_table_dump()): only routes to addresses with the same
     * beginning can be missing. With IPv6 it counts from the start when anything was changed (fib6_dump_table()).
     */
    @Override
    public Object region(RouteKey key) {
        return family() == AddressFamily.AF_INET6
                ? AddressFamily.AF_INET6
                : key.destination().address();
    }
}
