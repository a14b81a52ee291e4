package io.github.netlink4j.rtnetlink.route;

import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import io.github.netlink4j.socket.Netlink;
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
     * Deletes the first route that is as told; what is not told may be anything, except the table. Equivalent to:
     * {@code ip route delete …}.
     *
     * @throws KernelException ESRCH when there is none
     */
    public void delete(RouteSpec route) {
        sink.accept(RouteRequests.delete(route, links));
    }

    /** Deletes the first route of the main table to this network; see {@link #delete(RouteSpec)}. */
    public void delete(String destination) {
        delete(RouteSpec.to(destination));
    }

    /** Deletes the first route of the main table to this network; see {@link #delete(RouteSpec)}. */
    public void delete(IpPrefix destination) {
        delete(RouteSpec.to(destination));
    }

    /**
     * Deletes this route, and no other one to the same destination.
     *
     * @throws KernelException ESRCH when it is gone
     */
    public void delete(Route route) {
        sink.accept(RouteRequests.delete(route));
    }
}
