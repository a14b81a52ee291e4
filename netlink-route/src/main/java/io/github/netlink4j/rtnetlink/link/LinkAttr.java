package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.Bool;
import io.github.netlink4j.codec.Mac;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.Nest;
import io.github.netlink4j.codec.NumberArray;
import io.github.netlink4j.codec.Raw;
import io.github.netlink4j.codec.S32;
import io.github.netlink4j.codec.Str;
import io.github.netlink4j.codec.Struct;
import io.github.netlink4j.codec.U16;
import io.github.netlink4j.codec.U32;
import io.github.netlink4j.codec.U8;
import io.github.netlink4j.codec.ValueAttr;
import io.github.netlink4j.rtnetlink.object.NetnsFd;
import io.github.netlink4j.rtnetlink.object.RtmKind;

/** Attributes of a link. enum IFLA_*, linux/if_link.h. Sent with struct ifinfomsg in front. */
public final class LinkAttr {
    /** All attributes of a link. */
    public static final AttrSet SET = AttrSet.ofMessage("link", "IFLA_", 16);

    /** Hardware address. */
    public static final Mac ADDRESS = SET.mac(1, "ADDRESS");
    /** Hardware address for broadcasts; of a point-to-point link, that of the other end. */
    public static final Mac BROADCAST = SET.mac(2, "BROADCAST");
    /** Name, 1 to 15 bytes. */
    public static final Str IFNAME = SET.declare(new LinkNameAttr(SET, 3, "IFNAME"));
    /** Largest packet in bytes, without the link-layer header. */
    public static final U32 MTU = SET.u32(4, "MTU").max(0x7fff_ffff);
    /** Index of the link below, or of the other end of a pair; see {@link #LINK_NETNSID} for where it is. */
    public static final U32 LINK = SET.u32(5, "LINK");
    /** Queueing discipline, such as {@code noqueue}. */
    public static final Str QDISC = SET.string(6, "QDISC", 15);
    /** 32-bit statistics; {@link #STATS64} replaces them. */
    public static final NumberArray STATS = SET.numbers(7, "STATS", LinkNumbers.STATS);
    /** Not used by the kernel. */
    public static final Raw COST = SET.raw(8, "COST");
    /** Not used by the kernel. */
    public static final Raw PRIORITY = SET.raw(9, "PRIORITY");
    /** Index of the bridge, bond, team or VRF it belongs to; 0 removes it from there. */
    public static final U32 MASTER = SET.u32(10, "MASTER");
    /** Wireless extensions event. */
    public static final Raw WIRELESS = SET.raw(11, "WIRELESS");
    /** Protocol information: attributes of a bridge port in messages of the bridge family. */
    public static final Raw PROTINFO = SET.raw(12, "PROTINFO");
    /** Length of its transmit queue in packets; the kernel's range is 0 to 2^31 - 1. */
    public static final U32 TXQLEN = SET.u32(13, "TXQLEN").max(0x7fff_ffff);
    /** Memory, interrupt and port of old hardware. struct rtnl_link_ifmap. */
    public static final Struct<LinkMap> MAP = SET.struct(14, "MAP", LinkMap.LAYOUT);
    /** Weight of its receive polling. */
    public static final U32 WEIGHT = SET.u32(15, "WEIGHT");
    /** Operational state; see {@link OperState}. */
    public static final U8 OPERSTATE = SET.u8(16, "OPERSTATE");
    /** 1 when it waits in the state {@code dormant} before it is up; else 0. */
    public static final U8 LINKMODE = SET.u8(17, "LINKMODE");
    /** Its kind, and the attributes of that kind: {@link LinkInfo}. */
    public static final Nest LINKINFO = SET.nest(18, "LINKINFO").holding(() -> LinkInfo.SET);
    /** Network namespace to put it into, by the identifier of a process in it. */
    public static final U32 NET_NS_PID = SET.u32(19, "NET_NS_PID");
    /** Text for people, up to 255 bytes; empty removes it. */
    public static final Str IFALIAS = SET.text(20, "IFALIAS", 255);
    /** Number of its virtual functions. */
    public static final U32 NUM_VF = SET.u32(21, "NUM_VF");
    /** Each virtual function; reported only when requested by {@link #EXT_MASK}. */
    public static final Raw VFINFO_LIST = SET.raw(22, "VFINFO_LIST");
    /** Statistics. */
    public static final ValueAttr<LinkStats> STATS64 = SET.declare(new LinkStats.Key(SET, 23, "STATS64"));
    /** Port profiles of virtual functions. */
    public static final Raw VF_PORTS = SET.raw(24, "VF_PORTS");
    /** Port profile of the link itself. */
    public static final Raw PORT_SELF = SET.raw(25, "PORT_SELF");
    /** State that address families keep of it: {@link LinkFamilies}. */
    public static final Nest AF_SPEC = SET.nest(26, "AF_SPEC").holding(() -> LinkFamilies.SET);
    /** Interface group, a number by which several links can be addressed together; 0 is the default group. */
    public static final U32 GROUP = SET.u32(27, "GROUP");
    /** Network namespace to put it into, by an open descriptor. */
    public static final ValueAttr<NetnsRef> NET_NS_FD = SET.declare(new NetnsFd(SET, 28, "NET_NS_FD"));
    /** What a listing contains in addition, or leaves out, RTEXT_FILTER_*. */
    public static final U32 EXT_MASK = SET.u32(29, "EXT_MASK");
    /** Number of users of promiscuous mode; 0 is off. */
    public static final U32 PROMISCUITY = SET.u32(30, "PROMISCUITY");
    /** Number of transmit queues; the kernel accepts 1 to 4096. */
    public static final U32 NUM_TX_QUEUES = SET.u32(31, "NUM_TX_QUEUES").min(1).max(4096);
    /** Number of receive queues; the kernel accepts 1 to 4096. */
    public static final U32 NUM_RX_QUEUES = SET.u32(32, "NUM_RX_QUEUES").min(1).max(4096);
    /** Whether it has a carrier. */
    public static final Bool CARRIER = SET.bool8(33, "CARRIER");
    /** Identifier of its physical port. */
    public static final Raw PHYS_PORT_ID = SET.raw(34, "PHYS_PORT_ID");
    /** Number of times that the carrier appeared or was lost. */
    public static final U32 CARRIER_CHANGES = SET.u32(35, "CARRIER_CHANGES");
    /** Identifier of the switch it belongs to. */
    public static final Raw PHYS_SWITCH_ID = SET.raw(36, "PHYS_SWITCH_ID");
    /** Identifier of the network namespace that {@link #LINK} is in; absent when it is the same one. */
    public static final S32 LINK_NETNSID = SET.s32(37, "LINK_NETNSID").min(0);
    /** Name of its physical port. */
    public static final Str PHYS_PORT_NAME = SET.string(38, "PHYS_PORT_NAME", 255);
    /** Whether a protocol holds it down. */
    public static final Bool PROTO_DOWN = SET.bool8(39, "PROTO_DOWN");
    /** Largest number of segments of a packet that the network stack gives it to be segmented. */
    public static final U32 GSO_MAX_SEGS = SET.u32(40, "GSO_MAX_SEGS").max(0xffff);
    /** Largest packet in bytes that the network stack gives it to be segmented. */
    public static final U32 GSO_MAX_SIZE = SET.u32(41, "GSO_MAX_SIZE");
    /** Padding, for alignment. */
    public static final Raw PAD = SET.raw(42, "PAD");
    /** Its express data path (XDP) program: {@link LinkXdp}. */
    public static final Nest XDP = SET.nest(43, "XDP").holding(() -> LinkXdp.SET);
    /** Reason for which an event was sent, IFLA_EVENT_*. */
    public static final U32 EVENT = SET.u32(44, "EVENT");
    /** Identifier of the network namespace that a link has moved to. */
    public static final S32 NEW_NETNSID = SET.s32(45, "NEW_NETNSID");
    /** Identifier of the network namespace that a request is about. */
    public static final S32 TARGET_NETNSID = SET.s32(46, "TARGET_NETNSID").min(0);
    /** Number of times that the carrier appeared. */
    public static final U32 CARRIER_UP_COUNT = SET.u32(47, "CARRIER_UP_COUNT");
    /** Number of times that the carrier was lost. */
    public static final U32 CARRIER_DOWN_COUNT = SET.u32(48, "CARRIER_DOWN_COUNT");
    /** Index in the network namespace that the link moves to, at least 1; accepted in requests since Linux 5.12. */
    public static final S32 NEW_IFINDEX = SET.s32(49, "NEW_IFINDEX").min(1);
    /** Smallest {@link #MTU} that its driver accepts. */
    public static final U32 MIN_MTU = SET.u32(50, "MIN_MTU");
    /** Largest {@link #MTU} that its driver accepts; 0 when there is no limit. */
    public static final U32 MAX_MTU = SET.u32(51, "MAX_MTU");
    /** Alternative names: {@link LinkProperties}. Linux 5.5. */
    public static final Nest PROP_LIST = SET.flaggedNest(52, "PROP_LIST").holding(() -> LinkProperties.SET);
    /**
     * An alternative name that identifies a link in a request; those that a link has are {@link LinkProperties#ALT_IFNAME}.
     * Linux 5.5.
     */
    public static final Str ALT_IFNAME = SET.string(53, "ALT_IFNAME", 127);
    /** Permanent hardware address, set by its driver. Linux 5.6. */
    public static final Mac PERM_ADDRESS = SET.mac(54, "PERM_ADDRESS");
    /** Reasons for {@link #PROTO_DOWN}: {@link ProtoDownReason}. Linux 5.10. */
    public static final Nest PROTO_DOWN_REASON =
            SET.nest(55, "PROTO_DOWN_REASON").holding(() -> ProtoDownReason.SET);
    /** Name of the device it belongs to, such as {@code 0000:03:00.0}. Linux 5.14. */
    public static final Str PARENT_DEV_NAME = SET.string(56, "PARENT_DEV_NAME", 255);
    /** Bus of the device it belongs to, such as {@code pci}. Linux 5.14. */
    public static final Str PARENT_DEV_BUS_NAME = SET.string(57, "PARENT_DEV_BUS_NAME", 255);
    /** Largest packet in bytes that the network stack joins from received ones. Linux 5.19. */
    public static final U32 GRO_MAX_SIZE = SET.u32(58, "GRO_MAX_SIZE");
    /** Largest TCP packet in bytes that the hardware segments. Linux 6.0. */
    public static final U32 TSO_MAX_SIZE = SET.u32(59, "TSO_MAX_SIZE");
    /** Largest number of segments of a TCP packet that the hardware segments. Linux 6.0. */
    public static final U32 TSO_MAX_SEGS = SET.u32(60, "TSO_MAX_SEGS");
    /** Number of users that receive all multicast packets; 0 is off. Linux 6.0. */
    public static final U32 ALLMULTI = SET.u32(61, "ALLMULTI");
    /** Its devlink port. Linux 6.2. */
    public static final Raw DEVLINK_PORT = SET.raw(62, "DEVLINK_PORT");
    /** {@link #GSO_MAX_SIZE} for IPv4. Linux 6.3. */
    public static final U32 GSO_IPV4_MAX_SIZE = SET.u32(63, "GSO_IPV4_MAX_SIZE");
    /** {@link #GRO_MAX_SIZE} for IPv4. Linux 6.3. */
    public static final U32 GRO_IPV4_MAX_SIZE = SET.u32(64, "GRO_IPV4_MAX_SIZE");
    /** Its pin of a clock circuit (DPLL). Linux 6.8. */
    public static final Raw DPLL_PIN = SET.raw(65, "DPLL_PIN");
    /** How far ahead, in nanoseconds, the hardware can schedule packets. Linux 6.13. */
    public static final U32 MAX_PACING_OFFLOAD_HORIZON = SET.u32(66, "MAX_PACING_OFFLOAD_HORIZON");
    /** Whether it must stay in its network namespace. Linux 6.15. */
    public static final Bool NETNS_IMMUTABLE = SET.bool8(67, "NETNS_IMMUTABLE");
    /** Bytes that it requires before a packet. Linux 6.18. */
    public static final U16 HEADROOM = SET.u16(68, "HEADROOM");
    /** Bytes that it requires after a packet. Linux 6.18. */
    public static final U16 TAILROOM = SET.u16(69, "TAILROOM");

    /** Creates or changes a link, or reports one. */
    public static final MessageType RTM_NEWLINK = RtmKind.LINK.added(SET);
    /** Deletes a link. */
    public static final MessageType RTM_DELLINK = RtmKind.LINK.deleted(SET);
    /** Requests a link, or all links. */
    public static final MessageType RTM_GETLINK = RtmKind.LINK.get(SET);
    /** Changes a link; with the family AF_BRIDGE, the VLANs of a bridge or port. */
    public static final MessageType RTM_SETLINK = RtmKind.LINK.set(SET);
    /** Adds alternative names. Linux 5.5. */
    public static final MessageType RTM_NEWLINKPROP = RtmKind.LINKPROP.added(SET);
    /** Removes alternative names. Linux 5.5. */
    public static final MessageType RTM_DELLINKPROP = RtmKind.LINKPROP.deleted(SET);

    private LinkAttr() {}
}
