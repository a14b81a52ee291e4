package io.github.netlink4j.rtnetlink.nsid;

import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.S32;
import io.github.netlink4j.codec.U32;
import io.github.netlink4j.codec.ValueAttr;
import io.github.netlink4j.rtnetlink.object.NetnsFd;
import io.github.netlink4j.rtnetlink.object.RtmKind;

/** Attributes of an id of a network namespace. enum NETNSA_*, linux/net_namespace.h. Sent with struct rtgenmsg in front. */
public final class NetnsIdAttr {
    /** Of {@link #NSID}: in a request, the kernel chooses the id; in an answer, the namespace has none. */
    public static final int NETNSA_NSID_NOT_ASSIGNED = -1;

    /** All attributes of an id. */
    public static final AttrSet SET = AttrSet.ofMessage("netns id", "NETNSA_", 1);
    /** The id, {@link #NETNSA_NSID_NOT_ASSIGNED} for none. */
    public static final S32 NSID = SET.s32(1, "NSID").min(NETNSA_NSID_NOT_ASSIGNED);
    /** A process in the namespace, which identifies it in a request. */
    public static final U32 PID = SET.u32(2, "PID").min(1).max(Integer.MAX_VALUE);
    /** The namespace, by a descriptor, which identifies it in a request. */
    public static final ValueAttr<NetnsRef> FD = SET.declare(new NetnsFd(SET, 3, "FD"));
    /** In a request: the namespace, by its id, whose ids are meant instead of those of the socket's namespace. */
    public static final S32 TARGET_NSID = SET.s32(4, "TARGET_NSID").min(0);
    /** With {@link #TARGET_NSID}: the id of the same namespace in the socket's namespace, -1 for none. */
    public static final S32 CURRENT_NSID = SET.s32(5, "CURRENT_NSID").min(NETNSA_NSID_NOT_ASSIGNED);

    /** Gives an id to a namespace, or reports one. */
    public static final MessageType RTM_NEWNSID = RtmKind.NSID.added(SET);
    /** Reports that a namespace with an id is gone. The kernel accepts no such request. */
    public static final MessageType RTM_DELNSID = RtmKind.NSID.deleted(SET);
    /** Requests ids. */
    public static final MessageType RTM_GETNSID = RtmKind.NSID.get(SET);

    private NetnsIdAttr() {}
}
