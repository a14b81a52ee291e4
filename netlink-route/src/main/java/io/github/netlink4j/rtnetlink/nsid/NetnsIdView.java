package io.github.netlink4j.rtnetlink.nsid;

import io.github.netlink4j.codec.MessageView;

// Hot path: getters of numbers allocate nothing.

/**
 * An id of a network namespace, as a message reports it. struct rtgenmsg + NETNSA_*, linux/net_namespace.h.
 *
 * <p>Valid until the visitor that receives it returns; {@link #copy()} keeps it as a {@link NetnsId}.
 */
public sealed class NetnsIdView extends MessageView permits NetnsId {
    /** Creates a view that shows nothing yet; {@link #wrap} points it at a message. */
    public NetnsIdView() {
        super(NetnsIdAttr.SET);
    }

    NetnsIdView(byte[] message) {
        super(NetnsIdAttr.SET, message);
    }

    NetnsIdView(NetnsIdView original) {
        super(original);
    }

    /** Returns a copy that stays valid. */
    public NetnsId copy() {
        return new NetnsId(this);
    }

    /**
     * Returns the id, 0 to 2^31 - 1, which is valid in the namespace whose ids were listed; -1 when the namespace has none there.
     */
    public final int id() {
        return get(NetnsIdAttr.NSID, NetnsIdAttr.NETNSA_NSID_NOT_ASSIGNED);
    }

    /**
     * Returns the id of the same namespace in the network namespace of the handle, when the ids of another one were listed
     * ({@link NetnsIdFilter#in}); -1 when it has none there, and when its own ids were listed.
     */
    public final int currentId() {
        return get(NetnsIdAttr.CURRENT_NSID, NetnsIdAttr.NETNSA_NSID_NOT_ASSIGNED);
    }

    @Override
    protected final String headerText() {
        return "rtgen_family " + header8(0);
    }

    /** Returns it as {@code ip netns list-id} shows it: {@code nsid 5 current-nsid 0}. */
    @Override
    protected final String line() {
        return "nsid " + id() + (currentId() < 0 ? "" : " current-nsid " + currentId());
    }
}
