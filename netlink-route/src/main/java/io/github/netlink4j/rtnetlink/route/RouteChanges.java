package io.github.netlink4j.rtnetlink.route;

import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.Request;
import io.github.netlink4j.socket.RequestSink;

/**
 * Changes to the routes of one network namespace: carried out at once by {@link Routes}, or together with others in a
 * batch. What the kernel refuses is a {@link KernelException}, thrown at once or told by the batch.
 */
public sealed class RouteChanges permits Routes {
    private final RequestSink sink;
    private final LinkResolver links;

    /**
     * Changes that go there.
     *
     * @param links finds the links that are referred to
     */
    public RouteChanges(RequestSink sink, LinkResolver links) {
        this.sink = sink;
        this.links = links;
    }

    /**
     * Adds a route. Equivalent to: {@code ip route add …}.
     *
     * @throws KernelException EEXIST when there is one to this destination with this metric in this table
     * @throws IllegalArgumentException when two things do not go together, or the kernel would ignore one
     */
    public void add(RouteSpec route) {
        execute(Netlink.NLM_F_CREATE | Netlink.NLM_F_EXCL, route);
    }

    /** Adds a route to a network by a link. Equivalent to: {@code ip route add PREFIX dev LINK}. */
    public void add(String destination, LinkRef link) {
        add(RouteSpec.to(destination).device(link));
    }

    /** Adds a route to a network by the link of this name; see {@link #add(String, LinkRef)}. */
    public void add(String destination, String link) {
        add(destination, LinkRef.of(link));
    }

    /**
     * Adds a route behind those to the same destination with the same metric; of IPv6 it becomes one more next hop of
     * them. Equivalent to: {@code ip route append …}.
     */
    public void append(RouteSpec route) {
        execute(Netlink.NLM_F_CREATE | Netlink.NLM_F_APPEND, route);
    }

    /**
     * Puts a route in the place of the one to this destination with this metric, or adds it when there is none.
     * Equivalent to: {@code ip route replace …}.
     */
    public void replace(RouteSpec route) {
        execute(Netlink.NLM_F_CREATE | Netlink.NLM_F_REPLACE, route);
    }

    /**
     * Puts a route in the place of the one to this destination with this metric. Equivalent to: {@code ip route change …}.
     *
     * @throws KernelException ENOENT when there is none
     */
    public void change(RouteSpec route) {
        execute(Netlink.NLM_F_REPLACE, route);
    }

    private void execute(int flags, RouteSpec route) {
        sink.accept(RouteRequests.put(flags, route, links));
    }

    /**
     * Deletes the first route that has all that is set here; what is not set may be anything, but for the table, which is main
     * unless set, and the type of service. Equivalent to: {@code ip route delete …}.
     *
     * <p>A gateway or link is that of the only next hop, or of the first of several; of an IPv6 route with several, a gateway
     * deletes the next hop that has it, and a link all of them. A next hop with a weight of 1 matches any weight.
     *
     * <p>In a batch nothing is listed first: what the kernel does not compare is refused. What remains: of a description with a
     * gateway or link, the kernel also takes an IPv6 route by whatever nexthop object.
     *
     * @throws KernelException ESRCH when there is none
     * @throws IllegalArgumentException when two things do not go together; when the kernel does not compare something of it:
     *     {@code onlink} and a metric of 0, more than one next hop, of IPv4 realms and an encapsulation without gateway and link,
     *     of IPv6 also the type, the preferred source, metrics of the path, the preference of the router and any encapsulation
     */
    public void delete(RouteSpec route) {
        Request request = RouteRequests.delete(route, links);
        String notCompared = RouteDeletion.notCompared(route);
        if (notCompared != null) {
            throw new IllegalArgumentException(route + ": the kernel does not compare " + notCompared
                    + " when it deletes a route; leave it out, or delete the route outside of a batch,"
                    + " where the routes are listed first");
        }
        sink.accept(request);
    }

    /** Deletes the first route of the main table to this network; see {@link #delete(RouteSpec)}. */
    public final void delete(String destination) {
        delete(RouteSpec.to(destination));
    }

    /** Deletes the first route of the main table to this network; see {@link #delete(RouteSpec)}. */
    public final void delete(IpPrefix destination) {
        delete(RouteSpec.to(destination));
    }

    /**
     * Deletes the first route that the kernel takes for this one. In a batch nothing is listed first, so that it is another one
     * when this route is gone, or when another stands before it that differs only in what the kernel does not compare: an IPv4
     * metric of 0, the weights of next hops, the absence of a gateway, a preferred source, a metric of the path or realms; of
     * IPv6 also the type. {@link Routes#delete(Route)} looks first.
     *
     * @throws KernelException ESRCH when there is none
     * @throws IllegalArgumentException when it was read in another network namespace
     */
    public void delete(Route route) {
        checkOrigin(route);
        sink.accept(RouteRequests.deletions(route).get(0));
    }

    final void checkOrigin(Route route) {
        Route.TYPE.checkOrigin(RouteAttr.RTM_DELROUTE, route, links.netnsCookie());
    }
}
