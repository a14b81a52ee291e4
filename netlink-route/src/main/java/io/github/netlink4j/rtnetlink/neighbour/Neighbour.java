package io.github.netlink4j.rtnetlink.neighbour;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.MacAddress;
import io.github.netlink4j.codec.Comparison;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkStates;
import io.github.netlink4j.rtnetlink.object.Group;
import io.github.netlink4j.rtnetlink.object.Index;
import io.github.netlink4j.rtnetlink.object.MessagePlace;
import io.github.netlink4j.rtnetlink.object.MirrorState;
import io.github.netlink4j.rtnetlink.object.NotifiedReconciler;
import io.github.netlink4j.rtnetlink.object.RtMessage;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import io.github.netlink4j.rtnetlink.object.RtmKind;
import io.github.netlink4j.rtnetlink.object.SharedState;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A neighbour as it was when the kernel reported it: an immutable {@link NeighbourView} that never expires.
 *
 * <p>The static methods do one thing each in the network namespace of the calling thread: they open a socket, act, and
 * close it. For several things in a row, or for another namespace, open an {@code RtNetlink} and use its
 * {@link Neighbours}.
 */
public final class Neighbour extends NeighbourView {
    /** Finds neighbours in a mirror by the index of their link. */
    public static final Index<Integer, Neighbour> BY_LINK =
            Index.of("link", neighbour -> List.of(neighbour.linkIndex()));
    /** Finds neighbours in a mirror by their address, on whichever link. */
    public static final Index<IpAddress, Neighbour> BY_ADDRESS =
            Index.of("address", neighbour -> List.of(neighbour.address()));
    /** Finds neighbours in a mirror by their link-layer address. */
    public static final Index<MacAddress, Neighbour> BY_LLADDR = Index.of(
            "lladdr", neighbour -> Stream.ofNullable(neighbour.lladdr()).toList());

    /**
     * Neighbours, IPv4 and IPv6. RTM_NEWNEIGH, linux/neighbour.h.
     *
     * <p>The kernel notifies when a neighbour is resolved, becomes reachable, stale or failed, or is deleted. It does not notify
     * when one is created without a link-layer address (NONE, INCOMPLETE, FAILED, and NOARP for a multicast address), when a
     * packet makes one DELAY, and when only its protocol changes. A mirror finds these out when it awaits quiet, and not
     * before. It does not keep {@link #cacheInfo()} and {@link #probes()} up to date.
     *
     * <p>Proxy entries are not notified at all: a mirror does not hold them, and a message about one is not of this type.
     */
    public static final RtObjectType<Key, NeighbourView, Neighbour> TYPE = RtObjectType.named(
                    "neighbour", RtmKind.NEIGH, NeighbourAttr.SET, NeighbourView::new, NeighbourView::copy, Key::of)
            .groups(Group.NEIGH)
            .where(NeighbourView::isNeighbour)
            .allOf(NeighbourFilter.all()::family, AddressFamily.AF_INET, AddressFamily.AF_INET6)
            .comparing(() -> Comparison.ignoring(NeighbourAttr.CACHEINFO, NeighbourAttr.PROBES))
            .indexes(BY_LINK, BY_ADDRESS, BY_LLADDR)
            .linkAt(MessagePlace.word(4))
            .reconciler(Reconciling::new, Group.LINK)
            .declare();

    /**
     * What distinguishes a neighbour from all others of a namespace.
     *
     * @param linkIndex the link that it is reached by
     * @param address its address
     */
    public record Key(int linkIndex, IpAddress address) {
        /** Returns the key of this neighbour. */
        public static Key of(NeighbourView neighbour) {
            return new Key(neighbour.linkIndex(), neighbour.address());
        }
    }

    Neighbour(byte[] message) {
        super(message);
    }

    Neighbour(NeighbourView original) {
        super(original);
    }

    /** Returns this. */
    @Override
    public Neighbour copy() {
        return this;
    }

    /** Adds a neighbour; see {@link Neighbours#add(NeighbourSpec)}. */
    public static void add(NeighbourSpec neighbour) {
        here(neighbours -> {
            neighbours.add(neighbour);
            return true;
        });
    }

    /** Returns all neighbours; see {@link Neighbours#list()}. */
    public static List<Neighbour> list() {
        return here(Neighbours::list);
    }

    /** Returns the neighbours of a link; see {@link Neighbours#list(String)}. */
    public static List<Neighbour> list(String link) {
        return here(neighbours -> neighbours.list(link));
    }

    /** Deletes a neighbour; see {@link Neighbours#delete(String, String)}. */
    public static void delete(String link, String address) {
        here(neighbours -> {
            neighbours.delete(link, address);
            return true;
        });
    }

    private static <T> T here(Function<Neighbours, T> action) {
        return NetlinkClient.once(Netlink.NETLINK_ROUTE, client -> action.apply(new Neighbours(client)));
    }

    /**
     * What messages mean for the neighbours of a mirror.
     *
     * <p>The kernel fills in a notification of a change, and sends it, after it has released the neighbour's lock:
     * __neigh_update(). When the link goes down meanwhile, the notification of the deletion may be first, and that of the
     * change, of a neighbour which exists no more, last. What is held of such a link is therefore checked.
     */
    private static final class Reconciling extends NotifiedReconciler<Key, NeighbourView, Neighbour> {
        private final LinkStates links;

        Reconciling(int family, SharedState.Registry shared) {
            super(TYPE, family);
            this.links = shared.get(LinkStates.KEY);
        }

        @Override
        public Set<RtmKind> receives() {
            return EnumSet.of(RtmKind.NEIGH, RtmKind.LINK);
        }

        @Override
        public void onMessage(RtMessage message, MirrorState<Key, Neighbour> state) {
            if (message.kind() == RtmKind.NEIGH) {
                super.onMessage(message, state);
            } else if (links.hasChanged()) {
                state.recheck(BY_LINK, links.index());
            }
        }

        @Override
        public boolean canListBy(Index<?, Neighbour> index) {
            return index == BY_LINK;
        }

        @Override
        public void listBy(
                NetlinkClient client,
                Index<?, Neighbour> index,
                Object link,
                MirrorState<Key, Neighbour> state,
                Consumer<? super Neighbour> found) {
            NeighbourFilter ofLink = NeighbourFilter.all().family(family()).link(LinkRef.of((int) link));
            boolean ignored = list(client, ofLink, found);
        }

        /** Requests a complete listing: neighbours that appeared without a notification are known only from one. */
        @Override
        public void beforeQuiesce(MirrorState<Key, Neighbour> state) {
            state.relistAll();
        }
    }
}
