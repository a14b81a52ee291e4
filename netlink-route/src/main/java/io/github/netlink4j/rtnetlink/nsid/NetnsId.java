package io.github.netlink4j.rtnetlink.nsid;

import io.github.netlink4j.rtnetlink.object.Group;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import io.github.netlink4j.rtnetlink.object.RtmKind;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import java.util.List;

/** An id of a network namespace as the kernel reported it: an immutable {@link NetnsIdView} that never expires. */
public final class NetnsId extends NetnsIdView {
    /**
     * Ids of network namespaces. RTM_NEWNSID, linux/net_namespace.h.
     *
     * <p>The kernel notifies of every id that it gives, also of those that it gives by itself, for example to the other end of a
     * veth pair, and of each that is gone with its namespace.
     */
    public static final RtObjectType<Integer, NetnsIdView, NetnsId> TYPE =
            RtObjectType.<Integer, NetnsIdView, NetnsId>named(
                            "nsid", RtmKind.NSID, NetnsIdAttr.SET, NetnsIdView::new, NetnsIdView::copy, NetnsIdView::id)
                    .groups(Group.NSID)
                    .allOf(family -> NetnsIdFilter.all())
                    .declare();

    NetnsId(byte[] message) {
        super(message);
    }

    NetnsId(NetnsIdView original) {
        super(original);
    }

    /** Returns this. */
    @Override
    public NetnsId copy() {
        return this;
    }

    /** Returns the ids in the network namespace of the calling thread; see {@link NetnsIds#list()}. */
    public static List<NetnsId> list() {
        return NetlinkClient.once(Netlink.NETLINK_ROUTE, client -> new NetnsIds(client).list());
    }
}
