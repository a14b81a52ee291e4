package io.github.netlink4j.rtnetlink;

import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.rtnetlink.address.Addresses;
import io.github.netlink4j.rtnetlink.link.Links;
import io.github.netlink4j.rtnetlink.neighbour.Neighbours;
import io.github.netlink4j.rtnetlink.route.Routes;
import io.github.netlink4j.rtnetlink.rule.Rules;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.SocketOptions;
import org.jspecify.annotations.Nullable;

/**
 * A handle on one network namespace: its links, addresses and routes, by one socket.
 *
 * <pre>{@code
 * try (RtNetlink nl = RtNetlink.open()) {
 *     nl.links().createVeth("a", "b");
 *     nl.addresses().add("a", "192.168.0.1/24");
 * }
 * }</pre>
 *
 * <p>It stays with the namespace it was opened in, whatever thread uses it, and keeps that namespace alive until it is
 * closed. Threads that share it take turns; for speed open one each. Calls end after five seconds unless
 * {@link SocketOptions} say otherwise.
 *
 * <p>Reading needs no privilege. A change needs CAP_NET_ADMIN twice: of who has opened the handle, and of who uses it.
 */
public final class RtNetlink implements AutoCloseable {
    private final NetlinkClient client;
    // Each is made when it is first asked for, so that a program loads no room that it does not use. Two threads may
    // each
    // make one: they are as good as each other.
    private volatile @Nullable Links links;
    private volatile @Nullable Addresses addresses;
    private volatile @Nullable Routes routes;
    private volatile @Nullable Rules rules;
    private volatile @Nullable Neighbours neighbours;

    private RtNetlink(NetlinkClient client) {
        this.client = client;
    }

    /**
     * Opens a handle in the calling thread's network namespace.
     *
     * @throws io.github.netlink4j.NetlinkIOException when this is not Linux, or no socket can be had
     */
    public static RtNetlink open() {
        return open(SocketOptions.defaults());
    }

    /** Opens a handle in the calling thread's network namespace. */
    public static RtNetlink open(SocketOptions options) {
        return new RtNetlink(NetlinkClient.open(Netlink.NETLINK_ROUTE, options));
    }

    /**
     * Opens a handle in another network namespace; the calling thread stays where it is.
     *
     * @throws io.github.netlink4j.NetlinkIOException EPERM without CAP_SYS_ADMIN over that namespace
     */
    public static RtNetlink open(NetnsRef namespace) {
        return open(namespace, SocketOptions.defaults());
    }

    /** Opens a handle in another network namespace; see {@link #open(NetnsRef)}. */
    public static RtNetlink open(NetnsRef namespace, SocketOptions options) {
        return new RtNetlink(NetlinkClient.open(Netlink.NETLINK_ROUTE, options, namespace));
    }

    /** A handle on a client that is there, as on one that records what is said; closing the handle closes the client. */
    public static RtNetlink on(NetlinkClient client) {
        return new RtNetlink(client);
    }

    /** Its links: network interfaces. */
    public Links links() {
        Links room = links;
        if (room == null) {
            room = new Links(client);
            links = room;
        }
        return room;
    }

    /** The addresses of its links. */
    public Addresses addresses() {
        Addresses room = addresses;
        if (room == null) {
            room = new Addresses(client);
            addresses = room;
        }
        return room;
    }

    /** Its routes. */
    public Routes routes() {
        Routes room = routes;
        if (room == null) {
            room = new Routes(client);
            routes = room;
        }
        return room;
    }

    /** Returns its rules of policy routing. */
    public Rules rules() {
        Rules service = rules;
        if (service == null) {
            service = new Rules(client);
            rules = service;
        }
        return service;
    }

    /** Returns the neighbours of its links: ARP and IPv6 neighbour discovery. */
    public Neighbours neighbours() {
        Neighbours service = neighbours;
        if (service == null) {
            service = new Neighbours(client);
            neighbours = service;
        }
        return service;
    }

    /** An empty batch: changes that are sent many at a time. */
    public Batch batch() {
        return new Batch(client, links());
    }

    /** The client underneath, for what has no typed room here. */
    public NetlinkClient client() {
        return client;
    }

    /** Closes the socket. Calls under way end with an exception. */
    @Override
    public void close() {
        client.close();
    }
}
