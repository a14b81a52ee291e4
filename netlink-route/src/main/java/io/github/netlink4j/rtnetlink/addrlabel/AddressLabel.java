package io.github.netlink4j.rtnetlink.addrlabel;

import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import io.github.netlink4j.rtnetlink.object.RtmKind;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import java.util.List;

/** A label of IPv6 addresses as the kernel reported it: an immutable {@link AddressLabelView} that never expires. */
public final class AddressLabel extends AddressLabelView {
    /**
     * Address labels. RTM_NEWADDRLABEL, linux/if_addrlabel.h.
     *
     * <p>The kernel does not notify when labels change: a monitor and a mirror refuse this type.
     */
    public static final RtObjectType<Key, AddressLabelView, AddressLabel> TYPE =
            RtObjectType.<Key, AddressLabelView, AddressLabel>named(
                            "addrlabel",
                            RtmKind.ADDRLABEL,
                            AddressLabelAttr.SET,
                            AddressLabelView::new,
                            AddressLabelView::copy,
                            Key::of)
                    .declare();

    AddressLabel(byte[] message) {
        super(message);
    }

    AddressLabel(AddressLabelView original) {
        super(original);
    }

    /** Returns this. */
    @Override
    public AddressLabel copy() {
        return this;
    }

    /** Returns the labels in the network namespace of the calling thread; see {@link AddressLabels#list()}. */
    public static List<AddressLabel> list() {
        return NetlinkClient.once(Netlink.NETLINK_ROUTE, client -> new AddressLabels(client).list());
    }

    /**
     * What distinguishes a label from all others.
     *
     * @param prefix the prefix
     * @param linkIndex the index of the link, 0 for all links
     */
    public record Key(IpPrefix prefix, int linkIndex) {
        static Key of(AddressLabelView label) {
            return new Key(label.prefix(), label.linkIndex());
        }
    }
}
