package io.github.netlink4j.rtnetlink.route;

import io.github.netlink4j.IpPrefix;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel compares to decide whether a route exists already. Mostly one route has a key. But routes can be appended
 * to others with the same key, and the kernel itself makes IPv6 routes with equal keys, such as those to fe80::/64 for each
 * link.
 *
 * @param table its table
 * @param destination its destination
 * @param source sources that it is for, null for all; IPv6 only
 * @param tos type of service that packets must have, 0 for any; IPv4 only
 * @param metric among routes to the same destination the lowest wins
 */
public record RouteKey(
        long table, IpPrefix destination, @Nullable IpPrefix source, int tos, long metric) {
    /** Returns the key of this route. */
    public static RouteKey of(RouteView route) {
        return new RouteKey(route.table(), route.destination(), route.source(), route.tos(), route.metric());
    }
}
