package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.AttrMask;

/** Changes to a link of any kind; those of one kind by their keys: {@code change.set(Bridge.AGEING_TIME, 0)}. */
public final class LinkChange extends LinkSpec<LinkChange> {
    /** What veth_newlink() passes over without a word when this is the other end of a pair, besides what it ignores of every new link. */
    private static final AttrMask IGNORED_OF_PEER = AttrMask.of(LinkAttr.MASTER, LinkAttr.LINK, LinkAttr.LINKINFO);

    /** No changes yet. */
    public LinkChange() {}

    /** Refuses what the kernel ignores when this is the other end of a pair. */
    void refuseAsPeer() {
        Attr ignored = firstOf(IGNORED_OF_NEW);
        ignored = ignored == null ? firstOf(IGNORED_OF_PEER) : ignored;
        if (ignored != null) {
            throw new IllegalArgumentException(
                    "the kernel ignores " + ignored + " of the other end of a pair; change that link when it exists");
        }
    }
}
