package io.github.netlink4j.rtnetlink.neighbour;

import io.github.netlink4j.AttrPath;
import io.github.netlink4j.ChangeParts;
import io.github.netlink4j.Errno;
import io.github.netlink4j.ExtendedAck;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.MacAddress;
import io.github.netlink4j.NetlinkException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import io.github.netlink4j.socket.Diagnosis;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.Request;
import io.github.netlink4j.socket.RequestSink;
import io.github.netlink4j.sys.Ipv6Support;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes to the neighbours of one network namespace: carried out at once by {@link Neighbours}, or together with others in
 * a batch. What the kernel refuses is a {@link KernelException}, thrown at once or reported by the batch.
 */
public sealed class NeighbourChanges permits Neighbours {
    private final RequestSink sink;
    private final LinkResolver links;

    /**
     * Creates changes that are given to the sink.
     *
     * @param links finds the links that are referred to
     */
    public NeighbourChanges(RequestSink sink, LinkResolver links) {
        this.sink = sink;
        this.links = links;
    }

    /**
     * Adds a neighbour, or a proxy entry. Equivalent to: {@code ip neighbour add …}.
     *
     * <p>A proxy entry that exists already is not refused: the kernel changes it, as {@link #replace} does. On a link that has no
     * neighbours, such as the loopback or a point-to-point tunnel, the kernel keeps an IPv4 neighbour under the address 0.0.0.0.
     *
     * @throws KernelException EEXIST when there is such a neighbour; EINVAL when it has no link-layer address that the link can
     *     use, with the outcome PARTIAL when an entry without a state is left behind
     * @throws IllegalArgumentException when it has no link, or the kernel would ignore something of it
     */
    public void add(NeighbourSpec neighbour) {
        sink.accept(put(Netlink.NLM_F_CREATE | Netlink.NLM_F_EXCL, neighbour));
    }

    /** Adds a permanent neighbour. Equivalent to: {@code ip neighbour add ADDRESS lladdr LLADDR dev LINK}. */
    public void add(LinkRef link, IpAddress address, MacAddress lladdr) {
        add(NeighbourSpec.of(address).device(link).lladdr(lladdr));
    }

    /** Adds a permanent neighbour; see {@link #add(LinkRef, IpAddress, MacAddress)}. */
    public void add(String link, String address, String lladdr) {
        add(NeighbourSpec.of(address).device(link).lladdr(lladdr));
    }

    /**
     * Adds a neighbour, or changes the one that has this address. Equivalent to: {@code ip neighbour replace …}.
     *
     * @throws KernelException EINVAL as with {@link #add(NeighbourSpec)}
     */
    public void replace(NeighbourSpec neighbour) {
        sink.accept(put(Netlink.NLM_F_CREATE | Netlink.NLM_F_REPLACE, neighbour));
    }

    /**
     * Changes the neighbour that has this address; its link-layer address stays unless set. Equivalent to:
     * {@code ip neighbour change …}.
     *
     * @throws KernelException ENOENT when there is none
     * @throws IllegalArgumentException when it is a proxy entry, which the kernel would add
     */
    public void change(NeighbourSpec neighbour) {
        if (neighbour.isProxy()) {
            throw new IllegalArgumentException(
                    "the kernel adds a proxy entry that does not exist; use replace: " + neighbour);
        }
        sink.accept(put(Netlink.NLM_F_REPLACE, neighbour));
    }

    /**
     * Asks a neighbour whether it is still reachable, at the link-layer address that is known. When it does not answer, it
     * becomes FAILED after some seconds. Of a permanent neighbour the state is changed too, so that it is permanent no more.
     * Equivalent to: {@code ip neighbour change ADDRESS dev LINK nud probe}.
     *
     * @throws KernelException ENOENT when there is none; EINVAL when its link-layer address is not known: see
     *     {@link Neighbours#resolve}
     */
    public void probe(LinkRef link, IpAddress address) {
        change(NeighbourSpec.of(address).device(link).state(NeighbourView.NUD_PROBE));
    }

    /** Asks a neighbour whether it is still reachable; see {@link #probe(LinkRef, IpAddress)}. */
    public void probe(String link, String address) {
        probe(LinkRef.of(link), IpAddress.parse(address));
    }

    /**
     * Deletes the neighbour or proxy entry that has this address on this link; nothing else of the spec counts. Equivalent to:
     * {@code ip neighbour delete …}.
     *
     * <p>A neighbour that the kernel uses at this moment may stay for a while, as FAILED.
     *
     * @throws KernelException ENOENT when there is none
     */
    public void delete(NeighbourSpec neighbour) {
        neighbour.check();
        int index = neighbour.linkIndex(links, NeighbourAttr.RTM_DELNEIGH);
        sink.accept(Request.of(
                        NeighbourAttr.RTM_DELNEIGH, 0, writer -> neighbour.writeMatchTo(writer, index), neighbour::name)
                .hintIfUnexplained(errno -> errno == Errno.ENOENT.number() ? "the link has no such entry" : null));
    }

    /** Deletes the neighbour that has this address on this link; see {@link #delete(NeighbourSpec)}. */
    public void delete(LinkRef link, IpAddress address) {
        delete(NeighbourSpec.of(address).device(link));
    }

    /** Deletes the neighbour that has this address on this link; see {@link #delete(NeighbourSpec)}. */
    public void delete(String link, String address) {
        delete(NeighbourSpec.of(address).device(link));
    }

    /**
     * Deletes this neighbour or proxy entry; see {@link #delete(NeighbourSpec)}.
     *
     * @throws IllegalArgumentException when it was read in another network namespace
     */
    public void delete(Neighbour neighbour) {
        delete(NeighbourSpec.of(neighbour));
    }

    private Request put(int flags, NeighbourSpec neighbour) {
        neighbour.checkNew();
        int index = neighbour.linkIndex(links, NeighbourAttr.RTM_NEWNEIGH);
        boolean creates = (flags & Netlink.NLM_F_CREATE) != 0;
        return Request.of(
                        NeighbourAttr.RTM_NEWNEIGH,
                        flags,
                        writer -> neighbour.writeTo(writer, index),
                        neighbour::toString)
                .hint(new Refusal(neighbour, index, creates));
    }

    /**
     * Explains why the kernel has refused to add or change a neighbour, and whether it has left one behind: neigh_add() creates the
     * entry before __neigh_update() refuses it for want of a link-layer address.
     *
     * @param index the index of the link
     * @param creates whether the request adds a neighbour that does not exist
     */
    private record Refusal(NeighbourSpec neighbour, int index, boolean creates) implements Request.Hint {
        private static final String NEEDS_LLADDR = "it needs a link-layer address";

        @Override
        public @Nullable String about(int errno, @Nullable ExtendedAck ack) {
            Errno error = Errno.of(errno);
            if (error == Errno.EINVAL && mayBeLeftBehind()) {
                return NEEDS_LLADDR;
            }
            if (ack != null && ack.message() != null) {
                return null;
            }
            if (error == Errno.EEXIST) {
                return "the link has an entry of this address already";
            }
            if (error == Errno.ENOENT) {
                return "the link has no such entry";
            }
            return neighbour.address().isIpv6() ? Ipv6Support.hint(errno) : null;
        }

        private boolean mayBeLeftBehind() {
            return creates && !neighbour.isProxy() && neighbour.lacksLladdr();
        }

        @Override
        public @Nullable Diagnosis diagnose(NetlinkClient client, KernelException refusal) {
            if (refusal.error() != Errno.EINVAL || !mayBeLeftBehind()) {
                return null;
            }
            try {
                Optional<Neighbour> left = new Neighbours(client)
                        .find(NeighbourSpec.of(neighbour.address()).device(LinkRef.of(index)));
                return left.filter(entry -> entry.state() == NeighbourView.NUD_NONE)
                                .isPresent()
                        ? new Diagnosis(
                                Outcome.PARTIAL,
                                new ChangeParts(
                                        List.of(NeighbourAttr.DST.path()),
                                        List.of(new AttrPath(List.of("ndm_state"))),
                                        List.of()),
                                NEEDS_LLADDR + "; an entry without a state has been left behind")
                        : null;
            } catch (NetlinkException e) {
                String reason = "; whether an entry has been left behind is not known: " + e.getMessage();
                return new Diagnosis(Outcome.UNKNOWN, null, NEEDS_LLADDR + reason);
            }
        }
    }
}
