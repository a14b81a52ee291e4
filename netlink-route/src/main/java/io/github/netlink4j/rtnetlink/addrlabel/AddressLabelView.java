package io.github.netlink4j.rtnetlink.addrlabel;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.codec.MessageView;

// Hot path: getters of numbers allocate nothing.

/**
 * A label of the IPv6 addresses of a prefix. struct ifaddrlblmsg + IFAL_*, linux/if_addrlabel.h.
 *
 * <p>Valid until the visitor that receives it returns; {@link #copy()} keeps it as an {@link AddressLabel}.
 */
public sealed class AddressLabelView extends MessageView permits AddressLabel {
    private static final IpAddress NONE = IpAddress.parse("::");
    private static final int BITS = 128;

    /** Creates a view that shows nothing yet; {@link #wrap} points it at a message. */
    public AddressLabelView() {
        super(AddressLabelAttr.SET);
    }

    AddressLabelView(byte[] message) {
        super(AddressLabelAttr.SET, message);
    }

    AddressLabelView(AddressLabelView original) {
        super(original);
    }

    /** Returns a copy that stays valid. */
    public AddressLabel copy() {
        return new AddressLabel(this);
    }

    /** Returns the prefix whose addresses have the label. */
    public final IpPrefix prefix() {
        IpAddress address = get(AddressLabelAttr.ADDRESS, NONE);
        return new IpPrefix(address, Math.min(header8(2), Math.min(address.bits(), BITS)));
    }

    /** Returns the label, 0 to 2^32 - 2. */
    public final long label() {
        return get(AddressLabelAttr.LABEL, 0);
    }

    /** Returns the index of the link to whose addresses the label is restricted; 0 for those of all links. */
    public final int linkIndex() {
        return header32(4);
    }

    @Override
    protected final String headerText() {
        return "ifal_family " + header8(0) + " ifal_prefixlen " + header8(2) + " ifal_index " + linkIndex();
    }

    /** Returns it as {@code ip addrlabel} shows it: {@code prefix fc00::/7 dev #3 label 5}. */
    @Override
    protected final String line() {
        return "prefix " + prefix() + (linkIndex() == 0 ? "" : " dev #" + linkIndex()) + " label " + label();
    }
}
