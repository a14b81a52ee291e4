package io.github.netlink4j.rtnetlink.vni;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.Ip;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.Nest;
import io.github.netlink4j.codec.Raw;
import io.github.netlink4j.codec.U32;
import io.github.netlink4j.codec.U64;
import io.github.netlink4j.rtnetlink.object.RtmKind;

/**
 * Attributes of the VNIs of a VXLAN. enums VXLAN_VNIFILTER_* and VNIFILTER_ENTRY_STATS_*, linux/if_link.h. Sent with struct
 * tunnel_msg in front. Linux 5.18.
 */
public final class VniAttr {
    /** In the flags of a request for a listing: with counters. */
    public static final int TUNNEL_MSG_FLAG_STATS = 1;

    /** All attributes of a message about VNIs. */
    public static final AttrSet SET = AttrSet.ofMessage("vnis", "VXLAN_VNIFILTER_", 8);
    /** A range of VNIs that are alike: {@link #ENTRIES}. Repeated. */
    public static final Nest ENTRY = SET.flaggedNest(1, "ENTRY");

    /** Attributes of a range of VNIs. */
    public static final AttrSet ENTRIES = ENTRY.contents("vni", "VXLAN_VNIFILTER_ENTRY_");
    /** First VNI of the range. */
    public static final U32 START = ENTRIES.u32(1, "START");
    /** Last VNI of the range. */
    public static final U32 END = ENTRIES.u32(2, "END");
    /** The remote end, or the multicast group of all remote ends; that of the link when absent. */
    public static final Ip GROUP = ENTRIES.ip(3, "GROUP", 4, "GROUP6");
    /** Counters of one VNI: {@link #COUNTERS}. */
    public static final Nest STATS = ENTRIES.flaggedNest(5, "STATS");

    /** Counters of a VNI. */
    public static final AttrSet COUNTERS = STATS.contents("vni statistics", "VNIFILTER_ENTRY_STATS_");
    /** Bytes received. */
    public static final U64 RX_BYTES = COUNTERS.u64(1, "RX_BYTES");
    /** Packets received. */
    public static final U64 RX_PKTS = COUNTERS.u64(2, "RX_PKTS");
    /** Received packets that were dropped. */
    public static final U64 RX_DROPS = COUNTERS.u64(3, "RX_DROPS");
    /** Received packets that were wrong. */
    public static final U64 RX_ERRORS = COUNTERS.u64(4, "RX_ERRORS");
    /** Bytes sent. */
    public static final U64 TX_BYTES = COUNTERS.u64(5, "TX_BYTES");
    /** Packets sent. */
    public static final U64 TX_PKTS = COUNTERS.u64(6, "TX_PKTS");
    /** Packets that were dropped instead of sent. */
    public static final U64 TX_DROPS = COUNTERS.u64(7, "TX_DROPS");
    /** Packets that could not be sent. */
    public static final U64 TX_ERRORS = COUNTERS.u64(8, "TX_ERRORS");
    /** Padding without content. */
    public static final Raw PAD = COUNTERS.raw(9, "PAD");

    /** Adds VNIs, or reports VNIs. */
    public static final MessageType RTM_NEWTUNNEL = RtmKind.TUNNEL.added(SET);
    /** Deletes VNIs, or reports that they are gone. */
    public static final MessageType RTM_DELTUNNEL = RtmKind.TUNNEL.deleted(SET);
    /** Requests VNIs. */
    public static final MessageType RTM_GETTUNNEL = RtmKind.TUNNEL.get(SET);

    private VniAttr() {}
}
