package io.github.netlink4j.rtnetlink.neighbour;

import io.github.netlink4j.Errno;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.object.Dumps;
import io.github.netlink4j.object.ObjectReader;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.Request;
import io.github.netlink4j.socket.RequestBuffer;
import java.util.List;
import java.util.Optional;

/**
 * The neighbours of the links of one network namespace, and the proxy entries.
 *
 * <p>A link is identified by name, by index, or as a {@code Link}, which is refused with {@link IllegalArgumentException}
 * when it was read in another network namespace. What the kernel refuses is a {@link KernelException}: ENODEV
 * when there is no such link, ENOENT when there is no such neighbour, EPERM without CAP_NET_ADMIN.
 *
 * <p>A listing is complete as far as the kernel reports. When other neighbours come or go while it lists, it may leave out
 * one that was there all the time, for every program, and does not report that. {@code Mirror.read} finds out, and repeats.
 */
public final class Neighbours extends NeighbourChanges
        implements ObjectReader<NeighbourFilter, NeighbourView, Neighbour> {
    private final NetlinkClient client;
    private final LinkResolver links;
    private final Dumps<NeighbourFilter, NeighbourView, Neighbour> dumps;

    /** Creates a service for the neighbours that this handle reaches. */
    public Neighbours(NetlinkClient client) {
        this(client, new LinkResolver(client));
    }

    private Neighbours(NetlinkClient client, LinkResolver links) {
        super(client::execute, links);
        this.client = client;
        this.links = links;
        this.dumps = new Dumps<>(client, Neighbour.TYPE, NeighbourFilter.all(), filter -> filter.resolve(links));
    }

    // Changing

    /**
     * Adds a neighbour or proxy entry unless there is one as specified already, which is then left as it is. Of one that exists,
     * what is set in the spec counts, but no state that changes by itself, such as reachable.
     *
     * @return the neighbour, new or not
     * @throws IllegalStateException when there is another one at this address; {@link #replace} changes it
     */
    public Neighbour ensure(NeighbourSpec neighbour) {
        neighbour.checkNew();
        Optional<Neighbour> before = find(neighbour);
        if (before.isEmpty()) {
            try {
                add(neighbour);
            } catch (KernelException e) {
                if (!e.isExists()) {
                    throw e;
                }
            }
        }
        Neighbour now = before.isPresent() ? before.get() : get(neighbour);
        if (!neighbour.isMetBy(now)) {
            throw new IllegalStateException("there is another entry, " + now + ", than " + neighbour);
        }
        return now;
    }

    /**
     * Makes the kernel resolve a neighbour, as if a packet were sent to it: one that is not known or has failed is asked for, one
     * that is stale is probed when it does not confirm within some seconds. One that needs no resolution, permanent or
     * NOARP, is left as it is. Equivalent to: {@code ip neighbour replace ADDRESS dev LINK use}, which makes a permanent
     * neighbour lose its link-layer address.
     */
    public void resolve(LinkRef link, IpAddress address) {
        NeighbourSpec used = NeighbourSpec.of(address).device(link).use();
        boolean isFixed = find(used)
                .filter(there -> there.isPermanent() || there.state() == NeighbourView.NUD_NOARP)
                .isPresent();
        if (!isFixed) {
            replace(used);
        }
    }

    /** Makes the kernel resolve a neighbour; see {@link #resolve(LinkRef, IpAddress)}. */
    public void resolve(String link, String address) {
        resolve(LinkRef.of(link), IpAddress.parse(address));
    }

    /**
     * Deletes the neighbours of a link, but for permanent ones and those that need no resolution (NOARP). Equivalent to:
     * {@code ip neighbour flush dev LINK}.
     *
     * @return how many were deleted
     */
    public int flush(LinkRef link) {
        return flush(NeighbourFilter.all().link(link));
    }

    /** Deletes the neighbours of a link; see {@link #flush(LinkRef)}. */
    public int flush(String link) {
        return flush(LinkRef.of(link));
    }

    /**
     * Deletes the neighbours that match; unless the filter has states, permanent ones and those that need no resolution (NOARP)
     * are spared. Those that appear meanwhile stay. Equivalent to: {@code ip neighbour flush …}.
     *
     * @return how many were deleted; one that another process has deleted meanwhile is not counted
     * @throws KernelException when the kernel refuses to delete one; the others are deleted
     */
    public int flush(NeighbourFilter filter) {
        RequestBuffer requests = new RequestBuffer();
        NeighbourChanges deletions = new NeighbourChanges(requests, links);
        for (Neighbour neighbour : list(filter)) {
            int state = neighbour.state();
            if (filter.hasStates() || state != NeighbourView.NUD_PERMANENT && state != NeighbourView.NUD_NOARP) {
                deletions.delete(neighbour);
            }
        }
        return client.executeAll(requests, true).carriedOut(KernelException::isNotFound);
    }

    // Looking up

    @Override
    public Dumps<NeighbourFilter, NeighbourView, Neighbour> dumps() {
        return dumps;
    }

    /** Returns all neighbours, IPv4 and IPv6, in whatever state. Equivalent to: {@code ip neighbour show nud all}. */
    @Override
    public List<Neighbour> list() {
        return list(NeighbourFilter.all());
    }

    /** Returns the neighbours of the link of this name. Equivalent to: {@code ip neighbour show dev LINK nud all}. */
    public List<Neighbour> list(String link) {
        return list(LinkRef.of(link));
    }

    /** Returns the neighbours of a link. */
    public List<Neighbour> list(LinkRef link) {
        return list(NeighbourFilter.all().link(link));
    }

    /**
     * Returns the neighbour that has this address on this link. Equivalent to: {@code ip neighbour get ADDRESS dev LINK}.
     *
     * @throws KernelException ENOENT when there is none
     */
    public Neighbour get(LinkRef link, IpAddress address) {
        return get(NeighbourSpec.of(address).device(link));
    }

    /** Returns the neighbour that has this address on this link; see {@link #get(LinkRef, IpAddress)}. */
    public Neighbour get(String link, String address) {
        return get(NeighbourSpec.of(address).device(link));
    }

    /**
     * Returns the neighbour or proxy entry that a spec identifies by address, link, and {@link NeighbourSpec#proxy}; nothing else
     * of it counts. Equivalent to: {@code ip neighbour get …}.
     *
     * @throws KernelException ENOENT when there is none
     */
    public Neighbour get(NeighbourSpec neighbour) {
        neighbour.check();
        int index = neighbour.linkIndex(links, NeighbourAttr.RTM_GETNEIGH);
        return dumps.get(Request.of(
                NeighbourAttr.RTM_GETNEIGH, 0, writer -> neighbour.writeMatchTo(writer, index), neighbour::name));
    }

    /** Returns the neighbour that has this address on this link, empty when there is none. */
    public Optional<Neighbour> find(LinkRef link, IpAddress address) {
        return find(NeighbourSpec.of(address).device(link));
    }

    /** Returns the neighbour that has this address on this link, empty when there is none. */
    public Optional<Neighbour> find(String link, String address) {
        return find(NeighbourSpec.of(address).device(link));
    }

    /** Returns the neighbour or proxy entry that a spec identifies, empty when there is none; see {@link #get(NeighbourSpec)}. */
    public Optional<Neighbour> find(NeighbourSpec neighbour) {
        try {
            return Optional.of(get(neighbour));
        } catch (KernelException e) {
            if (e.error() == Errno.ENOENT) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
