package io.github.netlink4j.rtnetlink.route;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.mirror.Holding;
import io.github.netlink4j.rtnetlink.mirror.Mirrored;
import io.github.netlink4j.rtnetlink.mirror.Store;
import io.github.netlink4j.rtnetlink.object.Index;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.function.Function;

/**
 * The routes that a mirror holds, of all tables. Safe for any thread; each answer is consistent in itself.
 *
 * <p>What the kernel changes in a route without telling anybody is not kept up to date: its age ({@link Route#expires()}),
 * and what an IPv6 router announces anew for a route that was made of its announcement, as {@link Route#preference()}.
 */
public final class RouteMirror {
    /** The routes, for a mirror to hold. */
    public static final Mirrored<RouteMirror> ROUTE = new Mirrored<>("route", RouteShelf.GROUPS) {
        @Override
        protected Holding<RouteMirror> hold(ReadWriteLock lock) {
            Family ipv4 = new Family(lock);
            Family ipv6 = new Family(lock);
            return new Holding<>(
                    new RouteMirror(ipv4, ipv6),
                    List.of(new RouteShelf(IpAddress.AF_INET, ipv4), new RouteShelf(IpAddress.AF_INET6, ipv6)));
        }
    };

    private final Family ipv4;
    private final Family ipv6;

    private RouteMirror(Family ipv4, Family ipv6) {
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
    }

    /** The routes of one family. */
    static final class Family {
        final Store<RouteKey, Route> store;
        final Index<Long, Route> byTable;
        final Index<Integer, Route> byLink;
        final Index<IpPrefix, Route> byDestination;
        final Index<IpAddress, Route> byPreferredSource;
        /** Whether a route goes by a nexthop object. */
        final Index<Boolean, Route> byObject;

        Family(ReadWriteLock lock) {
            store = new Store<>(lock);
            byTable = store.index(route -> List.of(route.table()));
            byLink = store.index(Family::links);
            byDestination = store.index(route -> List.of(route.destination()));
            byPreferredSource = store.index(Family::preferredSource);
            byObject = store.index(route -> List.of(route.nextHopId() != 0));
        }

        private static Set<Integer> links(Route route) {
            Set<Integer> links = new LinkedHashSet<>();
            if (route.linkIndex() != 0) {
                links.add(route.linkIndex());
            }
            route.nextHops().forEach(hop -> links.add(hop.linkIndex()));
            return links;
        }

        private static List<IpAddress> preferredSource(Route route) {
            IpAddress source = route.preferredSource();
            return source == null ? List.of() : List.of(source);
        }
    }

    /** All routes of all tables, those of IPv4 first. */
    public List<Route> list() {
        return both(family -> family.store.list());
    }

    /**
     * The routes that the filter lets through, those of IPv4 first.
     *
     * @throws IllegalArgumentException when the filter names a link; say it by its index
     */
    public List<Route> list(RouteFilter filter) {
        RouteFilter known = filter.resolve(link -> {
            throw new IllegalArgumentException("a mirror of routes knows links only by index, not " + link.describe());
        });
        return list().stream().filter(known::lets).toList();
    }

    /** The routes of a table, such as {@link RouteView#RT_TABLE_MAIN}, those of IPv4 first. */
    public List<Route> table(long table) {
        return both(family -> family.store.by(family.byTable, table));
    }

    /** The routes that go by a link, or have a next hop that does, those of IPv4 first. */
    public List<Route> device(int linkIndex) {
        return both(family -> family.store.by(family.byLink, linkIndex));
    }

    /** The routes that go by a link, or have a next hop that does, those of IPv4 first. */
    public List<Route> device(Link link) {
        return device(link.index());
    }

    /** The routes to exactly this network, in all tables. */
    public List<Route> destination(IpPrefix destination) {
        Family family = family(destination);
        return family.store.by(family.byDestination, destination);
    }

    private List<Route> both(Function<Family, List<Route>> part) {
        return ipv4.store.read(() -> {
            List<Route> all = new ArrayList<>(part.apply(ipv4));
            all.addAll(part.apply(ipv6));
            return List.copyOf(all);
        });
    }

    private Family family(IpPrefix destination) {
        return destination.address().isIpv6() ? ipv6 : ipv4;
    }

    /** How many there are. */
    public int size() {
        return ipv4.store.read(() -> ipv4.store.size() + ipv6.store.size());
    }

    /** The routes with this key, in the kernel's order; mostly one or none. */
    public List<Route> at(RouteKey key) {
        return family(key.destination()).store.at(key);
    }

    /** The first route with this key, empty when there is none. */
    public Optional<Route> find(RouteKey key) {
        return at(key).stream().findFirst();
    }
}
