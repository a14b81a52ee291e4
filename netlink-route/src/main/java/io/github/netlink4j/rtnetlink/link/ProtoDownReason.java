package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.U32;

/**
 * The reasons for which {@link LinkAttr#PROTO_DOWN} holds a link down. enum IFLA_PROTO_DOWN_REASON_*, linux/if_link.h. Linux
 * 5.10.
 */
public final class ProtoDownReason {
    /** All attributes inside {@link LinkAttr#PROTO_DOWN_REASON}. */
    public static final AttrSet SET =
            AttrSet.inside(LinkAttr.PROTO_DOWN_REASON, "protodown reason", "IFLA_PROTO_DOWN_REASON_");

    /** Bits to change. */
    public static final U32 MASK = SET.u32(1, "MASK");
    /** The reasons, one bit each. */
    public static final U32 VALUE = SET.u32(2, "VALUE");

    private ProtoDownReason() {}
}
