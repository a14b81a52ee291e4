package io.github.netlink4j.rtnetlink;

import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.rtnetlink.address.Addresses;
import io.github.netlink4j.rtnetlink.addrlabel.AddressLabels;
import io.github.netlink4j.rtnetlink.fdb.Fdb;
import io.github.netlink4j.rtnetlink.link.Links;
import io.github.netlink4j.rtnetlink.neighbour.Neighbours;
import io.github.netlink4j.rtnetlink.netconf.NetConfs;
import io.github.netlink4j.rtnetlink.nexthop.Nexthops;
import io.github.netlink4j.rtnetlink.nsid.NetnsIds;
import io.github.netlink4j.rtnetlink.route.Routes;
import io.github.netlink4j.rtnetlink.rule.Rules;
import io.github.netlink4j.rtnetlink.vlan.Vlans;
import io.github.netlink4j.rtnetlink.vni.Vnis;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.SocketOptions;
import org.jspecify.annotations.Nullable;

/**
 * A handle on one network namespace: its links, addresses, routes and all other objects of this library, through one socket.
 *
 * <!-- sample: ObjectSamplesTest handle -->
 * <pre>{@code
 * try (RtNetlink nl = RtNetlink.open()) {
 *     nl.links().createVeth("a", "b");
 *     nl.addresses().add("a", "192.168.0.1/24");
 * }
 * }</pre>
 *
 * <p>The handle stays in the namespace in which it was opened, whichever thread uses it, and keeps that namespace alive
 * until the handle is closed. Threads that share a handle take turns; for speed, open one for each thread. Calls time
 * out after five seconds unless {@link SocketOptions} specify another limit.
 *
 * <p>Reading needs no privilege. A change requires CAP_NET_ADMIN twice: in the process that opened the handle, and in
 * the thread that uses it.
 */
public final class RtNetlink implements AutoCloseable {
    private final NetlinkClient client;
    // Each is created on first use, so that a program does not load the classes of a package that it does not use. Two
    // threads may each create one; the two are equivalent.
    private volatile @Nullable Links links;
    private volatile @Nullable Addresses addresses;
    private volatile @Nullable Routes routes;
    private volatile @Nullable Rules rules;
    private volatile @Nullable Neighbours neighbours;
    private volatile @Nullable Fdb fdb;
    private volatile @Nullable Vlans vlans;
    private volatile @Nullable Vnis vnis;
    private volatile @Nullable Nexthops nexthops;
    private volatile @Nullable AddressLabels addressLabels;
    private volatile @Nullable NetConfs netconf;
    private volatile @Nullable NetnsIds netnsIds;

    private RtNetlink(NetlinkClient client) {
        this.client = client;
    }

    /**
     * Opens a handle in the calling thread's network namespace.
     *
     * @throws io.github.netlink4j.NetlinkIOException when this is not Linux, or the socket cannot be opened
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

    /**
     * Returns a handle on an existing client, for example one that records its messages. Closing the handle closes the
     * client.
     */
    public static RtNetlink on(NetlinkClient client) {
        return new RtNetlink(client);
    }

    /** Returns the links of the namespace: its network interfaces. */
    public Links links() {
        Links service = links;
        if (service == null) {
            service = new Links(client);
            links = service;
        }
        return service;
    }

    /** Returns the addresses of the namespace's links. */
    public Addresses addresses() {
        Addresses service = addresses;
        if (service == null) {
            service = new Addresses(client);
            addresses = service;
        }
        return service;
    }

    /** Returns the routes of the namespace. */
    public Routes routes() {
        Routes service = routes;
        if (service == null) {
            service = new Routes(client);
            routes = service;
        }
        return service;
    }

    /** Returns the rules of policy routing of the namespace. */
    public Rules rules() {
        Rules service = rules;
        if (service == null) {
            service = new Rules(client);
            rules = service;
        }
        return service;
    }

    /** Returns the neighbours of the namespace's links: ARP and IPv6 neighbour discovery. */
    public Neighbours neighbours() {
        Neighbours service = neighbours;
        if (service == null) {
            service = new Neighbours(client);
            neighbours = service;
        }
        return service;
    }

    /** Returns the forwarding entries of the namespace's bridges, tunnels and Ethernet links. */
    public Fdb fdb() {
        Fdb service = fdb;
        if (service == null) {
            service = new Fdb(client);
            fdb = service;
        }
        return service;
    }

    /** Returns the VLANs of the namespace's bridges and their ports. */
    public Vlans vlans() {
        Vlans service = vlans;
        if (service == null) {
            service = new Vlans(client);
            vlans = service;
        }
        return service;
    }

    /** Returns the VNIs that the namespace's VXLANs accept. */
    public Vnis vnis() {
        Vnis service = vnis;
        if (service == null) {
            service = new Vnis(client);
            vnis = service;
        }
        return service;
    }

    /** Returns the ids that the namespace has for other network namespaces. */
    public NetnsIds netnsIds() {
        NetnsIds service = netnsIds;
        if (service == null) {
            service = new NetnsIds(client);
            netnsIds = service;
        }
        return service;
    }

    /** Returns the settings of the namespace's links. */
    public NetConfs netconf() {
        NetConfs service = netconf;
        if (service == null) {
            service = new NetConfs(client);
            netconf = service;
        }
        return service;
    }

    /** Returns the labels of IPv6 addresses in the namespace. */
    public AddressLabels addressLabels() {
        AddressLabels service = addressLabels;
        if (service == null) {
            service = new AddressLabels(client);
            addressLabels = service;
        }
        return service;
    }

    /** Returns the nexthop objects of the namespace, which routes and forwarding entries use by their numbers. */
    public Nexthops nexthops() {
        Nexthops service = nexthops;
        if (service == null) {
            service = new Nexthops(client);
            nexthops = service;
        }
        return service;
    }

    /** Returns a new, empty batch, which sends many changes to the kernel together. */
    public Batch batch() {
        return new Batch(client, links());
    }

    /** Returns the underlying client, for requests that have no typed methods here. */
    public NetlinkClient client() {
        return client;
    }

    /** Closes the socket. Calls in progress end with an exception. */
    @Override
    public void close() {
        client.close();
    }
}
