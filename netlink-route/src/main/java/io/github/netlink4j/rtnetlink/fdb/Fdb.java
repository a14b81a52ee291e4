package io.github.netlink4j.rtnetlink.fdb;

import io.github.netlink4j.Errno;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.MacAddress;
import io.github.netlink4j.object.Dumps;
import io.github.netlink4j.object.ObjectReader;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourAttr;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.Request;
import java.util.List;
import java.util.Optional;

/**
 * The forwarding entries of the bridges, tunnels and Ethernet links of one network namespace.
 *
 * <p>A link is identified by name, by index, or as a {@code Link}, which is refused with {@link IllegalArgumentException}
 * when it was read in another network namespace. What the kernel refuses is a {@link KernelException}: ENODEV when there is
 * no such link, ENOENT when there is no such entry, EPERM without CAP_NET_ADMIN.
 *
 * <p>A listing is complete as far as the kernel reports. When other entries come or go while it lists, it may leave out one
 * that was there all the time, for every program, and does not report that. {@code Mirror.read} finds out, and repeats.
 */
public final class Fdb extends FdbChanges implements ObjectReader<FdbFilter, FdbView, FdbEntry> {
    private final LinkResolver links;
    private final Dumps<FdbFilter, FdbView, FdbEntry> dumps;

    /** Creates a service for the forwarding entries that this handle reaches. */
    public Fdb(NetlinkClient client) {
        this(client, new LinkResolver(client));
    }

    private Fdb(NetlinkClient client, LinkResolver links) {
        super(client::execute, links);
        this.links = links;
        this.dumps = new Dumps<>(client, FdbEntry.TYPE, FdbFilter.all(), filter -> filter.resolve(links));
    }

    @Override
    public Dumps<FdbFilter, FdbView, FdbEntry> dumps() {
        return dumps;
    }

    /** Returns all forwarding entries, of bridges and of links themselves. Equivalent to: {@code bridge fdb show}. */
    @Override
    public List<FdbEntry> list() {
        return list(FdbFilter.all());
    }

    /**
     * Returns the forwarding entry that a spec identifies: by its address and VLAN, and either its link and table, or its bridge
     * ({@link FdbSpec#bridge}); of a tunnel that has several networks by {@link FdbSpec#srcVni}; nothing else of it counts.
     * Equivalent to: {@code bridge fdb get …}.
     *
     * <p>Of the kernel's tables, only those of bridges and of VXLAN tunnels can be queried. Of an entry with several remote
     * ends, the kernel returns the first.
     *
     * @throws KernelException ENOENT when there is none; EOPNOTSUPP when the table cannot be queried
     * @throws IllegalArgumentException when it has neither link nor bridge, or both
     */
    public FdbEntry get(FdbSpec entry) {
        entry.checkQuery();
        FdbSpec.Links indexes = entry.links(links, NeighbourAttr.RTM_GETNEIGH);
        return dumps.get(
                Request.of(NeighbourAttr.RTM_GETNEIGH, 0, writer -> entry.writeQueryTo(writer, indexes), entry::name));
    }

    /**
     * Returns the entry without a VLAN of this address in the table of a bridge. Equivalent to:
     * {@code bridge fdb get ADDRESS br BRIDGE}.
     *
     * @throws KernelException ENOENT when there is none
     */
    public FdbEntry get(LinkRef bridge, MacAddress lladdr) {
        return get(FdbSpec.of(lladdr).bridge(bridge));
    }

    /** Returns the entry of this address in the table of a bridge; see {@link #get(LinkRef, MacAddress)}. */
    public FdbEntry get(String bridge, String lladdr) {
        return get(FdbSpec.of(lladdr).bridge(bridge));
    }

    /** Returns the forwarding entry that a spec identifies, empty when there is none; see {@link #get(FdbSpec)}. */
    public Optional<FdbEntry> find(FdbSpec entry) {
        try {
            return Optional.of(get(entry));
        } catch (KernelException e) {
            if (e.error() == Errno.ENOENT) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
