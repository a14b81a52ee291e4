package io.github.netlink4j.rtnetlink.vni;

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
 * VNIs that a VXLAN accepts as they were when the kernel reported them: an immutable {@link VniView} that never expires. A
 * listing contains all VNIs of a link, an event those that were changed or removed.
 */
public final class LinkVnis extends VniView {
    /** Finds VNIs in a mirror by the index of their VXLAN. */
    public static final Index<Integer, LinkVnis> BY_LINK = Index.of("link", vnis -> List.of(vnis.linkIndex()));

    /**
     * VNIs that a VXLAN accepts. RTM_NEWTUNNEL, linux/if_link.h. Linux 5.18.
     *
     * <p>A notification contains only the VNIs that have changed. So a mirror lists the VNIs of a link again after each, and
     * holds what the listing contains; it holds no counters.
     */
    public static final RtObjectType<Integer, VniView, LinkVnis> TYPE = RtObjectType.<Integer, VniView, LinkVnis>named(
                    "vni", RtmKind.TUNNEL, VniAttr.SET, VniView::new, VniView::copy, VniView::linkIndex)
            .groups(Group.TUNNEL)
            .allOf(family -> VniFilter.all())
            .keysMayRepeat()
            .indexes(BY_LINK)
            .linkAt(MessagePlace.word(4))
            .reconciler(Reconciling::new, Group.LINK)
            .declare();

    LinkVnis(byte[] message) {
        super(message);
    }

    LinkVnis(VniView original) {
        super(original);
    }

    /** Returns this. */
    @Override
    public LinkVnis copy() {
        return this;
    }

    /** Returns the VNIs that a VXLAN accepts; see {@link Vnis#ranges(String)}. */
    public static List<Range> ranges(String link) {
        return NetlinkClient.once(Netlink.NETLINK_ROUTE, client -> new Vnis(client).ranges(link));
    }

    /** What messages mean for the VNIs of a mirror: which link's are to be listed again. */
    private static final class Reconciling extends NotifiedReconciler<Integer, VniView, LinkVnis> {
        private final LinkStates links;
        private final VniView view = new VniView();

        Reconciling(int family, SharedState.Registry shared) {
            super(TYPE, family);
            this.links = shared.get(LinkStates.KEY);
        }

        @Override
        public Set<RtmKind> receives() {
            return EnumSet.of(RtmKind.TUNNEL, RtmKind.LINK);
        }

        @Override
        public void onMessage(RtMessage message, MirrorState<Integer, LinkVnis> state) {
            if (message.kind() == RtmKind.TUNNEL) {
                state.relist(message.read(view).linkIndex());
            } else if (links.hasChanged()) {
                // A link that is deleted loses its VNIs.
                state.relist(links.index());
            }
        }
    }
}
