package io.github.netlink4j.rtnetlink.fdb;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.MacAddress;
import io.github.netlink4j.codec.Comparison;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkStates;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourAttr;
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
import org.jspecify.annotations.Nullable;

/**
 * A forwarding entry as it was when the kernel reported it: an immutable {@link FdbView} that never expires.
 *
 * <p>The static methods do one thing each in the network namespace of the calling thread: they open a socket, act, and
 * close it. For several things in a row, or for another namespace, open an {@code RtNetlink} and use its {@link Fdb}.
 */
public final class FdbEntry extends FdbView {
    /** Finds entries in a mirror by the index of their link, such as the port of a bridge. */
    public static final Index<Integer, FdbEntry> BY_LINK = Index.of("link", entry -> List.of(entry.linkIndex()));
    /** Finds entries in a mirror by the index of the bridge whose table contains them; 0 finds those of links themselves. */
    public static final Index<Integer, FdbEntry> BY_MASTER = Index.of("master", entry -> List.of(entry.masterIndex()));
    /** Finds entries in a mirror by their link-layer address, in whichever table. */
    public static final Index<MacAddress, FdbEntry> BY_LLADDR = Index.of("lladdr", entry -> List.of(entry.lladdr()));
    /** Finds entries in a mirror by the remote end of the tunnel. */
    public static final Index<IpAddress, FdbEntry> BY_DST =
            Index.of("dst", entry -> Stream.ofNullable(entry.dst()).toList());

    /**
     * Forwarding entries of bridges, tunnels and Ethernet links. RTM_NEWNEIGH of the family AF_BRIDGE, linux/neighbour.h.
     *
     * <p>The kernel notifies of every change of a bridge's table but one, that an entry has become stale, and of every change
     * of a tunnel's table. It does not notify of the addresses that an Ethernet link receives, except of those that a program
     * adds or deletes as forwarding entries: a link that is set up or gets an address adds the addresses of its multicast
     * groups, and all of them vanish with the link. A mirror finds these out when it awaits quiet, and not before. It does not
     * keep {@link #cacheInfo()} up to date.
     */
    public static final RtObjectType<Key, FdbView, FdbEntry> TYPE = RtObjectType.named(
                    "fdb", RtmKind.NEIGH, NeighbourAttr.SET, FdbView::new, FdbView::copy, Key::of)
            .groups(Group.NEIGH)
            .where(FdbView::isForwardingEntry)
            .allOf(family -> FdbFilter.all())
            .comparing(() -> Comparison.ignoring(NeighbourAttr.CACHEINFO))
            .indexes(BY_LINK, BY_MASTER, BY_LLADDR, BY_DST)
            .linkAt(MessagePlace.word(4))
            .reconciler(Reconciling::new, Group.LINK)
            .declare();

    /**
     * What distinguishes a forwarding entry from all others of a namespace. The port of a bridge is not part of it: an address
     * is behind one port at a time.
     *
     * @param table the index of the link whose table contains it: the bridge, the tunnel or the Ethernet link
     * @param ofBridge whether it is the forwarding table of a bridge; a bridge is an Ethernet link as well, and receives
     *     addresses as one
     * @param lladdr its link-layer address
     * @param vlan its VLAN, 0 when it has none
     * @param srcVni the network identifier that packets come from, 0 when it has none
     * @param remote the remote end, when there may be several: the address is all zero or a multicast address, and in the
     *     table of a tunnel; null of others
     */
    public record Key(
            int table,
            boolean ofBridge,
            MacAddress lladdr,
            int vlan,
            long srcVni,
            @Nullable Remote remote) {
        /** Returns the key of this entry. */
        public static Key of(FdbView entry) {
            MacAddress lladdr = entry.lladdr();
            boolean ofBridge = !entry.isSelf();
            int table = ofBridge ? entry.masterIndex() : entry.linkIndex();
            return new Key(table, ofBridge, lladdr, entry.vlan(), entry.srcVni(), remote(entry, lladdr));
        }

        // vxlan_fdb_update_existing() adds a second remote end only to these addresses, and replaces the one of others.
        private static @Nullable Remote remote(FdbView entry, MacAddress lladdr) {
            IpAddress dst = lladdr.isMulticast() || FdbSpec.isZero(lladdr) ? entry.dst() : null;
            return dst == null ? null : new Remote(dst, entry.port(), entry.vni(), entry.viaIndex());
        }
    }

    /**
     * One of several remote ends of a tunnel.
     *
     * @param dst its address
     * @param port its UDP port, 0 when it is that of the tunnel
     * @param vni its network identifier, 0 when it is that of the tunnel
     * @param viaIndex the index of the link by which it is reached, 0 when none was set
     */
    public record Remote(IpAddress dst, int port, long vni, int viaIndex) {}

    FdbEntry(byte[] message) {
        super(message);
    }

    FdbEntry(FdbView original) {
        super(original);
    }

    /** Returns this. */
    @Override
    public FdbEntry copy() {
        return this;
    }

    /** Adds a forwarding entry; see {@link Fdb#add(FdbSpec)}. */
    public static void add(FdbSpec entry) {
        here(fdb -> {
            fdb.add(entry);
            return true;
        });
    }

    /** Returns all forwarding entries; see {@link Fdb#list()}. */
    public static List<FdbEntry> list() {
        return here(Fdb::list);
    }

    /** Deletes a forwarding entry; see {@link Fdb#delete(FdbSpec)}. */
    public static void delete(FdbSpec entry) {
        here(fdb -> {
            fdb.delete(entry);
            return true;
        });
    }

    private static <T> T here(Function<Fdb, T> action) {
        return NetlinkClient.once(Netlink.NETLINK_ROUTE, client -> action.apply(new Fdb(client)));
    }

    /**
     * What messages mean for the forwarding entries of a mirror. When a link changes, what is held of it is checked: the
     * addresses that it receives vanish without a notification.
     */
    private static final class Reconciling extends NotifiedReconciler<Key, FdbView, FdbEntry> {
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
        public void onMessage(RtMessage message, MirrorState<Key, FdbEntry> state) {
            if (message.kind() == RtmKind.NEIGH) {
                super.onMessage(message, state);
            } else if (links.hasChanged()) {
                state.recheck(BY_LINK, links.index());
            }
        }

        @Override
        public boolean canListBy(Index<?, FdbEntry> index) {
            return index == BY_LINK;
        }

        @Override
        public void listBy(
                NetlinkClient client,
                Index<?, FdbEntry> index,
                Object link,
                MirrorState<Key, FdbEntry> state,
                Consumer<? super FdbEntry> found) {
            boolean ignored = list(client, FdbFilter.all().device(LinkRef.of((int) link)), found);
        }

        /** Requests a complete listing: entries that appeared without a notification are known only from one. */
        @Override
        public void beforeQuiesce(MirrorState<Key, FdbEntry> state) {
            state.relistAll();
        }
    }
}
