package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.Bool;
import io.github.netlink4j.codec.Ip;
import io.github.netlink4j.codec.Mac;
import io.github.netlink4j.codec.Nest;
import io.github.netlink4j.codec.Raw;
import io.github.netlink4j.codec.Struct;
import io.github.netlink4j.codec.U16;
import io.github.netlink4j.codec.U32;
import io.github.netlink4j.codec.U64;
import io.github.netlink4j.codec.U8;
import java.util.Set;

/**
 * An Ethernet bridge. enum IFLA_BR_*, linux/if_link.h; net/bridge. Links become its ports by {@link LinkSpec#master};
 * {@link BridgePort} has the options of each port. The kernel counts times in hundredths of a second.
 */
public final class Bridge extends BridgeSpec {
    /** Its kind, with its attributes. */
    public static final LinkKind KIND = LinkKind.of("bridge", "IFLA_BR_");

    /** Time in the listening and in the learning state, 1/100 s. Kernel default: 1500; 200 to 3000 with STP. */
    public static final U32 FORWARD_DELAY = KIND.u32(1, "FORWARD_DELAY");
    /** Time between hello packets, 1/100 s, 100 to 1000: br_set_hello_time(). Kernel default: 200. */
    public static final U32 HELLO_TIME = KIND.u32(2, "HELLO_TIME").min(100).max(1000);
    /**
     * Time after which a root that sends no more hello packets is replaced, 1/100 s, 600 to 4000: br_set_max_age(). Kernel
     * default: 2000.
     */
    public static final U32 MAX_AGE = KIND.u32(3, "MAX_AGE").min(600).max(4000);
    /** Time after which a learned address is forgotten, 1/100 s. Kernel default: 30000. */
    public static final U32 AGEING_TIME = KIND.u32(4, "AGEING_TIME");
    /** Spanning tree: 0 off, 1 by the kernel, 2 by a program. */
    public static final U32 STP_STATE = KIND.u32(5, "STP_STATE");
    /** Priority in the spanning tree; the lowest becomes root. Kernel default: 32768. */
    public static final U16 PRIORITY = KIND.u16(6, "PRIORITY");
    /** Whether it filters packets by VLAN. */
    public static final Bool VLAN_FILTERING = KIND.bool8(7, "VLAN_FILTERING");
    /** Protocol of its VLANs: {@link Vlan#PROTOCOL_8021Q} or {@link Vlan#PROTOCOL_8021AD}. */
    public static final U16 VLAN_PROTOCOL = KIND.be16(8, "VLAN_PROTOCOL");
    /** Link-local groups 01:80:c2:00:00:0X that it forwards, one bit each. */
    public static final U16 GROUP_FWD_MASK = KIND.u16(9, "GROUP_FWD_MASK");
    /** Identifier of the root. */
    public static final Struct<BridgeId> ROOT_ID = KIND.struct(10, "ROOT_ID", BridgeId.LAYOUT);
    /** Its own identifier. */
    public static final Struct<BridgeId> BRIDGE_ID = KIND.struct(11, "BRIDGE_ID", BridgeId.LAYOUT);
    /** Number of the port towards the root. */
    public static final U16 ROOT_PORT = KIND.u16(12, "ROOT_PORT");
    /** Cost of the path to the root. */
    public static final U32 ROOT_PATH_COST = KIND.u32(13, "ROOT_PATH_COST");
    /** Whether a topology change of the spanning tree is in progress. */
    public static final Bool TOPOLOGY_CHANGE = KIND.bool8(14, "TOPOLOGY_CHANGE");
    /** Whether it has detected a topology change itself. */
    public static final Bool TOPOLOGY_CHANGE_DETECTED = KIND.bool8(15, "TOPOLOGY_CHANGE_DETECTED");
    /** Time left until the next hello packet, 1/100 s. */
    public static final U64 HELLO_TIMER = KIND.u64(16, "HELLO_TIMER");
    /** Time left until the next topology change notification, 1/100 s. */
    public static final U64 TCN_TIMER = KIND.u64(17, "TCN_TIMER");
    /** Time left until the topology change ends, 1/100 s. */
    public static final U64 TOPOLOGY_CHANGE_TIMER = KIND.u64(18, "TOPOLOGY_CHANGE_TIMER");
    /** Time left until old addresses are removed next, 1/100 s. */
    public static final U64 GC_TIMER = KIND.u64(19, "GC_TIMER");
    /** Group address of the spanning tree protocol. */
    public static final Mac GROUP_ADDR = KIND.mac(20, "GROUP_ADDR");
    /** Forgets all learned addresses. */
    public static final Bool FDB_FLUSH = KIND.flag(21, "FDB_FLUSH");
    /** Multicast router: 0 never, 1 when its queries are received, 2 always. */
    public static final U8 MCAST_ROUTER = KIND.u8(22, "MCAST_ROUTER").max(2);
    /** Whether it sends multicast packets only to ports with members. Kernel default: on. */
    public static final Bool MCAST_SNOOPING = KIND.bool8(23, "MCAST_SNOOPING");
    /** Whether its own queries have its IP address as source. */
    public static final Bool MCAST_QUERY_USE_IFADDR = KIND.bool8(24, "MCAST_QUERY_USE_IFADDR");
    /** Whether it sends queries for members of multicast groups. */
    public static final Bool MCAST_QUERIER = KIND.bool8(25, "MCAST_QUERIER");
    /** Has no effect since Linux 5.0. */
    public static final U32 MCAST_HASH_ELASTICITY = KIND.u32(26, "MCAST_HASH_ELASTICITY");
    /** Largest number of multicast groups. Kernel default: 4096. */
    public static final U32 MCAST_HASH_MAX = KIND.u32(27, "MCAST_HASH_MAX");
    /** Number of queries before a group is removed. Kernel default: 2. */
    public static final U32 MCAST_LAST_MEMBER_CNT = KIND.u32(28, "MCAST_LAST_MEMBER_CNT");
    /** Number of queries at the start. Kernel default: 2. */
    public static final U32 MCAST_STARTUP_QUERY_CNT = KIND.u32(29, "MCAST_STARTUP_QUERY_CNT");
    /** Time between queries before a group is removed, 1/100 s. Kernel default: 100. */
    public static final U64 MCAST_LAST_MEMBER_INTVL = KIND.u64(30, "MCAST_LAST_MEMBER_INTVL");
    /** Time after which a group without reports is removed, 1/100 s. Kernel default: 26000. */
    public static final U64 MCAST_MEMBERSHIP_INTVL = KIND.u64(31, "MCAST_MEMBERSHIP_INTVL");
    /** Time after which another querier that sends no more queries is replaced, 1/100 s. Kernel default: 25500. */
    public static final U64 MCAST_QUERIER_INTVL = KIND.u64(32, "MCAST_QUERIER_INTVL");
    /** Time between queries, 1/100 s. Kernel default: 12500. */
    public static final U64 MCAST_QUERY_INTVL = KIND.u64(33, "MCAST_QUERY_INTVL");
    /** Time in which members answer a query, 1/100 s. Kernel default: 1000. */
    public static final U64 MCAST_QUERY_RESPONSE_INTVL = KIND.u64(34, "MCAST_QUERY_RESPONSE_INTVL");
    /** Time between queries at the start, 1/100 s. Kernel default: 3125. */
    public static final U64 MCAST_STARTUP_QUERY_INTVL = KIND.u64(35, "MCAST_STARTUP_QUERY_INTVL");
    /** Whether iptables processes bridged packets. */
    public static final Bool NF_CALL_IPTABLES = KIND.bool8(36, "NF_CALL_IPTABLES");
    /** Whether ip6tables processes bridged packets. */
    public static final Bool NF_CALL_IP6TABLES = KIND.bool8(37, "NF_CALL_IP6TABLES");
    /** Whether arptables processes bridged packets. */
    public static final Bool NF_CALL_ARPTABLES = KIND.bool8(38, "NF_CALL_ARPTABLES");
    /** VLAN that a new port gives to packets without one, 0 to 4094; 0 is none. Kernel default: 1. */
    public static final U16 VLAN_DEFAULT_PVID =
            KIND.u16(39, "VLAN_DEFAULT_PVID").max(4094);
    /** Padding, for alignment. */
    public static final Raw PAD = KIND.raw(40, "PAD");
    /** Whether it counts packets by VLAN. */
    public static final Bool VLAN_STATS_ENABLED = KIND.bool8(41, "VLAN_STATS_ENABLED");
    /** Whether it counts packets of IGMP and MLD. */
    public static final Bool MCAST_STATS_ENABLED = KIND.bool8(42, "MCAST_STATS_ENABLED");
    /** Version of IGMP, 2 or 3. */
    public static final U8 MCAST_IGMP_VERSION =
            KIND.u8(43, "MCAST_IGMP_VERSION").min(2).max(3);
    /** Version of MLD, 1 or 2. */
    public static final U8 MCAST_MLD_VERSION =
            KIND.u8(44, "MCAST_MLD_VERSION").min(1).max(2);
    /** Whether it counts packets by VLAN and port; can be changed only while ports have no VLANs. */
    public static final Bool VLAN_STATS_PER_PORT = KIND.bool8(45, "VLAN_STATS_PER_PORT");
    /** Further options; see {@link BridgeOptions}. Linux 5.0. */
    public static final Struct<BridgeOptions> MULTI_BOOLOPT = KIND.struct(46, "MULTI_BOOLOPT", BridgeOptions.LAYOUT);
    /** The present queriers: {@link #QUERIER_SET}. Linux 5.15. */
    public static final Nest MCAST_QUERIER_STATE = KIND.nest(47, "MCAST_QUERIER_STATE");
    /** Number of addresses that are learned at present. Linux 6.7. */
    public static final U32 FDB_N_LEARNED = KIND.u32(48, "FDB_N_LEARNED");
    /** Largest number of learned addresses; 0 means no limit. Linux 6.7. */
    public static final U32 FDB_MAX_LEARNED = KIND.u32(49, "FDB_MAX_LEARNED");
    /** What may run the spanning tree: 0 a program or the kernel, 1 a program, 2 the kernel. Linux 7.1. */
    public static final U32 STP_MODE = KIND.u32(50, "STP_MODE").max(2);

    /** The attributes inside {@link #MCAST_QUERIER_STATE}. enum BRIDGE_QUERIER_*, linux/if_bridge.h. */
    public static final AttrSet QUERIER_SET = MCAST_QUERIER_STATE.contents("bridge querier", "BRIDGE_QUERIER_");
    /** Address of the IPv4 querier. */
    public static final Ip QUERIER_IP_ADDRESS = QUERIER_SET.ip(1, "IP_ADDRESS");
    /** Index of the port that leads to the IPv4 querier. */
    public static final U32 QUERIER_IP_PORT = QUERIER_SET.u32(2, "IP_PORT");
    /** Time left until the IPv4 querier is replaced, 1/100 s. */
    public static final U64 QUERIER_IP_OTHER_TIMER = QUERIER_SET.u64(3, "IP_OTHER_TIMER");
    /** Padding, for alignment. */
    public static final Raw QUERIER_PAD = QUERIER_SET.raw(4, "PAD");
    /** Address of the IPv6 querier. */
    public static final Ip QUERIER_IPV6_ADDRESS = QUERIER_SET.ip(5, "IPV6_ADDRESS");
    /** Index of the port that leads to the IPv6 querier. */
    public static final U32 QUERIER_IPV6_PORT = QUERIER_SET.u32(6, "IPV6_PORT");
    /** Time left until the IPv6 querier is replaced, 1/100 s. */
    public static final U64 QUERIER_IPV6_OTHER_TIMER = QUERIER_SET.u64(7, "IPV6_OTHER_TIMER");

    /** Attributes that the kernel only reports, or ignores. */
    private static final Set<Attr> STATE = Set.of(
            ROOT_ID,
            BRIDGE_ID,
            ROOT_PORT,
            ROOT_PATH_COST,
            TOPOLOGY_CHANGE,
            TOPOLOGY_CHANGE_DETECTED,
            HELLO_TIMER,
            TCN_TIMER,
            TOPOLOGY_CHANGE_TIMER,
            GC_TIMER,
            MCAST_HASH_ELASTICITY,
            PAD,
            MCAST_QUERIER_STATE,
            FDB_N_LEARNED);

    private Bridge() {}

    /** Returns a spec of a new bridge. Equivalent to: {@code ip link add NAME type bridge}. */
    public static Bridge named(String name) {
        return new Bridge().name(name);
    }

    /** Returns a spec of changes to a bridge. Equivalent to: {@code ip link set NAME type bridge …}. */
    public static Bridge options() {
        return new Bridge();
    }

    /**
     * Returns a spec with the settings of a bridge, to be read by the getters, or to create one like it; see
     * {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is no bridge
     */
    public static Bridge of(LinkView bridge) {
        Bridge spec = new Bridge().copyOf(bridge, STATE);
        BridgeOptions options = spec.boolOptions();
        // A kernel without VLAN filtering reports these as off, and refuses to switch them off. br_vlan_filter_toggle()
        if (options != null) {
            spec.set(MULTI_BOOLOPT, new BridgeOptions(options.values(), options.values()));
        }
        return spec.isVlanFiltering() ? spec : spec.unset(VLAN_FILTERING);
    }
}
