package io.github.netlink4j.rtnetlink.route;

import io.github.netlink4j.IpPrefix;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel looks at when it decides whether there is such a route already. Mostly one route has a key; but routes can
 * be appended to others with the same key, and the kernel itself makes IPv6 ones, as that to fe80::/64 for each link.
 *
 * @param table the table it is in
 * @param destination where it leads
 * @param source sources that it is for, null for all; IPv6 only
 * @param tos type of service that packets must have, 0 for any; IPv4 only
 * @param metric the lowest wins
 */
public record RouteKey(
        long table, IpPrefix destination, @Nullable IpPrefix source, int tos, long metric) {
    /** The key of this route. */
    public static RouteKey of(RouteView route) {
        return new RouteKey(route.table(), route.destination(), route.source(), route.tos(), route.metric());
    }
}
