package io.github.netlink4j.rtnetlink.route;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.Errno;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.AttrMask;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import io.github.netlink4j.rtnetlink.object.Encap;
import io.github.netlink4j.rtnetlink.object.NextHopFlags;
import io.github.netlink4j.rtnetlink.object.RouteProtocol;
import io.github.netlink4j.rtnetlink.object.Scope;
import io.github.netlink4j.socket.Request;
import io.github.netlink4j.sys.Ipv6Support;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The requests that {@link Routes} sends to the kernel. */
final class RouteRequests {
    private static final int LARGEST_SMALL_TABLE = 255;
    private static final String NO_ROUTE = "there is no such route";

    /** What distinguishes a listed route from the others to the same destination, beside its next hops. */
    private static final AttrMask IDENTITY = AttrMask.of(
            RouteAttr.DST,
            RouteAttr.SRC,
            RouteAttr.TABLE,
            RouteAttr.PRIORITY,
            RouteAttr.PREFSRC,
            RouteAttr.METRICS,
            RouteAttr.NH_ID);

    /** How a request for a deletion states the next hops of a route. */
    private enum HopsAs {
        LISTED,
        /** One of IPv4 as a list: then no route with several is taken whose first is this one. */
        LIST_OF_ONE,
        /** Several of IPv6 by the link of the first: then all are deleted together. __ip6_del_rt_siblings() */
        LINK
    }

    private RouteRequests() {}

    static Request put(int flags, RouteSpec route, LinkResolver links) {
        RouteValidator.checkNew(route);
        Way way = Way.of(route, links, RouteAttr.RTM_NEWROUTE);
        return Request.of(RouteAttr.RTM_NEWROUTE, flags, writer -> writeNew(route, way, writer), route::toString)
                .hintIfUnexplained(errno -> hint(route, errno));
    }

    private static @Nullable String hint(RouteSpec route, int errno) {
        Errno error = Errno.of(errno);
        if (error == Errno.EEXIST) {
            return "there is a route of this destination, metric and table already";
        }
        if (error == Errno.ENOENT) {
            return NO_ROUTE;
        }
        if (error == Errno.EHOSTUNREACH) {
            return "no link leads to the gateway";
        }
        if (error == Errno.ENODEV && leadsNowhere(route)) {
            return "the route has neither link nor gateway, and is not of a type that needs none, such as blackhole";
        }
        return route.family() == AddressFamily.AF_INET6 ? Ipv6Support.hint(errno) : null;
    }

    private static boolean leadsNowhere(RouteSpec route) {
        boolean isDeadEnd = route.type != null && route.type.isDeadEnd();
        return !isDeadEnd && route.device == null && !route.isSet(RouteAttr.OIF) && !goesByRouter(route);
    }

    /** Deletes the first route that the kernel takes for this. */
    static Request delete(RouteSpec route, LinkResolver links) {
        RouteValidator.checkDeletion(route);
        Way way = Way.of(route, links, RouteAttr.RTM_DELROUTE);
        return deletion(
                Request.of(RouteAttr.RTM_DELROUTE, 0, writer -> writeMatch(route, way, writer), route::toString));
    }

    /** Returns the requests that state all that the kernel compares of a route when it deletes, the best one first. */
    static List<Request> deletions(Route route) {
        boolean isOne = route.listedHops().isEmpty();
        if (route.nextHopId() != 0 || isOne == route.isIpv6()) {
            return List.of(deletion(route, HopsAs.LISTED));
        }
        return List.of(deletion(route, HopsAs.LISTED), deletion(route, isOne ? HopsAs.LIST_OF_ONE : HopsAs.LINK));
    }

    private static Request deletion(Route route, HopsAs hops) {
        return deletion(
                Request.of(RouteAttr.RTM_DELROUTE, 0, writer -> writeSame(route, hops, writer), route::errorText));
    }

    /** Returns the answer of the kernel to the deletion of a route that does not exist. fib_table_delete(), ip6_route_del() */
    static KernelException notFound(Request deletion) {
        return new KernelException(deletion.describe(), Errno.ESRCH.number(), null, NO_ROUTE, Outcome.REJECTED);
    }

    /** Returns what a request states. */
    static RouteView read(Request request) {
        MessageWriter writer = new MessageWriter();
        writer.begin(request.type(), request.flags(), 0);
        request.body().writeTo(writer);
        writer.finish();
        return new Route(Arrays.copyOf(writer.bytes(), writer.length()));
    }

    private static Request deletion(Request request) {
        return request.hint((errno, ack) -> errno == Errno.ESRCH.number() ? NO_ROUTE : null);
    }

    static Request get(RouteLookup packet, LinkResolver links) {
        Supplier<String> request = () -> RouteAttr.RTM_GETROUTE.kernelName() + " " + packet;
        int in = packet.in == null ? 0 : links.index(packet.in, "input device", request);
        int out = packet.out == null ? 0 : links.index(packet.out, "output device", request);
        return Request.of(RouteAttr.RTM_GETROUTE, 0, writer -> packet.writeTo(writer, in, out), packet::toString)
                .hintIfUnexplained(errno -> lookupHint(packet, errno));
    }

    /** A lookup that ends in a route of a type other than unicast is answered by an errno: fib_props[]. */
    private static @Nullable String lookupHint(RouteLookup packet, int errno) {
        Errno error = Errno.of(errno);
        if (error == Errno.EMSGSIZE) {
            return "the route has too many next hops for this request; a listing shows it";
        }
        if (error == Errno.ENETUNREACH) {
            return packet.source == null
                    ? "no route leads there"
                    : "no route leads there, or the source is no address of this machine";
        }
        RouteType type = error == Errno.EINVAL
                ? RouteType.BLACKHOLE
                : error == Errno.EACCES
                        ? RouteType.PROHIBIT
                        : error == Errno.EHOSTUNREACH ? RouteType.UNREACHABLE : null;
        if (type == null) {
            return packet.destination.isIpv6() ? Ipv6Support.hint(errno) : null;
        }
        return "perhaps a route of type " + type + " leads there";
    }

    /** Links as indexes, and each next hop as one of a route of this family. */
    private record Way(int device, List<NextHop> hops) {
        static Way of(RouteSpec route, LinkResolver links, MessageType type) {
            boolean ipv6 = route.family() == AddressFamily.AF_INET6;
            Supplier<String> request = () -> type.kernelName() + " " + route;
            return new Way(
                    route.device == null ? 0 : links.index(route.device, "device", request),
                    route.hops.isEmpty()
                            ? List.of()
                            : route.hops.stream()
                                    .map(hop -> hop.resolve(ipv6, links, request))
                                    .toList());
        }
    }

    private static void writeNew(RouteSpec route, Way way, MessageWriter writer) {
        RouteType type = route.type == null ? RouteType.UNICAST : route.type;
        int scope = route.family() == AddressFamily.AF_INET6 ? Scope.RT_SCOPE_UNIVERSE : usualScope(route, type);
        writer.header8(5, route.protocol == RouteSpec.UNSET ? RouteProtocol.RTPROT_BOOT : route.protocol);
        writer.header8(6, route.scope == RouteSpec.UNSET ? scope : route.scope);
        writer.header8(7, type.number());
        writer.header32(8, route.onlink ? NextHopFlags.RTNH_F_ONLINK : 0);
        write(route, way, writer);
    }

    /** Returns the scope that {@code ip route} chooses. */
    private static int usualScope(RouteSpec route, RouteType type) {
        return switch (type) {
            case LOCAL -> Scope.RT_SCOPE_HOST;
            case BROADCAST, MULTICAST, ANYCAST -> Scope.RT_SCOPE_LINK;
            case UNICAST -> goesByRouter(route) ? Scope.RT_SCOPE_UNIVERSE : Scope.RT_SCOPE_LINK;
            default -> Scope.RT_SCOPE_UNIVERSE;
        };
    }

    private static boolean goesByRouter(RouteSpec route) {
        return route.gateway != null
                || !route.hops.isEmpty()
                || route.isSet(RouteAttr.NH_ID)
                || route.isSet(RouteAttr.GATEWAY)
                || route.isSet(RouteAttr.VIA)
                || route.isSet(RouteAttr.MULTIPATH);
    }

    /** Writes a description of a route to be deleted; unset fields match anything. */
    private static void writeMatch(RouteSpec route, Way way, MessageWriter writer) {
        boolean ipv6 = route.family() == AddressFamily.AF_INET6;
        writer.header8(5, Math.max(route.protocol, 0));
        writer.header8(6, ipv6 ? 0 : route.scope == RouteSpec.UNSET ? matchingScope(route.type) : route.scope);
        writer.header8(7, route.type == null ? 0 : route.type.number());
        writer.header32(8, route.onlink ? NextHopFlags.RTNH_F_ONLINK : 0);
        write(route, way, writer);
    }

    private static int matchingScope(@Nullable RouteType type) {
        return type == null || type == RouteType.UNICAST || type.isDeadEnd()
                ? Scope.RT_SCOPE_NOWHERE
                : type == RouteType.LOCAL ? Scope.RT_SCOPE_HOST : Scope.RT_SCOPE_LINK;
    }

    private static void write(RouteSpec route, Way way, MessageWriter writer) {
        boolean largeTable = route.table > LARGEST_SMALL_TABLE;
        writer.header8(0, route.family());
        writer.header8(1, route.destination == null ? 0 : route.destination.length());
        writer.header8(2, route.source == null ? 0 : route.source.length());
        writer.header8(3, route.tos);
        writer.header8(4, largeTable ? 0 : (int) (route.table == RouteSpec.UNSET ? usualTable(route) : route.table));
        if (largeTable) {
            writer.put(RouteAttr.TABLE, route.table);
        }
        if (route.gateway != null) {
            boolean cross = route.gateway.family() != route.family();
            writer.put(cross ? RouteAttr.VIA : RouteAttr.GATEWAY, route.gateway);
        }
        if (way.device != 0) {
            writer.put(RouteAttr.OIF, way.device);
        }
        if (!way.hops.isEmpty()) {
            writer.put(RouteAttr.MULTIPATH, way.hops);
        }
        route.writeAttributesTo(writer);
    }

    /** Returns the table that {@code ip route} chooses. */
    private static long usualTable(RouteSpec route) {
        return route.type == RouteType.LOCAL || route.type == RouteType.BROADCAST || route.type == RouteType.ANYCAST
                ? RouteView.RT_TABLE_LOCAL
                : RouteView.RT_TABLE_MAIN;
    }

    /** Writes what the kernel compares of a listed route. */
    private static void writeSame(Route route, HopsAs hops, MessageWriter writer) {
        writer.header8(0, route.family());
        writer.header8(1, route.prefixLength());
        writer.header8(2, route.sourceLength());
        writer.header8(3, route.tos());
        writer.header8(5, route.protocol());
        writer.header8(6, route.scope());
        writer.header8(7, route.typeNumber());
        route.forEachAttribute((type, bytes, at, length) -> {
            Attr key = RouteAttr.SET.attribute(type);
            if (key != null && IDENTITY.contains(key)) {
                writer.putRaw(RouteAttr.SET, type, Arrays.copyOfRange(bytes, at, at + length));
            }
        });
        // Of a nexthop object the kernel lists the next hops, but then refuses them.
        if (route.nextHopId() == 0) {
            writeHops(route, hops, writer);
        }
    }

    private static void writeHops(Route route, HopsAs as, MessageWriter writer) {
        List<NextHop> hops = route.hops();
        NextHop first = hops.get(0);
        IpAddress gateway = first.gateway();
        if (as == HopsAs.LINK) {
            writer.put(RouteAttr.OIF, first.linkIndex());
        } else if (as == HopsAs.LIST_OF_ONE || !route.listedHops().isEmpty()) {
            writer.put(RouteAttr.MULTIPATH, hops);
        } else {
            if (first.linkIndex() != 0) {
                writer.put(RouteAttr.OIF, first.linkIndex());
            }
            if (gateway != null) {
                writer.put(first.crossFamily() ? RouteAttr.VIA : RouteAttr.GATEWAY, gateway);
            }
            if (first.realms() != 0) {
                writer.put(RouteAttr.FLOW, first.realms());
            }
            Encap encap = first.encap();
            if (encap != null && !route.isIpv6()) {
                writer.put(RouteAttr.ENCAP, encap.attributes());
                writer.put(RouteAttr.ENCAP_TYPE, encap.type());
            }
        }
    }
}
