package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Comparison;
import io.github.netlink4j.rtnetlink.object.MirrorState;
import io.github.netlink4j.rtnetlink.object.NotifiedReconciler;
import io.github.netlink4j.rtnetlink.object.RtMessage;
import io.github.netlink4j.socket.NetlinkClient;
import java.util.List;
import java.util.Optional;

/** Applies messages about links to a mirror. */
final class LinkReconciler extends NotifiedReconciler<Integer, LinkView, Link> {
    /** Offset in struct ifinfomsg of the mask of what has changed, which only notifications have. */
    private static final int CHANGE_OFFSET = 12;

    /** Ignores what the kernel changes in a link without a notification. */
    static final Comparison COMPARISON = Comparison.ignoring(
                    LinkAttr.STATS,
                    LinkAttr.STATS64,
                    LinkAttr.AF_SPEC,
                    LinkAttr.QDISC,
                    LinkAttr.PROMISCUITY,
                    LinkAttr.ALLMULTI,
                    LinkAttr.CARRIER_CHANGES,
                    LinkAttr.CARRIER_UP_COUNT,
                    LinkAttr.CARRIER_DOWN_COUNT,
                    LinkAttr.NUM_VF,
                    LinkAttr.VFINFO_LIST,
                    LinkAttr.VF_PORTS,
                    LinkAttr.EVENT,
                    LinkInfo.XSTATS,
                    Bridge.ROOT_ID,
                    Bridge.ROOT_PORT,
                    Bridge.ROOT_PATH_COST,
                    Bridge.TOPOLOGY_CHANGE,
                    Bridge.TOPOLOGY_CHANGE_DETECTED,
                    Bridge.HELLO_TIMER,
                    Bridge.TCN_TIMER,
                    Bridge.TOPOLOGY_CHANGE_TIMER,
                    Bridge.GC_TIMER,
                    Bridge.FDB_N_LEARNED,
                    Bridge.QUERIER_IP_OTHER_TIMER,
                    Bridge.QUERIER_IPV6_OTHER_TIMER,
                    BridgePort.MESSAGE_AGE_TIMER,
                    BridgePort.FORWARD_DELAY_TIMER,
                    BridgePort.HOLD_TIMER)
            .ignoringHeader(CHANGE_OFFSET, CHANGE_OFFSET + Integer.BYTES);

    private final LinkView view = new LinkView();

    LinkReconciler(int family) {
        super(Link.TYPE, family);
    }

    @Override
    public void onMessage(RtMessage message, MirrorState<Integer, Link> state) {
        LinkView link = message.read(view);
        int index = link.index();
        if (!link.isComplete()) {
            // From a bridge about its port, as deleted when the port leaves it, or from a driver about one property.
            if (!state.at(index).isEmpty()) {
                state.refetch(index);
            }
        } else if (message.isDeletion()) {
            state.put(index, List.of());
            refetchOtherEnds(link, state);
        } else {
            boolean isNew = state.at(index).isEmpty();
            state.put(index, List.of(link.copy()));
            if (isNew) {
                refetchOtherEnds(link, state);
            }
            refetchFirstEnd(link, state);
        }
    }

    /**
     * Reads the other ends of a link that has appeared or disappeared, perhaps from or to another namespace: they then
     * report another place, without a notification.
     */
    private static void refetchOtherEnds(LinkView link, MirrorState<Integer, Link> state) {
        state.by(Link.BY_PARENT, link.index()).forEach(other -> state.refetch(other.index()));
        state.at(link.parent()).stream()
                .filter(other -> other.parent() != 0)
                .forEach(other -> state.refetch(other.index()));
    }

    /**
     * Reads the first end of a new pair again: it is notified before it has another end, and not again. The second end
     * reveals the pair. veth_newlink()
     */
    private static void refetchFirstEnd(LinkView link, MirrorState<Integer, Link> state) {
        state.at(link.parentNamespaceId() < 0 ? link.parent() : 0).stream()
                .filter(other -> other.parent() == 0 && other.kind().equals(link.kind()))
                .forEach(other -> state.refetch(other.index()));
    }

    /** Rechecks all links: the loss of a carrier is notified up to a second later. linkwatch_schedule_work() */
    @Override
    public void beforeQuiesce(MirrorState<Integer, Link> state) {
        state.recheckAll();
    }

    @Override
    public Optional<Link> fetch(NetlinkClient client, Integer index) {
        return new Links(client).find(LinkRef.of(index));
    }
}
