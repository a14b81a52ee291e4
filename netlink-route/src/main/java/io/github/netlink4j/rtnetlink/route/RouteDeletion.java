package io.github.netlink4j.rtnetlink.route;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.AttrMask;
import io.github.netlink4j.codec.Bool;
import io.github.netlink4j.codec.LongAttr;
import io.github.netlink4j.codec.ValueAttr;
import io.github.netlink4j.rtnetlink.object.NextHopFlags;
import io.github.netlink4j.rtnetlink.object.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the route that a deletion hits. The kernel deletes the first route to the destination that equals the request in
 * what it compares, and ignores the rest of the request: fib_table_delete() with fib_nh_match(), ip6_route_del().
 */
final class RouteDeletion {
    /** The metric of an IPv6 route that is added with 0. IP6_RT_PRIO_USER. */
    private static final int USUAL_IPV6_METRIC = 1024;

    /** Attributes that ip6_route_del() ignores. */
    private static final AttrMask IGNORED_OF_IPV6 =
            AttrMask.of(RouteAttr.PREFSRC, RouteAttr.METRICS, RouteAttr.PREF, RouteAttr.ENCAP);
    /** Attributes that fib_nh_match() compares only together with a gateway or link. */
    private static final AttrMask OF_ONE_HOP = AttrMask.of(RouteAttr.FLOW, RouteAttr.ENCAP);

    private static final AttrMask GATEWAY_OR_LINK = AttrMask.of(RouteAttr.GATEWAY, RouteAttr.VIA, RouteAttr.OIF);

    private RouteDeletion() {}

    /** Returns the part of a description that the kernel does not compare, or not alone; null when it compares everything. */
    static @Nullable String notCompared(RouteSpec route) {
        boolean ipv6 = route.family() == AddressFamily.AF_INET6;
        if (route.onlink) {
            return "onlink";
        }
        if (route.isSet(RouteAttr.PRIORITY) && route.metric() == 0) {
            return "a metric of 0";
        }
        if (ipv6 && route.type != null) {
            return "the type";
        }
        if (route.isSet(RouteAttr.MULTIPATH) || !route.hops.isEmpty() && (ipv6 || !isCompared(route.hops))) {
            return "all of the next hops";
        }
        Attr ignored =
                ipv6 ? route.firstOf(IGNORED_OF_IPV6) : hasGatewayOrLink(route) ? null : route.firstOf(OF_ONE_HOP);
        return ignored == null ? null : ignored.kernelName();
    }

    private static boolean hasGatewayOrLink(RouteSpec route) {
        return route.gateway != null || route.device != null || route.firstOf(GATEWAY_OR_LINK) != null;
    }

    /**
     * Returns whether all next hops are compared. Of several, fib_nh_match() compares as many as the route has, which may be
     * fewer.
     */
    private static boolean isCompared(List<NextHop> hops) {
        NextHop only = hops.get(0);
        return hops.size() == 1 && only.weight() == 1 && only.flags() == 0 && only.encap() == null;
    }

    /**
     * Returns whether the first route that the kernel matches with the description is always one that the description
     * matches, whatever other routes there are. A description with a link or gateway may hit an IPv6 route that uses any
     * nexthop object: ip6_route_del()
     */
    static boolean isExact(RouteSpec route) {
        return notCompared(route) == null && (route.family() != AddressFamily.AF_INET6 || !hasGatewayOrLink(route));
    }

    /** Returns the first of these routes that has all that a request states, whether or not the kernel compares it. */
    static @Nullable Route meant(RouteView request, List<Route> there) {
        return there.stream()
                .filter(route -> isMeant(request, route))
                .findFirst()
                .orElse(null);
    }

    /**
     * Returns those of these routes that the kernel deletes, or from which it deletes a next hop.
     *
     * @param there the routes of the same table to the same destination, in the kernel's order
     */
    static Set<Route> taken(RouteView request, List<Route> there) {
        Set<Route> taken = new HashSet<>();
        if (request.isIpv6()) {
            // ip6_route_multipath_del(): each next hop by a deletion of its own
            request.hops().forEach(hop -> there.stream()
                    .filter(route -> isTakenOfIpv6(request, hop, route))
                    .findFirst()
                    .ifPresent(taken::add));
        } else {
            there.stream()
                    .filter(route -> isTakenOfIpv4(request, route))
                    .findFirst()
                    .ifPresent(taken::add);
        }
        return taken;
    }

    private static boolean isTakenOfIpv4(RouteView request, RouteView route) {
        return request.tos() == route.tos()
                && isUnsetOrSame(request.typeNumber(), route.typeNumber(), 0)
                && isUnsetOrSame(request.scope(), route.scope(), Scope.RT_SCOPE_NOWHERE)
                && isUnsetOrSame(request.protocol(), route.protocol(), 0)
                && isUnsetOrSame(request.metric(), route.metric(), 0)
                && isUnsetOrSame(request.preferredSource(), route.preferredSource())
                && hasMetricsOf(request, route)
                && goesAsTakenOfIpv4(request, route);
    }

    /** Returns whether the next hops match with IPv4. fib_nh_match() */
    private static boolean goesAsTakenOfIpv4(RouteView request, RouteView route) {
        List<NextHop> asked = request.hops();
        if (request.nextHopId() != 0) {
            return request.nextHopId() == route.nextHopId();
        }
        if (!request.listedHops().isEmpty()) {
            List<NextHop> hops = route.hops();
            return route.nextHopId() == 0
                    && asked.size() >= hops.size()
                    && allMatch(asked.subList(0, hops.size()), hops, RouteDeletion::isTakenHop);
        }
        if (request.gateway() == null && request.linkIndex() == 0) {
            return true;
        }
        NextHop first = route.hops().get(0);
        return route.nextHopId() == 0
                && isTakenHop(asked.get(0), first)
                && isUnsetOrSame(asked.get(0).encap(), first.encap());
    }

    private static boolean isTakenHop(NextHop asked, NextHop hop) {
        return isUnsetOrSame(asked.linkIndex(), hop.linkIndex(), 0)
                && isUnsetOrSame(asked.gateway(), hop.gateway())
                && isUnsetOrSame(asked.realms(), hop.realms(), 0);
    }

    private static boolean isTakenOfIpv6(RouteView request, NextHop asked, RouteView route) {
        return Objects.equals(request.source(), route.source())
                && isUnsetOrSame(request.protocol(), route.protocol(), 0)
                && isUnsetOrSame(request.metric(), route.metric(), 0)
                && isUnsetOrSame(request.nextHopId(), route.nextHopId(), 0)
                && (route.nextHopId() != 0 || route.hops().stream().anyMatch(hop -> isTakenHop(asked, hop)));
    }

    private static boolean isMeant(RouteView request, RouteView route) {
        boolean ipv6 = request.isIpv6();
        long metric = ipv6 && request.metric() == 0 ? USUAL_IPV6_METRIC : request.metric();
        return request.tos() == route.tos()
                && Objects.equals(request.source(), route.source())
                && isUnsetOrSame(request.typeNumber(), route.typeNumber(), 0)
                && (ipv6 || isUnsetOrSame(request.scope(), route.scope(), Scope.RT_SCOPE_NOWHERE))
                && isUnsetOrSame(request.protocol(), route.protocol(), 0)
                && (!request.has(RouteAttr.PRIORITY) || metric == route.metric())
                && isUnsetOrSame(request.preferredSource(), route.preferredSource())
                && (!request.has(RouteAttr.PREF) || request.preference() == route.preference())
                && (!request.hasFlag(NextHopFlags.RTNH_F_ONLINK) || route.hasFlag(NextHopFlags.RTNH_F_ONLINK))
                && isUnsetOrSame(request.nextHopId(), route.nextHopId(), 0)
                && hasMetricsOf(request, route)
                && goesAsMeant(request, route);
    }

    private static boolean goesAsMeant(RouteView request, RouteView route) {
        List<NextHop> asked = request.hops();
        List<NextHop> hops = route.hops();
        if (request.listedHops().isEmpty()) {
            // With IPv6, one of several next hops can be deleted; with IPv4, the first one is compared.
            return (request.isIpv6() ? hops : hops.subList(0, 1))
                    .stream().anyMatch(hop -> isMeantHop(asked.get(0), hop));
        }
        return asked.size() == hops.size()
                && (request.isIpv6()
                        ? asked.stream().allMatch(one -> hops.stream().anyMatch(hop -> isMeantHop(one, hop)))
                        : allMatch(asked, hops, RouteDeletion::isMeantHop));
    }

    private static boolean isMeantHop(NextHop asked, NextHop hop) {
        return isTakenHop(asked, hop)
                && isUnsetOrSame(asked.encap(), hop.encap())
                && isUnsetOrSame(asked.weight(), hop.weight(), 1)
                && (!asked.hasFlag(NextHopFlags.RTNH_F_ONLINK) || hop.hasFlag(NextHopFlags.RTNH_F_ONLINK));
    }

    /** Returns whether the route has each metric of the request; one that is not set is 0. fib_metrics_match() */
    private static boolean hasMetricsOf(RouteView request, RouteView route) {
        return !request.has(RouteAttr.METRICS)
                || RouteMetrics.SET.attributes().stream()
                        .allMatch(key -> !request.has(key) || hasSameMetric(key, request, route));
    }

    private static boolean hasSameMetric(Attr key, RouteView request, RouteView route) {
        if (key instanceof LongAttr number) {
            return request.get(number, 0) == route.get(number, 0);
        }
        return key instanceof Bool toggle
                ? request.get(toggle, false) == route.get(toggle, false)
                : key instanceof ValueAttr<?> value && Objects.equals(request.get(value), route.get(value));
    }

    private static boolean allMatch(List<NextHop> asked, List<NextHop> hops, BiPredicate<NextHop, NextHop> condition) {
        for (int i = 0; i < hops.size(); i++) {
            if (!condition.test(asked.get(i), hops.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUnsetOrSame(long asked, long value, long unset) {
        return asked == unset || asked == value;
    }

    private static boolean isUnsetOrSame(@Nullable Object asked, @Nullable Object value) {
        return asked == null || asked.equals(value);
    }
}
