package io.github.netlink4j.rtnetlink.route;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.AttrMask;
import io.github.netlink4j.codec.Text;
import org.jspecify.annotations.Nullable;

/** Checks for what cannot be a route, and for what the kernel would ignore without an error. */
final class RouteValidator {
    /** rtm_to_fib_config() and rtm_to_fib6_config() do not look at these. */
    private static final AttrMask IGNORED = AttrMask.of(
            RouteAttr.IIF,
            RouteAttr.PROTOINFO,
            RouteAttr.CACHEINFO,
            RouteAttr.SESSION,
            RouteAttr.MP_ALGO,
            RouteAttr.MARK,
            RouteAttr.MFC_STATS,
            RouteAttr.NEWDST,
            RouteAttr.PAD,
            RouteAttr.UID,
            RouteAttr.TTL_PROPAGATE,
            RouteAttr.IP_PROTO,
            RouteAttr.SPORT,
            RouteAttr.DPORT,
            RouteAttr.FLOWLABEL,
            RouteAttr.DEL_REASON);

    private static final AttrMask IGNORED_OF_IPV4 = AttrMask.of(RouteAttr.SRC, RouteAttr.PREF, RouteAttr.EXPIRES);
    private static final AttrMask IGNORED_OF_IPV6 = AttrMask.of(RouteAttr.FLOW);

    /**
     * A listing has each route in one message of at most 32 KiB less the kernel's own 320 bytes, and this leaves room
     * for the other attributes.
     */
    private static final int LARGEST_LISTED = 32_000;

    private RouteValidator() {}

    /** @throws IllegalArgumentException when bits are set beyond the prefix */
    static IpPrefix checkNetwork(IpPrefix prefix) {
        if (!prefix.isNetwork()) {
            throw new IllegalArgumentException(
                    prefix + " has bits set beyond its prefix; the network is " + prefix.network());
        }
        return prefix;
    }

    /** Returns whether a destination is written as {@code default}, as by {@code ip route}. */
    static boolean isDefault(String destination) {
        return destination.equals("default");
    }

    /**
     * Reads a network; without a length it is an address alone.
     *
     * @throws IllegalArgumentException when it is none
     */
    static IpPrefix parseNetwork(String text) {
        try {
            return IpPrefix.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the destination of a route must be a network such as 10.1.0.0/16 or fd00::/8, an address, or"
                            + " \"default\": " + Text.quote(text),
                    e);
        }
    }

    /** @throws IllegalArgumentException when it is not 1 to 2^32 - 1 */
    static long checkTable(long table) {
        RouteAttr.TABLE.check(table);
        if (table == 0) {
            throw new IllegalArgumentException("RTA_TABLE must be 1 to 4294967295: 0");
        }
        return table;
    }

    /** @throws IllegalArgumentException when it is not 0 to 255 */
    static int checkByte(String what, int value) {
        if (value < 0 || value > 0xff) {
            throw new IllegalArgumentException("the " + what + " of a route must be 0 to 255: " + value);
        }
        return value;
    }

    /**
     * Returns both realms as one value of RTA_FLOW.
     *
     * @throws IllegalArgumentException when one is not 0 to 65535
     */
    static long checkRealms(int from, int to) {
        return (long) checkRealm(from) << 16 | checkRealm(to);
    }

    private static int checkRealm(int realm) {
        if (realm < 0 || realm > 0xffff) {
            throw new IllegalArgumentException("a realm in RTA_FLOW must be 0 to 65535: " + realm);
        }
        return realm;
    }

    /** @throws IllegalArgumentException when it has no number */
    static RouteType checkType(RouteType type) {
        if (type == RouteType.OTHER) {
            throw new IllegalArgumentException("a route type that this library does not know cannot be sent");
        }
        return type;
    }

    /**
     * Checks a route that is to be added.
     *
     * @throws IllegalArgumentException when two parts exclude each other, or the kernel would ignore one
     */
    static void checkNew(RouteSpec route) {
        checkAny(route);
        boolean ipv6 = route.family() == AddressFamily.AF_INET6;
        String kind = ipv6 ? "an IPv6 route" : "an IPv4 route";
        refuse(IGNORED, route, "a route");
        refuse(ipv6 ? IGNORED_OF_IPV6 : IGNORED_OF_IPV4, route, kind);
        if (ipv6 && route.scope != RouteSpec.UNSET) {
            throw ignored("the scope", route, kind);
        }
        if (ipv6 && route.hops.stream().anyMatch(hop -> hop.realms() != 0)) {
            throw ignored("RTA_FLOW of a next hop", route, kind);
        }
        if (route.onlink && route.gateway == null) {
            throw wrong(route, "only a gateway can be onlink; of several ways, each says so for itself");
        }
        if (route.type != null && route.type.isDeadEnd() && goesSomewhere(route)) {
            throw wrong(route, "a route of this type has neither gateway nor link");
        }
        int hopBytes = route.hops.isEmpty() ? 0 : NextHops.bytes(route.hops);
        if (hopBytes > LARGEST_LISTED) {
            throw wrong(
                    route,
                    route.hops.size() + " next hops take " + hopBytes + " bytes in RTA_MULTIPATH, and with more than "
                            + LARGEST_LISTED + " the kernel leaves the route and all after it out of every listing;"
                            + " make it of nexthop objects instead");
        }
    }

    /**
     * Checks a description of a route that is to be deleted.
     *
     * @throws IllegalArgumentException when two parts exclude each other, or no listed route can be compared with one
     */
    static void checkDeletion(RouteSpec route) {
        checkAny(route);
        boolean ipv6 = route.family() == AddressFamily.AF_INET6;
        refuse(IGNORED, route, "a route to be deleted");
        refuse(AttrMask.of(RouteAttr.EXPIRES), route, "a route to be deleted");
        refuse(ipv6 ? IGNORED_OF_IPV6 : IGNORED_OF_IPV4, route, ipv6 ? "an IPv6 route" : "an IPv4 route");
        if (ipv6 && route.scope != RouteSpec.UNSET) {
            throw ignored("the scope", route, "an IPv6 route");
        }
    }

    /**
     * Checks a route that is to be added or deleted.
     *
     * @throws IllegalArgumentException when two parts exclude each other
     */
    static void checkAny(RouteSpec route) {
        boolean ipv6 = route.family() == AddressFamily.AF_INET6;
        boolean single = route.gateway != null || route.device != null;
        if (!route.hops.isEmpty() && single) {
            throw wrong(route, "a route goes one way or several; put the first among the others");
        }
        if (route.isSet(RouteAttr.NH_ID) && (single || !route.hops.isEmpty())) {
            throw wrong(route, "the nexthop object has the gateway and the link");
        }
        checkGateway(route, route.gateway, ipv6);
        route.hops.forEach(hop -> checkGateway(route, hop.gateway(), ipv6));
        checkFamily(route, "preferred source", route.preferredSource(), ipv6);
        checkFamily(route, "source", route.source == null ? null : route.source.address(), ipv6);
        if (ipv6 && route.tos != 0) {
            throw wrong(route, "an IPv6 route has no type of service");
        }
        checkOnce(route, route.gateway != null, RouteAttr.GATEWAY);
        checkOnce(route, route.gateway != null, RouteAttr.VIA);
        checkOnce(route, route.device != null, RouteAttr.OIF);
        checkOnce(route, !route.hops.isEmpty(), RouteAttr.MULTIPATH);
        checkOnce(route, route.table != RouteSpec.UNSET, RouteAttr.TABLE);
    }

    private static boolean goesSomewhere(RouteSpec route) {
        return route.gateway != null || route.device != null || !route.hops.isEmpty();
    }

    private static void checkGateway(RouteSpec route, @Nullable IpAddress gateway, boolean ipv6) {
        if (ipv6 && gateway != null && !gateway.isIpv6()) {
            throw wrong(route, "an IPv6 route cannot go by an IPv4 router");
        }
    }

    private static void checkFamily(RouteSpec route, String what, @Nullable IpAddress address, boolean ipv6) {
        if (address != null && address.isIpv6() != ipv6) {
            throw wrong(route, "the " + what + " " + address + " is of another family");
        }
    }

    private static void checkOnce(RouteSpec route, boolean told, Attr key) {
        if (told && route.isSet(key)) {
            throw wrong(route, key.kernelName() + " is set twice, by a setter and by its key");
        }
    }

    private static void refuse(AttrMask keys, RouteSpec route, String of) {
        Attr key = route.firstOf(keys);
        if (key != null) {
            throw ignored(key.kernelName(), route, of);
        }
    }

    private static IllegalArgumentException ignored(String what, RouteSpec route, String of) {
        return new IllegalArgumentException("the kernel ignores " + what + " of " + of + ": " + route);
    }

    private static IllegalArgumentException wrong(RouteSpec route, String why) {
        return new IllegalArgumentException(route + ": " + why);
    }
}
