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
 * batch. What the kernel refuses is a {@link KernelException}, thrown at once or reported by the batch.
 */
public sealed class RouteChanges permits Routes {
    private final RequestSink sink;
    private final LinkResolver links;

    /**
     * Creates changes that are given to the sink.
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
     * @throws IllegalArgumentException when two parts of it exclude each other, or the kernel would ignore one
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
     * Adds a route after those to the same destination with the same metric; an IPv6 route becomes one more next hop of
     * theirs. Equivalent to: {@code ip route append …}.
     */
    public void append(RouteSpec route) {
        execute(Netlink.NLM_F_CREATE | Netlink.NLM_F_APPEND, route);
    }

    /**
     * Replaces the route to this destination with this metric, or adds the route when there is none. Equivalent to: {@code
     * ip route replace …}.
     */
    public void replace(RouteSpec route) {
        execute(Netlink.NLM_F_CREATE | Netlink.NLM_F_REPLACE, route);
    }

    /**
     * Replaces the route to this destination with this metric. Equivalent to: {@code ip route change …}.
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
     * Deletes the first route that matches the spec; unset fields match anything, except for the table, which is main unless
     * set, and the type of service. Equivalent to: {@code ip route delete …}.
     *
     * <p>A gateway or link matches that of the only next hop, or of the first of several. In an IPv6 route with several next
     * hops, a gateway deletes the next hop that has it, and a link deletes all of them. A next hop with a weight of 1
     * matches any weight.
     *
     * <p>In a batch nothing is listed first, and what the kernel does not compare is refused. One case remains: for a spec
     * with a gateway or link, the kernel also matches an IPv6 route that uses any nexthop object.
     *
     * @throws KernelException ESRCH when there is none
     * @throws IllegalArgumentException when two parts of the spec exclude each other; when the kernel does not compare a
     *     part of it: {@code onlink} and a metric of 0, more than one next hop, with IPv4 realms and an encapsulation
     *     without gateway and link, with IPv6 also the type, the preferred source, metrics of the path, the preference of
     *     the router and any encapsulation
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
     * Deletes the first route that the kernel matches with this one. In a batch nothing is listed first. Another route is
     * therefore deleted when this one is gone, or when one stands before it that differs only in what the kernel does not
     * compare: with IPv4 a metric of 0, the weights of next hops, the absence of a gateway, a preferred source, a metric of
     * the path or realms; with IPv6 also the type. {@link Routes#delete(Route)} lists the routes first.
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
