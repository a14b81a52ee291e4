package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Comparison;
import io.github.netlink4j.rtnetlink.mirror.Listed;
import io.github.netlink4j.rtnetlink.mirror.Notice;
import io.github.netlink4j.rtnetlink.mirror.Shelf;
import io.github.netlink4j.rtnetlink.mirror.Store;
import io.github.netlink4j.socket.NetlinkClient;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the kernel's messages mean for the links of a mirror. */
final class LinkShelf extends Shelf<Integer, Link> {
    static final int RTNLGRP_LINK = 1;

    private static final int AF_UNSPEC = 0;

    /** struct ifinfomsg has a mask of what has changed, in messages only. */
    private static final int CHANGE_OFFSET = 12;

    private static final Comparison COMPARISON = Comparison.ignoring(
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

    private final LinkMirror links;
    private final LinkView view = new LinkView();

    LinkShelf(Store<Integer, Link> store, LinkMirror links) {
        super(store);
        this.links = links;
    }

    @Override
    protected void hear(Notice notice) {
        boolean gone = notice.type() == LinkAttr.RTM_DELLINK.number();
        if (!gone && notice.type() != LinkAttr.RTM_NEWLINK.number()) {
            return;
        }
        LinkView told = notice.in(view);
        if (!isWhole(told)) {
            // A bridge about its port, which it calls deleted when the port leaves it, or a driver about one property.
            if (!at(told.index()).isEmpty()) {
                doubt(told.index());
            }
        } else if (gone) {
            put(told.index(), List.of());
            joinedWith(told);
        } else {
            boolean isNew = at(told.index()).isEmpty();
            put(told.index(), List.of(told.copy()));
            if (isNew) {
                joinedWith(told);
            }
            pairedWith(told);
        }
    }

    static boolean isWhole(LinkView told) {
        return told.family() == AF_UNSPEC && !told.has(LinkAttr.WIRELESS) && told.has(LinkAttr.MTU);
    }

    /** A link has come or gone, perhaps from or to another namespace: its other end tells another place, and no message says so. */
    private void joinedWith(LinkView told) {
        by(links.byParent, told.index()).forEach(other -> doubt(other.index()));
        at(told.parent()).stream().filter(other -> other.parent() != 0).forEach(other -> doubt(other.index()));
    }

    /** That a carrier is lost is told up to a second later. linkwatch_schedule_work() */
    @Override
    protected void distrustSilence() {
        suspectAll();
    }

    /** The first end of a pair is told of before it has another end, and not again: veth_newlink(). The second tells. */
    private void pairedWith(LinkView told) {
        at(told.parentNamespaceId() < 0 ? told.parent() : 0).stream()
                .filter(other -> other.parent() == 0 && other.kind().equals(told.kind()))
                .forEach(other -> doubt(other.index()));
    }

    @Override
    protected boolean list(NetlinkClient client, Consumer<? super Link> found) {
        client.reserve(Links.LARGEST_LINK);
        return Listed.once(
                client,
                LinkRequests.list(LinkFilter.all().withoutStats()),
                LinkAttr.RTM_NEWLINK,
                new LinkView(),
                link -> found.accept(link.copy()));
    }

    @Override
    protected Optional<Link> fetch(NetlinkClient client, Integer index) {
        return new Links(client).find(LinkRef.of(index));
    }

    @Override
    protected Integer key(Link link) {
        return link.index();
    }

    @Override
    protected boolean saysSame(Link one, Link other) {
        return COMPARISON.same(one, other);
    }
}
