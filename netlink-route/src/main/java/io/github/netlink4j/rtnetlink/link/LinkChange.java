package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.AttrMask;

/** Changes to a link of any kind. Attributes of one kind are set by key: {@code change.set(Bridge.AGEING_TIME, 0)}. */
public final class LinkChange extends LinkSpec<LinkChange> {
    /** Ignored by drivers of pairs without an error for the other end, as by veth_newlink(), in addition to {@link #IGNORED_OF_NEW}. */
    private static final AttrMask IGNORED_OF_PEER = AttrMask.of(LinkAttr.MASTER, LinkAttr.LINK, LinkAttr.LINKINFO);

    /** Creates a spec without changes. */
    public LinkChange() {}

    /** Removes the hardware address, which the kernel reports but does not accept. */
    void withoutAddress() {
        unset(LinkAttr.ADDRESS);
    }

    /** Refuses attributes that the kernel ignores when this describes the other end of a pair. */
    void refuseAsPeer() {
        Attr ignored = firstOf(IGNORED_OF_NEW);
        ignored = ignored == null ? firstOf(IGNORED_OF_PEER) : ignored;
        if (ignored != null) {
            throw new IllegalArgumentException(
                    "the kernel ignores " + ignored + " of the other end of a pair; change that link when it exists");
        }
    }
}
