package io.github.netlink4j.rtnetlink.netconf;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.rtnetlink.object.Group;
import io.github.netlink4j.rtnetlink.object.Index;
import io.github.netlink4j.rtnetlink.object.MessagePlace;
import io.github.netlink4j.rtnetlink.object.MirrorState;
import io.github.netlink4j.rtnetlink.object.NotifiedReconciler;
import io.github.netlink4j.rtnetlink.object.RtMessage;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import io.github.netlink4j.rtnetlink.object.RtmKind;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import java.util.List;
import java.util.Optional;

/** Settings of a family on a link as the kernel reported them: an immutable {@link NetConfView} that never expires. */
public final class NetConf extends NetConfView {
    /** Finds settings in a mirror by the index of their link, or by a negative number for those of all or new links. */
    public static final Index<Integer, NetConf> BY_LINK = Index.of("link", conf -> List.of(conf.linkIndex()));

    /**
     * Settings of links. RTM_NEWNETCONF, linux/netconf.h.
     *
     * <p>An event contains the setting that was changed, or all of a new link. The kernel notifies of settings for new links, and
     * then changes those of the existing IPv4 links that have no value of their own without a notification; a mirror lists all
     * again in that case.
     */
    public static final RtObjectType<Key, NetConfView, NetConf> TYPE = RtObjectType.<Key, NetConfView, NetConf>named(
                    "netconf", RtmKind.NETCONF, NetConfAttr.SET, NetConfView::new, NetConfView::copy, Key::of)
            .groups(Group.IPV4_NETCONF, Group.IPV6_NETCONF, Group.MPLS_NETCONF)
            .allOf(family -> NetConfFilter.all())
            .indexes(BY_LINK)
            .linkAt(MessagePlace.in(NetConfAttr.IFINDEX))
            .reconciler((family, shared) -> new Reconciling(family))
            .declare();

    NetConf(byte[] message) {
        super(message);
    }

    NetConf(NetConfView original) {
        super(original);
    }

    /** Returns this. */
    @Override
    public NetConf copy() {
        return this;
    }

    /** Returns all settings in the network namespace of the calling thread; see {@link NetConfs#list()}. */
    public static List<NetConf> list() {
        return NetlinkClient.once(Netlink.NETLINK_ROUTE, client -> new NetConfs(client).list());
    }

    /**
     * What distinguishes settings from all others.
     *
     * @param family AF_INET, AF_INET6 or AF_MPLS
     * @param linkIndex the index of the link, or a negative number; see {@link NetConfView#linkIndex()}
     */
    public record Key(int family, int linkIndex) {
        static Key of(NetConfView conf) {
            return new Key(conf.family(), conf.linkIndex());
        }

        /** Returns {@code IPv4 dev #3}, {@code IPv4 all} or {@code IPv4 default}. */
        @Override
        public String toString() {
            return AddressFamily.name(family)
                    + switch (linkIndex) {
                        case NetConfAttr.NETCONFA_IFINDEX_ALL -> " all";
                        case NetConfAttr.NETCONFA_IFINDEX_DEFAULT -> " default";
                        default -> " dev #" + linkIndex;
                    };
        }
    }

    /** What messages mean for the settings of a mirror: most contain only the one that was changed. */
    private static final class Reconciling extends NotifiedReconciler<Key, NetConfView, NetConf> {
        private final NetConfView view = new NetConfView();

        Reconciling(int family) {
            super(TYPE, family);
        }

        @Override
        public void onMessage(RtMessage message, MirrorState<Key, NetConf> state) {
            NetConfView conf = message.read(view);
            if (message.isDeletion()) {
                state.put(Key.of(conf), List.of());
            } else if (conf.isOfNewLinks()) {
                // devinet_copy_dflt_conf() changes existing links as well.
                state.relistAll();
            } else {
                state.refetch(Key.of(conf));
            }
        }

        @Override
        public Optional<NetConf> fetch(NetlinkClient client, Key key) {
            return new NetConfs(client).find(key);
        }
    }
}
