package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.MacAddress;
import java.util.List;

/** The rows of {@link KindTableTest} for masters and their ports. */
final class MasterRows {
    private MasterRows() {}

    static List<KindRow<?>> rows() {
        return List.of(bridge(), bridgeWithVlans(), bridgePort(), lockedBridgePort());
    }

    private static KindRow<Bridge> bridge() {
        return new KindRow<>("bridge", Bridge.KIND, () -> Bridge.named("x0"), Bridge::of)
                .seconds("forward_delay", Bridge.FORWARD_DELAY, t -> b -> b.forwardDelay(t), Bridge::forwardDelay, 4)
                .seconds("hello_time", Bridge.HELLO_TIME, t -> b -> b.helloTime(t), Bridge::helloTime, 3)
                .seconds("max_age", Bridge.MAX_AGE, t -> b -> b.maxAge(t), Bridge::maxAge, 9)
                .seconds("ageing_time", Bridge.AGEING_TIME, t -> b -> b.ageingTime(t), Bridge::ageingTime, 30)
                .on("stp_state", Bridge.STP_STATE, b -> b.stp(true), Bridge::isStp)
                .with("priority", Bridge.PRIORITY, b -> b.priority(100), Bridge::priority, 100, "100")
                .with("group_fwd_mask", Bridge.GROUP_FWD_MASK, b -> b.groupFwdMask(8), Bridge::groupFwdMask, 8, "0x8")
                .with(
                        "group_addr",
                        Bridge.GROUP_ADDR,
                        b -> b.groupAddress(MacAddress.parse("01:80:c2:00:00:04")),
                        Bridge::groupAddress,
                        MacAddress.parse("01:80:c2:00:00:04"),
                        "01:80:c2:00:00:04")
                .off("mcast_snooping", Bridge.MCAST_SNOOPING, b -> b.mcastSnooping(false), Bridge::isMcastSnooping)
                .on("mcast_querier", Bridge.MCAST_QUERIER, b -> b.mcastQuerier(true), Bridge::isMcastQuerier)
                .on(
                        "mcast_query_use_ifaddr",
                        Bridge.MCAST_QUERY_USE_IFADDR,
                        b -> b.mcastQueryUseIfaddr(true),
                        Bridge::isMcastQueryUseIfaddr)
                .with("mcast_router", Bridge.MCAST_ROUTER, b -> b.mcastRouter(2), Bridge::mcastRouter, 2, "2")
                .on("mcast_stats_enabled", Bridge.MCAST_STATS_ENABLED, b -> b.mcastStats(true), Bridge::isMcastStats)
                .with(
                        "mcast_hash_max",
                        Bridge.MCAST_HASH_MAX,
                        b -> b.mcastHashMax(512),
                        Bridge::mcastHashMax,
                        512L,
                        "512")
                .with(
                        "mcast_last_member_cnt",
                        Bridge.MCAST_LAST_MEMBER_CNT,
                        b -> b.mcastLastMemberCount(5),
                        Bridge::mcastLastMemberCount,
                        5L,
                        "5")
                .with(
                        "mcast_startup_query_cnt",
                        Bridge.MCAST_STARTUP_QUERY_CNT,
                        b -> b.mcastStartupQueryCount(6),
                        Bridge::mcastStartupQueryCount,
                        6L,
                        "6")
                .seconds(
                        "mcast_last_member_intvl",
                        Bridge.MCAST_LAST_MEMBER_INTVL,
                        t -> b -> b.mcastLastMemberInterval(t),
                        Bridge::mcastLastMemberInterval,
                        2)
                .seconds(
                        "mcast_membership_intvl",
                        Bridge.MCAST_MEMBERSHIP_INTVL,
                        t -> b -> b.mcastMembershipInterval(t),
                        Bridge::mcastMembershipInterval,
                        200)
                .seconds(
                        "mcast_querier_intvl",
                        Bridge.MCAST_QUERIER_INTVL,
                        t -> b -> b.mcastQuerierInterval(t),
                        Bridge::mcastQuerierInterval,
                        100)
                .seconds(
                        "mcast_query_intvl",
                        Bridge.MCAST_QUERY_INTVL,
                        t -> b -> b.mcastQueryInterval(t),
                        Bridge::mcastQueryInterval,
                        60)
                .seconds(
                        "mcast_query_response_intvl",
                        Bridge.MCAST_QUERY_RESPONSE_INTVL,
                        t -> b -> b.mcastQueryResponseInterval(t),
                        Bridge::mcastQueryResponseInterval,
                        5)
                .seconds(
                        "mcast_startup_query_intvl",
                        Bridge.MCAST_STARTUP_QUERY_INTVL,
                        t -> b -> b.mcastStartupQueryInterval(t),
                        Bridge::mcastStartupQueryInterval,
                        20)
                .with(
                        "mcast_igmp_version",
                        Bridge.MCAST_IGMP_VERSION,
                        b -> b.mcastIgmpVersion(3),
                        Bridge::mcastIgmpVersion,
                        3,
                        "3")
                .with(
                        "mcast_mld_version",
                        Bridge.MCAST_MLD_VERSION,
                        b -> b.mcastMldVersion(2),
                        Bridge::mcastMldVersion,
                        2,
                        "2")
                .on("nf_call_iptables", Bridge.NF_CALL_IPTABLES, b -> b.nfCallIptables(true), Bridge::isNfCallIptables)
                .on(
                        "nf_call_ip6tables",
                        Bridge.NF_CALL_IP6TABLES,
                        b -> b.nfCallIp6tables(true),
                        Bridge::isNfCallIp6tables)
                .on(
                        "nf_call_arptables",
                        Bridge.NF_CALL_ARPTABLES,
                        b -> b.nfCallArptables(true),
                        Bridge::isNfCallArptables)
                .on(
                        "no_linklocal_learn",
                        Bridge.MULTI_BOOLOPT,
                        b -> b.noLinkLocalLearn(true),
                        Bridge::isNoLinkLocalLearn)
                .since("6.7")
                .with(
                        "fdb_max_learned",
                        Bridge.FDB_MAX_LEARNED,
                        b -> b.fdbMaxLearned(77),
                        Bridge::fdbMaxLearned,
                        77L,
                        "77")
                .unset(
                        "only reported",
                        Bridge.ROOT_ID,
                        Bridge.BRIDGE_ID,
                        Bridge.ROOT_PORT,
                        Bridge.ROOT_PATH_COST,
                        Bridge.TOPOLOGY_CHANGE,
                        Bridge.TOPOLOGY_CHANGE_DETECTED,
                        Bridge.HELLO_TIMER,
                        Bridge.TCN_TIMER,
                        Bridge.TOPOLOGY_CHANGE_TIMER,
                        Bridge.GC_TIMER,
                        Bridge.MCAST_QUERIER_STATE,
                        Bridge.FDB_N_LEARNED)
                .unset("an order, never reported", Bridge.FDB_FLUSH)
                .unset("without effect since Linux 5.0", Bridge.MCAST_HASH_ELASTICITY)
                .unset("padding", Bridge.PAD)
                .unset("can be set only while the spanning tree is off", Bridge.STP_MODE);
    }

    private static KindRow<Bridge> bridgeWithVlans() {
        return new KindRow<>("bridge with VLANs", Bridge.KIND, () -> Bridge.named("x0"), Bridge::of)
                .where("this kernel has no VLAN filtering", link -> link.has(Bridge.VLAN_PROTOCOL))
                .on("vlan_filtering", Bridge.VLAN_FILTERING, b -> b.vlanFiltering(true), Bridge::isVlanFiltering)
                .with(
                        "vlan_protocol",
                        Bridge.VLAN_PROTOCOL,
                        b -> b.vlanProtocol(Vlan.PROTOCOL_8021AD),
                        Bridge::vlanProtocol,
                        Vlan.PROTOCOL_8021AD,
                        "802.1ad")
                .with(
                        "vlan_default_pvid",
                        Bridge.VLAN_DEFAULT_PVID,
                        b -> b.vlanDefaultPvid(7),
                        Bridge::vlanDefaultPvid,
                        7,
                        "7")
                .on("vlan_stats_enabled", Bridge.VLAN_STATS_ENABLED, b -> b.vlanStats(true), Bridge::isVlanStats)
                .on(
                        "vlan_stats_per_port",
                        Bridge.VLAN_STATS_PER_PORT,
                        b -> b.vlanStatsPerPort(true),
                        Bridge::isVlanStatsPerPort)
                .since("5.18")
                .on("mst_enabled", Bridge.MULTI_BOOLOPT, b -> b.mst(true), Bridge::isMst);
    }

    private static KindRow<BridgePort> bridgePort() {
        return new KindRow<>("bridge port", BridgePort.KIND, BridgePort::options, BridgePort::of)
                .after(
                        "link add br0 type bridge",
                        "link add w0 index 50 type veth peer name w1",
                        "link add x0 type veth peer name x1",
                        "link set w0 master br0",
                        "link set x0 master br0")
                .with("priority", BridgePort.PRIORITY, p -> p.priority(3), BridgePort::priority, 3, "3")
                .with("cost", BridgePort.COST, p -> p.cost(10), BridgePort::cost, 10, "10")
                .on("hairpin", BridgePort.MODE, p -> p.hairpin(true), BridgePort::isHairpin)
                .on("guard", BridgePort.GUARD, p -> p.guard(true), BridgePort::isGuard)
                .on("root_block", BridgePort.PROTECT, p -> p.rootBlock(true), BridgePort::isRootBlock)
                .on("fastleave", BridgePort.FAST_LEAVE, p -> p.fastLeave(true), BridgePort::isFastLeave)
                .off("learning", BridgePort.LEARNING, p -> p.learning(false), BridgePort::isLearning)
                .off("flood", BridgePort.UNICAST_FLOOD, p -> p.flood(false), BridgePort::isFlood)
                .off("mcast_flood", BridgePort.MCAST_FLOOD, p -> p.mcastFlood(false), BridgePort::isMcastFlood)
                .off("bcast_flood", BridgePort.BCAST_FLOOD, p -> p.bcastFlood(false), BridgePort::isBcastFlood)
                .on(
                        "mcast_to_unicast",
                        BridgePort.MCAST_TO_UCAST,
                        p -> p.mcastToUnicast(true),
                        BridgePort::isMcastToUnicast)
                .with(
                        "multicast_router",
                        BridgePort.MULTICAST_ROUTER,
                        p -> p.mcastRouter(2),
                        BridgePort::mcastRouter,
                        2,
                        "2")
                .on("proxy_arp", BridgePort.PROXYARP, p -> p.proxyArp(true), BridgePort::isProxyArp)
                .on("proxy_arp_wifi", BridgePort.PROXYARP_WIFI, p -> p.proxyArpWifi(true), BridgePort::isProxyArpWifi)
                .on(
                        "neigh_suppress",
                        BridgePort.NEIGH_SUPPRESS,
                        p -> p.neighSuppress(true),
                        BridgePort::isNeighSuppress)
                .on("vlan_tunnel", BridgePort.VLAN_TUNNEL, p -> p.vlanTunnel(true), BridgePort::isVlanTunnel)
                .with(
                        "group_fwd_mask",
                        BridgePort.GROUP_FWD_MASK,
                        p -> p.groupFwdMask(8),
                        BridgePort::groupFwdMask,
                        8,
                        "0x8")
                .on("isolated", BridgePort.ISOLATED, p -> p.isolated(true), BridgePort::isIsolated)
                .with("backup_port", BridgePort.BACKUP_PORT, p -> p.backupPort("w0"), BridgePort::backupPort, 50, "w0")
                .since("6.3")
                .with(
                        "mcast_max_groups",
                        BridgePort.MCAST_MAX_GROUPS,
                        p -> p.mcastMaxGroups(9),
                        BridgePort::mcastMaxGroups,
                        9L,
                        "9")
                .since("6.4")
                .on(
                        "neigh_vlan_suppress",
                        BridgePort.NEIGH_VLAN_SUPPRESS,
                        p -> p.neighVlanSuppress(true),
                        BridgePort::isNeighVlanSuppress)
                .unset(
                        "only reported",
                        BridgePort.ROOT_ID,
                        BridgePort.BRIDGE_ID,
                        BridgePort.DESIGNATED_PORT,
                        BridgePort.DESIGNATED_COST,
                        BridgePort.ID,
                        BridgePort.NO,
                        BridgePort.TOPOLOGY_CHANGE_ACK,
                        BridgePort.CONFIG_PENDING,
                        BridgePort.MESSAGE_AGE_TIMER,
                        BridgePort.FORWARD_DELAY_TIMER,
                        BridgePort.HOLD_TIMER,
                        BridgePort.MRP_RING_OPEN,
                        BridgePort.MRP_IN_OPEN,
                        BridgePort.MCAST_EHT_HOSTS_CNT,
                        BridgePort.MCAST_N_GROUPS)
                .unset("the spanning tree and the carrier change it", BridgePort.STATE)
                .unset("an order, never reported", BridgePort.FLUSH)
                .unset("neither applied nor reported: br_setport()", BridgePort.LEARNING_SYNC)
                .unset("requires a nexthop object", BridgePort.BACKUP_NHID)
                .unset("padding", BridgePort.PAD);
    }

    /** Authentication by address (MAB) requires that the port learns. */
    private static KindRow<BridgePort> lockedBridgePort() {
        return new KindRow<>("locked bridge port", BridgePort.KIND, BridgePort::options, BridgePort::of)
                .after("link add br0 type bridge", "link add x0 type veth peer name x1", "link set x0 master br0")
                .since("5.12")
                .number("mcast_eht_hosts_limit", BridgePort.MCAST_EHT_HOSTS_LIMIT, 77, "77")
                .since("5.18")
                .on("locked", BridgePort.LOCKED, p -> p.locked(true), BridgePort::isLocked)
                .since("6.2")
                .on("mab", BridgePort.MAB, p -> p.mab(true), BridgePort::isMab)
                .since("7.2")
                .hidden(
                        "newer than iproute2 6.1",
                        BridgePort.NEIGH_FORWARD_GRAT,
                        p -> p.set(BridgePort.NEIGH_FORWARD_GRAT, true),
                        null,
                        true);
    }
}
