package io.github.netlink4j.rtnetlink.vlan;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.Bool;
import io.github.netlink4j.codec.Layout;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.Nest;
import io.github.netlink4j.codec.Raw;
import io.github.netlink4j.codec.Struct;
import io.github.netlink4j.codec.U16;
import io.github.netlink4j.codec.U32;
import io.github.netlink4j.codec.U64;
import io.github.netlink4j.codec.U8;
import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.rtnetlink.link.LinkAttr;
import io.github.netlink4j.rtnetlink.object.RtmKind;

/**
 * Attributes of the VLANs of a bridge or port. enums BRIDGE_VLANDB_*, linux/if_bridge.h. Sent with struct br_vlan_msg in front.
 * VLANs are added and deleted by link messages, with the attributes of {@link #OF_LINK}.
 */
public final class VlanAttr {
    /** Is the port's VLAN of untagged packets. Of {@link Info#flags()}. */
    public static final int BRIDGE_VLAN_INFO_PVID = 0x2;
    /** Packets leave untagged. Of {@link Info#flags()}. */
    public static final int BRIDGE_VLAN_INFO_UNTAGGED = 0x4;
    /** Is the first of a range; only in link messages. Of {@link Info#flags()}. */
    public static final int BRIDGE_VLAN_INFO_RANGE_BEGIN = 0x8;
    /** Is the last of a range; only in link messages. Of {@link Info#flags()}. */
    public static final int BRIDGE_VLAN_INFO_RANGE_END = 0x10;
    /** Only the options are changed. Of {@link Info#flags()}. */
    public static final int BRIDGE_VLAN_INFO_ONLY_OPTS = 0x40;

    /** Of {@link #FLAGS}: the request concerns the bridge that the link is a port of. */
    public static final int BRIDGE_FLAGS_MASTER = 1;
    /** Of {@link #FLAGS}: the request concerns the link itself. */
    public static final int BRIDGE_FLAGS_SELF = 2;

    /** Of {@link #DUMP_FLAGS}: with statistics; each VLAN is then listed by itself. */
    public static final int BRIDGE_VLANDB_DUMPF_STATS = 1;
    /** Of {@link #DUMP_FLAGS}: global options of bridges instead of VLANs. */
    public static final int BRIDGE_VLANDB_DUMPF_GLOBAL = 2;

    /**
     * A VLAN and its flags. struct bridge_vlan_info.
     *
     * @param flags BRIDGE_VLAN_INFO_*
     * @param vid its number
     */
    public record Info(int flags, int vid) {
        static final Layout<Info> LAYOUT = new Layout<>("struct bridge_vlan_info", "host", 4, Info::read, Info::write);

        private static Info read(byte[] bytes, int at) {
            return new Info(Wire.u16(bytes, at), Wire.u16(bytes, at + 2));
        }

        private void write(byte[] bytes, int at) {
            Wire.put16(bytes, at, flags);
            Wire.put16(bytes, at + 2, vid);
        }
    }

    /** All attributes of a message about VLANs. */
    public static final AttrSet SET = AttrSet.ofMessage("vlans", "BRIDGE_VLANDB_", 8);
    /** A range of VLANs that are alike: {@link #ENTRIES}. Repeated. */
    public static final Nest ENTRY = SET.flaggedNest(1, "ENTRY");
    /** Global options of a range of VLANs of a bridge: {@link #GLOBALS}. Repeated. Linux 5.15. */
    public static final Nest GLOBAL_OPTIONS = SET.flaggedNest(2, "GLOBAL_OPTIONS");

    /** Attributes of a range of VLANs. */
    public static final AttrSet ENTRIES = ENTRY.contents("bridge vlan", "BRIDGE_VLANDB_ENTRY_");
    /** First VLAN of the range, and flags. */
    public static final Struct<Info> ENTRY_INFO = ENTRIES.struct(1, "INFO", Info.LAYOUT);
    /** Last VLAN of the range. */
    public static final U16 ENTRY_RANGE = ENTRIES.u16(2, "RANGE");
    /** State of the spanning tree: 0 disabled, 1 listening, 2 learning, 3 forwarding, 4 blocking. */
    public static final U8 ENTRY_STATE = ENTRIES.u8(3, "STATE").max(4);
    /** Tunnel of the range: {@link #TUNNEL_INFO}. */
    public static final Nest ENTRY_TUNNEL_INFO = ENTRIES.flaggedNest(4, "TUNNEL_INFO");
    /** Counters of one VLAN: {@link #STATS}. */
    public static final Nest ENTRY_STATS = ENTRIES.flaggedNest(5, "STATS");
    /** Whether multicast routers are behind it: 0 no, 1 while one is seen, 2 always. Linux 5.15. */
    public static final U8 ENTRY_MCAST_ROUTER = ENTRIES.u8(6, "MCAST_ROUTER");
    /** Number of multicast groups. Reported only. Linux 6.3. */
    public static final U32 ENTRY_MCAST_N_GROUPS = ENTRIES.u32(7, "MCAST_N_GROUPS");
    /** Maximum number of multicast groups, 0 for no limit. Linux 6.3. */
    public static final U32 ENTRY_MCAST_MAX_GROUPS = ENTRIES.u32(8, "MCAST_MAX_GROUPS");
    /** Whether the bridge answers ARP and neighbour requests in the place of hosts. Linux 6.4. */
    public static final Bool ENTRY_NEIGH_SUPPRESS = ENTRIES.bool8(9, "NEIGH_SUPPRESS");
    /** Whether gratuitous ARP and unsolicited neighbour advertisements are forwarded nevertheless. */
    public static final Bool ENTRY_NEIGH_FORWARD_GRAT = ENTRIES.bool8(10, "NEIGH_FORWARD_GRAT");

    /** Attributes of the tunnel of a range of VLANs. */
    public static final AttrSet TUNNEL_INFO = ENTRY_TUNNEL_INFO.contents("vlan tunnel", "BRIDGE_VLANDB_TINFO_");
    /** Tunnel of the first VLAN; each further VLAN has the next. */
    public static final U32 TINFO_ID = TUNNEL_INFO.u32(1, "ID");
    /** In a request: what to do, RTM_SETLINK or RTM_DELLINK. */
    public static final U32 TINFO_CMD = TUNNEL_INFO.u32(2, "CMD");

    /** Counters of a VLAN. */
    public static final AttrSet STATS = ENTRY_STATS.contents("vlan statistics", "BRIDGE_VLANDB_STATS_");
    /** Bytes received. */
    public static final U64 STATS_RX_BYTES = STATS.u64(1, "RX_BYTES");
    /** Packets received. */
    public static final U64 STATS_RX_PACKETS = STATS.u64(2, "RX_PACKETS");
    /** Bytes sent. */
    public static final U64 STATS_TX_BYTES = STATS.u64(3, "TX_BYTES");
    /** Packets sent. */
    public static final U64 STATS_TX_PACKETS = STATS.u64(4, "TX_PACKETS");
    /** Padding without content. */
    public static final Raw STATS_PAD = STATS.raw(5, "PAD");

    /** Global options of a range of VLANs of a bridge; times in 1/100 s. Linux 5.15. */
    public static final AttrSet GLOBALS = GLOBAL_OPTIONS.contents("vlan global options", "BRIDGE_VLANDB_GOPTS_");
    /** First VLAN of the range. */
    public static final U16 GOPTS_ID = GLOBALS.u16(1, "ID");
    /** Last VLAN of the range. */
    public static final U16 GOPTS_RANGE = GLOBALS.u16(2, "RANGE");
    /** Whether the bridge learns where multicast members are. */
    public static final Bool GOPTS_MCAST_SNOOPING = GLOBALS.bool8(3, "MCAST_SNOOPING");
    /** Version of IGMP, 2 or 3. */
    public static final U8 GOPTS_MCAST_IGMP_VERSION = GLOBALS.u8(4, "MCAST_IGMP_VERSION");
    /** Version of MLD, 1 or 2. */
    public static final U8 GOPTS_MCAST_MLD_VERSION = GLOBALS.u8(5, "MCAST_MLD_VERSION");
    /** Number of queries after a member has left. */
    public static final U32 GOPTS_MCAST_LAST_MEMBER_CNT = GLOBALS.u32(6, "MCAST_LAST_MEMBER_CNT");
    /** Number of queries at the start. */
    public static final U32 GOPTS_MCAST_STARTUP_QUERY_CNT = GLOBALS.u32(7, "MCAST_STARTUP_QUERY_CNT");
    /** Time between queries after a member has left. */
    public static final U64 GOPTS_MCAST_LAST_MEMBER_INTVL = GLOBALS.u64(8, "MCAST_LAST_MEMBER_INTVL");
    /** Padding without content. */
    public static final Raw GOPTS_PAD = GLOBALS.raw(9, "PAD");
    /** Time after which a member that was not seen is removed. */
    public static final U64 GOPTS_MCAST_MEMBERSHIP_INTVL = GLOBALS.u64(10, "MCAST_MEMBERSHIP_INTVL");
    /** Time after which another querier that was not seen is regarded as gone. */
    public static final U64 GOPTS_MCAST_QUERIER_INTVL = GLOBALS.u64(11, "MCAST_QUERIER_INTVL");
    /** Time between queries. */
    public static final U64 GOPTS_MCAST_QUERY_INTVL = GLOBALS.u64(12, "MCAST_QUERY_INTVL");
    /** Time in which members are to respond. */
    public static final U64 GOPTS_MCAST_QUERY_RESPONSE_INTVL = GLOBALS.u64(13, "MCAST_QUERY_RESPONSE_INTVL");
    /** Time between queries at the start. */
    public static final U64 GOPTS_MCAST_STARTUP_QUERY_INTVL = GLOBALS.u64(14, "MCAST_STARTUP_QUERY_INTVL");
    /** Whether the bridge sends queries. */
    public static final Bool GOPTS_MCAST_QUERIER = GLOBALS.bool8(15, "MCAST_QUERIER");
    /** Ports behind which multicast routers are, as attributes MDBA_ROUTER_*. Reported only. */
    public static final Raw GOPTS_MCAST_ROUTER_PORTS = GLOBALS.raw(16, "MCAST_ROUTER_PORTS");
    /** State of the other querier, as attributes BRIDGE_QUERIER_*. Reported only. */
    public static final Raw GOPTS_MCAST_QUERIER_STATE = GLOBALS.raw(17, "MCAST_QUERIER_STATE");
    /** Instance of the multiple spanning trees, 0 to 4095. Linux 5.18. */
    public static final U16 GOPTS_MSTI = GLOBALS.u16(18, "MSTI").max(4095);

    /** Attributes of a request for a listing. */
    public static final AttrSet DUMP = AttrSet.ofMessage("vlan listing", "BRIDGE_VLANDB_DUMP_", 8);
    /** What to list, BRIDGE_VLANDB_DUMPF_*. */
    public static final U32 DUMP_FLAGS = DUMP.u32(1, "FLAGS");

    /** Attributes by which a link message of the family AF_BRIDGE changes VLANs: inside IFLA_AF_SPEC. */
    public static final AttrSet OF_LINK = AttrSet.inside(LinkAttr.AF_SPEC, "bridge vlans of a link", "IFLA_BRIDGE_");
    /** Whether the bridge or the link itself is meant, BRIDGE_FLAGS_*; the bridge when absent. */
    public static final U16 FLAGS = OF_LINK.u16(0, "FLAGS");
    /** A VLAN, or the first or last of a range. */
    public static final Struct<Info> VLAN_INFO = OF_LINK.struct(2, "VLAN_INFO", Info.LAYOUT);
    /** The tunnel of a VLAN, or of the first or last of a range: {@link #VLAN_TUNNEL}. */
    public static final Nest VLAN_TUNNEL_INFO = OF_LINK.nest(3, "VLAN_TUNNEL_INFO");

    /** The tunnel of a VLAN in a link message. */
    public static final AttrSet VLAN_TUNNEL =
            VLAN_TUNNEL_INFO.contents("vlan tunnel of a link", "IFLA_BRIDGE_VLAN_TUNNEL_");
    /** Tunnel, 1 to 2^24 - 1. */
    public static final U32 VLAN_TUNNEL_ID = VLAN_TUNNEL.u32(1, "ID");
    /** VLAN. */
    public static final U16 VLAN_TUNNEL_VID = VLAN_TUNNEL.u16(2, "VID");
    /** Whether it is the first or last of a range, BRIDGE_VLAN_INFO_RANGE_*. */
    public static final U16 VLAN_TUNNEL_FLAGS = VLAN_TUNNEL.u16(3, "FLAGS");

    /** Changes options of VLANs, or reports VLANs. */
    public static final MessageType RTM_NEWVLAN = RtmKind.VLAN.added(SET);
    /** Reports that VLANs are gone. */
    public static final MessageType RTM_DELVLAN = RtmKind.VLAN.deleted(SET);
    /** Requests VLANs. */
    public static final MessageType RTM_GETVLAN = RtmKind.VLAN.get(SET);

    private VlanAttr() {}
}
