package io.github.netlink4j.rtnetlink;

import io.github.netlink4j.BatchResults;
import io.github.netlink4j.rtnetlink.address.AddressChanges;
import io.github.netlink4j.rtnetlink.addrlabel.AddressLabelChanges;
import io.github.netlink4j.rtnetlink.fdb.FdbChanges;
import io.github.netlink4j.rtnetlink.link.LinkBatch;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import io.github.netlink4j.rtnetlink.link.Links;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourChanges;
import io.github.netlink4j.rtnetlink.nexthop.NexthopChanges;
import io.github.netlink4j.rtnetlink.nsid.NetnsIdChanges;
import io.github.netlink4j.rtnetlink.route.RouteChanges;
import io.github.netlink4j.rtnetlink.rule.RuleChanges;
import io.github.netlink4j.rtnetlink.vlan.VlanChanges;
import io.github.netlink4j.rtnetlink.vni.VniChanges;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.RequestBuffer;

/**
 * Changes that are sent to the kernel together. For thousands of changes this takes about two thirds of the time of
 * single calls.
 *
 * <!-- sample: BatchSamplesTest routes -->
 * <pre>{@code
 * Batch batch = nl.batch();
 * for (IpPrefix destination : destinations) {
 *     batch.routes().add(RouteSpec.to(destination).device("a"));
 * }
 * batch.execute(); // throws BatchException when any of them has failed
 * }</pre>
 *
 * <p>Nothing is sent before {@link #execute} or {@link #attempt}; an invalid change is refused when it is added to the
 * batch. The kernel executes the changes in order, and each has its own outcome. It is not a transaction: a change that
 * fails neither undoes those before it nor stops those after it. A spec that was added must not be modified before the
 * batch is sent, because errors describe it as it was sent. Not safe for use by several threads at a time. Equivalent
 * to: {@code ip -batch FILE -force}.
 */
public final class Batch {
    private final NetlinkClient client;
    private final RequestBuffer requests = new RequestBuffer();
    private final LinkBatch links;
    private final AddressChanges addresses;
    private final RouteChanges routes;
    private final RuleChanges rules;
    private final NeighbourChanges neighbours;
    private final FdbChanges fdb;
    private final VlanChanges vlans;
    private final VniChanges vnis;
    private final NexthopChanges nexthops;
    private final AddressLabelChanges addressLabels;
    private final NetnsIdChanges netnsIds;
    private boolean onlyFailures;

    Batch(NetlinkClient client, Links lookup) {
        this.client = client;
        LinkResolver resolver = new LinkResolver(client);
        this.links = new LinkBatch(requests, lookup);
        this.addresses = new AddressChanges(requests, resolver);
        this.routes = new RouteChanges(requests, resolver);
        this.rules = new RuleChanges(requests);
        this.neighbours = new NeighbourChanges(requests, resolver);
        this.fdb = new FdbChanges(requests, resolver);
        this.vlans = new VlanChanges(requests, resolver);
        this.vnis = new VniChanges(requests, resolver);
        this.nexthops = new NexthopChanges(requests, resolver);
        this.addressLabels = new AddressLabelChanges(requests, resolver);
        this.netnsIds = new NetnsIdChanges(requests);
    }

    /** Returns the methods that add changes to links to this batch. */
    public LinkBatch links() {
        return links;
    }

    /** Returns the methods that add changes to addresses to this batch. */
    public AddressChanges addresses() {
        return addresses;
    }

    /** Returns the methods that add changes to routes to this batch. */
    public RouteChanges routes() {
        return routes;
    }

    /** Returns the methods that add changes to rules of policy routing to this batch. */
    public RuleChanges rules() {
        return rules;
    }

    /** Returns the methods that add changes to neighbours to this batch. */
    public NeighbourChanges neighbours() {
        return neighbours;
    }

    /** Returns the methods that add changes to forwarding entries to this batch. */
    public FdbChanges fdb() {
        return fdb;
    }

    /** Returns the methods that add changes to VLANs of bridges and ports to this batch. */
    public VlanChanges vlans() {
        return vlans;
    }

    /** Returns the methods that add changes to VNIs of VXLANs to this batch. */
    public VniChanges vnis() {
        return vnis;
    }

    /** Returns the methods that add changes to nexthop objects to this batch. */
    public NexthopChanges nexthops() {
        return nexthops;
    }

    /** Returns the methods that add changes to labels of IPv6 addresses to this batch. */
    public AddressLabelChanges addressLabels() {
        return addressLabels;
    }

    /** Returns the methods that add changes to ids of network namespaces to this batch. */
    public NetnsIdChanges netnsIds() {
        return netnsIds;
    }

    /**
     * Requests acknowledgements only for changes that fail, and one for the end of the batch. This is faster by a
     * quarter to a third, and a failed change is still identified. Warnings about changes that succeed, for example
     * that an attribute is deprecated, are not reported then.
     *
     * @return this
     */
    public Batch onlyFailures() {
        onlyFailures = true;
        return this;
    }

    /** Returns the number of changes that were added since the batch was last sent. */
    public int size() {
        return requests.size();
    }

    /**
     * Sends the changes; the batch is empty afterwards, and can be used again.
     *
     * @throws io.github.netlink4j.BatchException when at least one change failed; it reports each of them
     */
    public void execute() {
        attempt().orThrow();
    }

    /**
     * Sends the changes; the batch is empty afterwards, and can be used again. Does not throw when one of them fails.
     *
     * @return the outcome of each change
     */
    public BatchResults attempt() {
        try {
            return client.executeAll(requests, onlyFailures);
        } finally {
            requests.clear();
        }
    }
}
