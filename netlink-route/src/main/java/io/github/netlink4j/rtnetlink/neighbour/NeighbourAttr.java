package io.github.netlink4j.rtnetlink.neighbour;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.Bool;
import io.github.netlink4j.codec.Ip;
import io.github.netlink4j.codec.Mac;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.Nest;
import io.github.netlink4j.codec.S32;
import io.github.netlink4j.codec.Struct;
import io.github.netlink4j.codec.U16;
import io.github.netlink4j.codec.U32;
import io.github.netlink4j.codec.U8;
import io.github.netlink4j.rtnetlink.object.RtmKind;

/**
 * Attributes of a neighbour, and of a forwarding entry of a bridge or tunnel, which has the same messages. enum NDA_*,
 * linux/neighbour.h. Sent with struct ndmsg in front.
 */
public final class NeighbourAttr {
    /** All attributes of a neighbour or forwarding entry. */
    public static final AttrSet SET = AttrSet.ofMessage("neighbour", "NDA_", 12);

    /** Address of the neighbour; of a forwarding entry, the remote end of the tunnel. */
    public static final Ip DST = SET.ip(1, "DST");
    /** Link-layer address, 1 to 32 bytes; absent while it is not known. */
    public static final Mac LLADDR = SET.mac(2, "LLADDR");
    /** Ages and users of the entry. Reported only. */
    public static final Struct<NeighbourView.CacheInfo> CACHEINFO =
            SET.struct(3, "CACHEINFO", NeighbourView.CacheInfo.LAYOUT);
    /** Number of requests that have been sent without an answer. Reported only. */
    public static final U32 PROBES = SET.u32(4, "PROBES");
    /** VLAN of a forwarding entry, 1 to 4094. */
    public static final U16 VLAN = SET.u16(5, "VLAN").min(1).max(4094);
    /** UDP port of the remote end of a tunnel. Forwarding entries only. */
    public static final U16 PORT = SET.be16(6, "PORT");
    /** Network identifier at the remote end of a tunnel, 0 to 2^24 - 1. Forwarding entries only. */
    public static final U32 VNI = SET.u32(7, "VNI");
    /** Index of a link: of a request for a listing, the link of the neighbours; of a forwarding entry, the way to the remote end. */
    public static final U32 IFINDEX = SET.u32(8, "IFINDEX").min(1).max(0x7fff_ffff);
    /** Index of a link: of a request for a listing, the master of the links; of a forwarding entry, its bridge. */
    public static final U32 MASTER = SET.u32(9, "MASTER");
    /** Namespace of the link that IFINDEX identifies. Forwarding entries only. */
    public static final S32 LINK_NETNSID = SET.s32(10, "LINK_NETNSID");
    /** Network identifier that packets come from. Forwarding entries only. */
    public static final U32 SRC_VNI = SET.u32(11, "SRC_VNI");
    /** Originator of the entry, RTPROT_*, as of a route. */
    public static final U8 PROTOCOL = SET.u8(12, "PROTOCOL");
    /** Nexthop object of a forwarding entry. Linux 5.8. */
    public static final U32 NH_ID = SET.u32(13, "NH_ID");
    /** Options of a forwarding entry: {@link #NFEA}. Linux 5.14. */
    public static final Nest FDB_EXT_ATTRS = SET.flaggedNest(14, "FDB_EXT_ATTRS");
    /** Flags that have no place in struct ndmsg, NTF_EXT_*. Linux 5.16. */
    public static final U32 FLAGS_EXT = SET.u32(15, "FLAGS_EXT");
    /** States that the deletion of several forwarding entries is about. Linux 6.0. */
    public static final U16 NDM_STATE_MASK = SET.u16(16, "NDM_STATE_MASK");
    /** Flags that the deletion of several forwarding entries is about. Linux 6.0. */
    public static final U8 NDM_FLAGS_MASK = SET.u8(17, "NDM_FLAGS_MASK");

    /** Options of a forwarding entry. enum NFEA_*. */
    public static final AttrSet NFEA = FDB_EXT_ATTRS.contents("fdb", "NFEA_");
    /** What to notify of, FDB_NOTIFY_*: 1 when the entry becomes inactive, 2 that it is inactive. */
    public static final U8 ACTIVITY_NOTIFY = NFEA.u8(1, "ACTIVITY_NOTIFY").max(3);
    /** Leaves the time of the last use as it is. */
    public static final Bool DONT_REFRESH = NFEA.flag(2, "DONT_REFRESH");

    /** Adds or changes a neighbour, or reports one. */
    public static final MessageType RTM_NEWNEIGH = RtmKind.NEIGH.added(SET);
    /** Deletes a neighbour, or reports that one is gone. */
    public static final MessageType RTM_DELNEIGH = RtmKind.NEIGH.deleted(SET);
    /** Requests neighbours. */
    public static final MessageType RTM_GETNEIGH = RtmKind.NEIGH.get(SET);

    private NeighbourAttr() {}
}
