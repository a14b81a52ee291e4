package io.github.netlink4j.route.link;

import io.github.netlink4j.codec.Attr;

/** Changes to a link of any kind; those of one kind by their keys: {@code change.set(Bridge.AGEING_TIME, 0)}. */
public final class LinkChange extends LinkSpec<LinkChange> {
    /** No changes yet. */
    public LinkChange() {}

    /** Refuses what veth_newlink() passes over without a word when this is the other end of a pair. */
    void refuseAsPeer() {
        for (Attr key : IGNORED_OF_NEW) {
            refuseIfSet(key);
        }
        refuseIfSet(LinkAttr.MASTER);
        refuseIfSet(LinkAttr.LINK);
        refuseIfSet(LinkAttr.LINKINFO);
    }

    private void refuseIfSet(Attr key) {
        if (isSet(key)) {
            throw new IllegalArgumentException(
                    "the kernel ignores " + key + " of the other end of a pair; change that link when it exists");
        }
    }
}
