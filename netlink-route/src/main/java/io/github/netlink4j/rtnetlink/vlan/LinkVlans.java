package io.github.netlink4j.rtnetlink.vlan;

import io.github.netlink4j.codec.Comparison;
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

/**
 * VLANs of a bridge or port as they were when the kernel reported them: an immutable {@link VlanView} that never expires. A
 * listing contains all VLANs of a link, an event those that were changed or removed.
 */
public final class LinkVlans extends VlanView {
    /** Finds VLANs in a mirror by the index of their bridge or port. */
    public static final Index<Integer, LinkVlans> BY_LINK = Index.of("link", vlans -> List.of(vlans.linkIndex()));

    /**
     * VLANs of bridges and ports. RTM_NEWVLAN, linux/if_bridge.h. Linux 5.6.
     *
     * <p>A notification contains only the VLANs that have changed. So a mirror lists the VLANs of a link again after each, and
     * holds what the listing contains; it holds no counters and no global options.
     */
    public static final RtObjectType<Integer, VlanView, LinkVlans> TYPE =
            RtObjectType.<Integer, VlanView, LinkVlans>named(
                            "vlan", RtmKind.VLAN, VlanAttr.SET, VlanView::new, VlanView::copy, VlanView::linkIndex)
                    .groups(Group.BRVLAN)
                    .allOf(family -> VlanFilter.all())
                    .comparing(() -> Comparison.ignoring(VlanAttr.GLOBAL_OPTIONS))
                    .keysMayRepeat()
                    .indexes(BY_LINK)
                    .linkAt(MessagePlace.word(4))
                    .reconciler(Reconciling::new, Group.LINK)
                    .declare();

    LinkVlans(byte[] message) {
        super(message);
    }

    LinkVlans(VlanView original) {
        super(original);
    }

    /** Returns this. */
    @Override
    public LinkVlans copy() {
        return this;
    }

    /** Returns the VLANs of a bridge or port; see {@link Vlans#ranges(String)}. */
    public static List<Range> ranges(String link) {
        return NetlinkClient.once(Netlink.NETLINK_ROUTE, client -> new Vlans(client).ranges(link));
    }

    /** What messages mean for the VLANs of a mirror: which link's are to be listed again. */
    private static final class Reconciling extends NotifiedReconciler<Integer, VlanView, LinkVlans> {
        private final LinkStates links;
        private final VlanView view = new VlanView();

        Reconciling(int family, SharedState.Registry shared) {
            super(TYPE, family);
            this.links = shared.get(LinkStates.KEY);
        }

        @Override
        public Set<RtmKind> receives() {
            return EnumSet.of(RtmKind.VLAN, RtmKind.LINK);
        }

        @Override
        public void onMessage(RtMessage message, MirrorState<Integer, LinkVlans> state) {
            if (message.kind() == RtmKind.VLAN) {
                state.relist(message.read(view).linkIndex());
            } else if (links.hasChanged()) {
                // A link that leaves its bridge loses its VLANs.
                state.relist(links.index());
            }
        }

        /** Requests a complete listing: the bridge sets the state of a VLAN without a notification. */
        @Override
        public void beforeQuiesce(MirrorState<Integer, LinkVlans> state) {
            state.relistAll();
        }
    }
}
