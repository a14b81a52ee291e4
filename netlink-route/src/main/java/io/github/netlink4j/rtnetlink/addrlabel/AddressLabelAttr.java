package io.github.netlink4j.rtnetlink.addrlabel;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.Ip;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.U32;
import io.github.netlink4j.rtnetlink.object.RtmKind;

/** Attributes of an address label. enum IFAL_*, linux/if_addrlabel.h. Sent with struct ifaddrlblmsg in front. */
public final class AddressLabelAttr {
    /** All attributes of a label. */
    public static final AttrSet SET = AttrSet.ofMessage("address label", "IFAL_", 12);
    /** Prefix, without its length; in a request for the label of an address, and in the answer, that address. IPv6. */
    public static final Ip ADDRESS = SET.ip(1, "ADDRESS");
    /** The label. */
    public static final U32 LABEL = SET.u32(2, "LABEL").max(0xffff_fffeL);

    /** Adds a label, or reports one. */
    public static final MessageType RTM_NEWADDRLABEL = RtmKind.ADDRLABEL.added(SET);
    /** Deletes a label. */
    public static final MessageType RTM_DELADDRLABEL = RtmKind.ADDRLABEL.deleted(SET);
    /** Requests labels, or the label of an address. */
    public static final MessageType RTM_GETADDRLABEL = RtmKind.ADDRLABEL.get(SET);

    private AddressLabelAttr() {}
}
