package io.github.netlink4j.rtnetlink.nexthop;

import io.github.netlink4j.codec.Comparison;
import io.github.netlink4j.rtnetlink.link.LinkStates;
import io.github.netlink4j.rtnetlink.nexthop.NexthopAttr.Member;
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
import java.util.function.Function;

/**
 * A nexthop object as it was when the kernel reported it: an immutable {@link NexthopView} that never expires.
 *
 * <p>The static methods do one thing each in the network namespace of the calling thread: they open a socket, act, and
 * close it. For several things in a row, or for another namespace, open an {@code RtNetlink} and use its {@link Nexthops}.
 */
public final class Nexthop extends NexthopView {
    /** Finds objects in a mirror by the index of their link; groups have none. */
    public static final Index<Integer, Nexthop> BY_LINK =
            Index.of("link", nexthop -> nexthop.linkIndex() == 0 ? List.of() : List.of(nexthop.linkIndex()));
    /** Finds groups in a mirror by the number of a member. */
    public static final Index<Long, Nexthop> BY_MEMBER = Index.of(
            "member", nexthop -> nexthop.members().stream().map(Member::id).toList());
    /** Finds all groups. */
    private static final Index<Boolean, Nexthop> GROUPS =
            Index.of("group", nexthop -> nexthop.isGroup() ? List.of(true) : List.of());

    /**
     * Nexthop objects. RTM_NEWNEXTHOP, linux/nexthop.h. Linux 5.3.
     *
     * <p>The kernel notifies of every change that a program makes, and of the groups that lose a member by it. It does not notify
     * when objects vanish because their link goes down, loses its carrier or is deleted, nor of the groups that lose a member
     * then; a mirror finds that out. A mirror does not keep up to date what changes without any notification: the flags of
     * hardware, {@link #unbalancedTime()} and counters.
     */
    public static final RtObjectType<Long, NexthopView, Nexthop> TYPE = RtObjectType.<Long, NexthopView, Nexthop>named(
                    "nexthop", RtmKind.NEXTHOP, NexthopAttr.SET, NexthopView::new, NexthopView::copy, NexthopView::id)
            .groups(Group.NEXTHOP)
            .allOf(family -> NexthopFilter.all())
            .comparing(() -> Comparison.ignoring(
                    NexthopAttr.RES_GROUP_UNBALANCED_TIME,
                    NexthopAttr.OP_FLAGS,
                    NexthopAttr.GROUP_STATS,
                    NexthopAttr.HW_STATS_ENABLE,
                    NexthopAttr.HW_STATS_USED))
            .reportsInterruptedDumps()
            .indexes(BY_LINK, BY_MEMBER, GROUPS)
            .linkAt(MessagePlace.in(NexthopAttr.OIF))
            .reconciler(Reconciling::new, Group.LINK)
            .declare();

    /**
     * Buckets of resilient groups, for listings and events: the kernel notifies when a bucket that was in use moves to another
     * member, because it was idle or the group was unbalanced for long enough. It does not notify of those that move at once when the
     * group is changed. RTM_NEWNEXTHOPBUCKET, linux/nexthop.h. Linux 5.13.
     */
    public static final RtObjectType<BucketKey, Bucket, Bucket> BUCKET_TYPE = RtObjectType.named(
                    "nexthop bucket",
                    RtmKind.NEXTHOPBUCKET,
                    NexthopAttr.SET,
                    Bucket::new,
                    Bucket::copy,
                    (Bucket bucket) -> new BucketKey(bucket.id(), bucket.index()))
            .groups(Group.NEXTHOP)
            .declare();

    /**
     * What distinguishes a bucket from all others of a namespace.
     *
     * @param id the number of the group
     * @param index the position in the group
     */
    public record BucketKey(long id, int index) {}

    Nexthop(byte[] message) {
        super(message);
    }

    Nexthop(NexthopView original) {
        super(original);
    }

    /** Returns this. */
    @Override
    public Nexthop copy() {
        return this;
    }

    /** Adds a nexthop object; see {@link Nexthops#add(NexthopSpec)}. */
    public static void add(NexthopSpec nexthop) {
        here(nexthops -> {
            nexthops.add(nexthop);
            return true;
        });
    }

    /** Returns all nexthop objects; see {@link Nexthops#list()}. */
    public static List<Nexthop> list() {
        return here(Nexthops::list);
    }

    /** Deletes the nexthop object of this number; see {@link Nexthops#delete(long)}. */
    public static void delete(long id) {
        here(nexthops -> {
            nexthops.delete(id);
            return true;
        });
    }

    private static <T> T here(Function<Nexthops, T> action) {
        return NetlinkClient.once(Netlink.NETLINK_ROUTE, client -> action.apply(new Nexthops(client)));
    }

    /**
     * What messages mean for the nexthop objects of a mirror. When a link goes down, its objects vanish without a notification,
     * and the groups that have them as members change: nexthop_flush_dev().
     */
    private static final class Reconciling extends NotifiedReconciler<Long, NexthopView, Nexthop> {
        private final LinkStates links;

        Reconciling(int family, SharedState.Registry shared) {
            super(TYPE, family);
            this.links = shared.get(LinkStates.KEY);
        }

        @Override
        public Set<RtmKind> receives() {
            return EnumSet.of(RtmKind.NEXTHOP, RtmKind.LINK);
        }

        @Override
        public void onMessage(RtMessage message, MirrorState<Long, Nexthop> state) {
            if (message.kind() == RtmKind.NEXTHOP) {
                super.onMessage(message, state);
            } else if (links.hasChanged()) {
                state.recheck(BY_LINK, links.index());
                // All groups, since a member may have got another link before this is looked at.
                state.recheck(GROUPS, true);
            }
        }
    }
}
