package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.MacAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** The rows of {@link KindTableTest} for masters and their ports. */
final class MasterRows {
    private MasterRows() {}

    static List<KindRow<?>> rows() {
        return List.of(
                bond(),
                bondWithArp(),
                bondWithPorts(),
                bondWithLacp(),
                bondByLoad(),
                bondPort(),
                bondPortWithLacp(),
                bridge(),
                bridgeWithVlans(),
                bridgePort(),
                lockedBridgePort(),
                hsr(),
                hsrWithInterlink(),
                new KindRow<>("team", Team.KIND, () -> Team.named("x0"), Team::of),
                vrf(),
                vrfPort());
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

    private static Duration millis(int time) {
        return Duration.ofMillis(time);
    }

    private static KindRow<Bond> bond() {
        return new KindRow<>("bond", Bond.KIND, () -> Bond.named("x0"), Bond::of)
                .with("miimon", Bond.MIIMON, b -> b.miimon(millis(100)), Bond::miimon, millis(100), "100")
                .with("updelay", Bond.UPDELAY, b -> b.upDelay(millis(200)), Bond::upDelay, millis(200), "200")
                .with("downdelay", Bond.DOWNDELAY, b -> b.downDelay(millis(300)), Bond::downDelay, millis(300), "300")
                .with(
                        "peer_notify_delay",
                        Bond.PEER_NOTIF_DELAY,
                        b -> b.peerNotifyDelay(millis(400)),
                        Bond::peerNotifyDelay,
                        millis(400),
                        "400")
                .with(
                        "fail_over_mac",
                        Bond.FAIL_OVER_MAC,
                        b -> b.failOverMac(BondFailOverMac.ACTIVE),
                        Bond::failOverMac,
                        BondFailOverMac.ACTIVE,
                        "active")
                .with(
                        "xmit_hash_policy",
                        Bond.XMIT_HASH_POLICY,
                        b -> b.xmitHashPolicy(BondXmitHashPolicy.LAYER34),
                        Bond::xmitHashPolicy,
                        BondXmitHashPolicy.LAYER34,
                        "layer3+4")
                .with("resend_igmp", Bond.RESEND_IGMP, b -> b.resendIgmp(3), Bond::resendIgmp, 3, "3")
                .with("num_peer_notif", Bond.NUM_PEER_NOTIF, b -> b.numPeerNotif(4), Bond::numPeerNotif, 4, "4")
                .on("all_slaves_active", Bond.ALL_SLAVES_ACTIVE, b -> b.allPortsActive(true), Bond::isAllPortsActive)
                .with("min_links", Bond.MIN_LINKS, b -> b.minLinks(2), Bond::minLinks, 2L, "2")
                .with(
                        "packets_per_slave",
                        Bond.PACKETS_PER_SLAVE,
                        b -> b.packetsPerPort(5),
                        Bond::packetsPerPort,
                        5,
                        "5")
                // Since Linux 6.18 nothing else is accepted.
                .on("use_carrier", Bond.USE_CARRIER, b -> b.useCarrier(true), Bond::isUseCarrier);
    }

    private static KindRow<Bond> bondWithArp() {
        List<IpAddress> targets = List.of(IpAddress.parse("10.0.0.1"), IpAddress.parse("10.0.0.2"));
        List<IpAddress> solicited = List.of(IpAddress.parse("fd00::1"));
        return new KindRow<>("bond that sends ARP requests", Bond.KIND, () -> Bond.named("x0"), Bond::of)
                .with(
                        "mode",
                        Bond.MODE,
                        b -> b.mode(BondMode.ACTIVE_BACKUP),
                        Bond::mode,
                        BondMode.ACTIVE_BACKUP,
                        "active-backup")
                .with(
                        "arp_interval",
                        Bond.ARP_INTERVAL,
                        b -> b.arpInterval(millis(1000)),
                        Bond::arpInterval,
                        millis(1000),
                        "1000")
                .with(
                        "arp_ip_target",
                        Bond.ARP_IP_TARGET,
                        b -> b.arpTargets(targets),
                        Bond::arpTargets,
                        targets,
                        "[\"10.0.0.1\",\"10.0.0.2\"]")
                .with(
                        "arp_validate",
                        Bond.ARP_VALIDATE,
                        b -> b.arpValidate(BondArpValidate.FILTER_BACKUP),
                        Bond::arpValidate,
                        BondArpValidate.FILTER_BACKUP,
                        "filter_backup")
                .with(
                        "arp_all_targets",
                        Bond.ARP_ALL_TARGETS,
                        b -> b.arpAllTargets(BondArpAllTargets.ALL),
                        Bond::arpAllTargets,
                        BondArpAllTargets.ALL,
                        "all")
                .with(
                        "primary_reselect",
                        Bond.PRIMARY_RESELECT,
                        b -> b.primaryReselect(BondPrimaryReselect.FAILURE),
                        Bond::primaryReselect,
                        BondPrimaryReselect.FAILURE,
                        "failure")
                .since("5.17")
                .with("arp_missed_max", Bond.MISSED_MAX, b -> b.missedMax(3), Bond::missedMax, 3, "3")
                .since("5.18")
                .with(
                        "ns_ip6_target",
                        Bond.NS_IP6_TARGET,
                        b -> b.nsTargets(solicited),
                        Bond::nsTargets,
                        solicited,
                        "[\"fd00::1\"]");
    }

    /** The kernel reports these only of ports that it has. */
    private static KindRow<Bond> bondWithPorts() {
        return new KindRow<>("bond with ports", Bond.KIND, Bond::options, Bond::of)
                .after(
                        "link add x0 type bond mode active-backup",
                        "link add w0 index 50 type veth peer name w1",
                        "link add w2 index 52 type veth peer name w3",
                        "link set w0 master x0",
                        "link set w2 master x0",
                        "link set w1 up",
                        "link set w3 up",
                        "link set x0 up")
                .withoutCopy()
                .with("primary", Bond.PRIMARY, b -> b.primary("w2"), Bond::primary, 52, "w2")
                .with("active_slave", Bond.ACTIVE_SLAVE, b -> b.activePort("w2"), null, 52, "w2");
    }

    private static KindRow<Bond> bondWithLacp() {
        MacAddress system = MacAddress.parse("02:00:00:00:00:01");
        return new KindRow<>("bond with LACP", Bond.KIND, () -> Bond.named("x0").mode(BondMode.LACP), Bond::of)
                .with(
                        "ad_lacp_rate",
                        Bond.AD_LACP_RATE,
                        b -> b.lacpRate(BondLacpRate.FAST),
                        Bond::lacpRate,
                        BondLacpRate.FAST,
                        "fast")
                .with(
                        "ad_select",
                        Bond.AD_SELECT,
                        b -> b.adSelect(BondAdSelect.COUNT),
                        Bond::adSelect,
                        BondAdSelect.COUNT,
                        "count")
                .with(
                        "ad_actor_sys_prio",
                        Bond.AD_ACTOR_SYS_PRIO,
                        b -> b.adActorSysPrio(100),
                        Bond::adActorSysPrio,
                        100,
                        "100")
                .with("ad_user_port_key", Bond.AD_USER_PORT_KEY, b -> b.adUserPortKey(7), Bond::adUserPortKey, 7, "7")
                .with(
                        "ad_actor_system",
                        Bond.AD_ACTOR_SYSTEM,
                        b -> b.adActorSystem(system),
                        Bond::adActorSystem,
                        system,
                        system.toString())
                .since("5.15")
                .with("ad_lacp_active", Bond.AD_LACP_ACTIVE, b -> b.lacpActive(false), Bond::isLacpActive, false, "off")
                .since("6.9")
                .off("coupled_control", Bond.COUPLED_CONTROL, b -> b.coupledControl(false), Bond::isCoupledControl)
                .since("6.17")
                .on(
                        "broadcast_neighbor",
                        Bond.BROADCAST_NEIGH,
                        b -> b.broadcastNeighbour(true),
                        Bond::isBroadcastNeighbour)
                .since("7.2")
                .on("lacp_strict", Bond.LACP_STRICT, b -> b.lacpStrict(true), Bond::isLacpStrict)
                .unset("only reported", Bond.AD_INFO);
    }

    private static KindRow<Bond> bondByLoad() {
        return new KindRow<>("bond by load", Bond.KIND, () -> Bond.named("x0").mode(BondMode.TLB), Bond::of)
                .off("tlb_dynamic_lb", Bond.TLB_DYNAMIC_LB, b -> b.tlbDynamicLb(false), Bond::isTlbDynamicLb)
                .with(
                        "lp_interval",
                        Bond.LP_INTERVAL,
                        b -> b.lpInterval(Duration.ofSeconds(5)),
                        Bond::lpInterval,
                        Duration.ofSeconds(5),
                        "5");
    }

    private static KindRow<BondPort> bondPort() {
        return new KindRow<>("bond port", BondPort.KIND, BondPort::options, BondPort::of)
                .after(
                        "link add b0 type bond mode active-backup miimon 100",
                        "link add x0 address 02:00:00:00:00:07 type veth peer name x1",
                        "link set x0 master b0")
                .with("queue_id", BondPort.QUEUE_ID, p -> p.queue(3), BondPort::queue, 3, "3")
                .reported("state", BondPort.STATE, 1, "BACKUP")
                .reported("mii_status", BondPort.MII_STATUS, 2, "DOWN")
                .reported("link_failure_count", BondPort.LINK_FAILURE_COUNT, 0, "0")
                .reported(
                        "perm_hwaddr", BondPort.PERM_HWADDR, MacAddress.parse("02:00:00:00:00:07"), "02:00:00:00:00:07")
                .since("6.0")
                .with("prio", BondPort.PRIO, p -> p.priority(-7), BondPort::priority, -7, "-7");
    }

    private static KindRow<BondPort> bondPortWithLacp() {
        return new KindRow<>("bond port with LACP", BondPort.KIND, BondPort::options, BondPort::of)
                .after(
                        "link add b0 type bond mode 802.3ad miimon 100",
                        "link add x0 type veth peer name x1",
                        "link set x0 master b0")
                .since("6.18")
                .with(
                        "actor_port_prio",
                        BondPort.ACTOR_PORT_PRIO,
                        p -> p.actorPortPriority(7),
                        BondPort::actorPortPriority,
                        7,
                        "7")
                .unset(
                        "reported once the state machine of LACP has run: see BondTest",
                        BondPort.AD_AGGREGATOR_ID,
                        BondPort.AD_ACTOR_OPER_PORT_STATE,
                        BondPort.AD_PARTNER_OPER_PORT_STATE,
                        BondPort.AD_CHURN_ACTOR_STATE,
                        BondPort.AD_CHURN_PARTNER_STATE);
    }

    private static KindRow<Hsr> hsr() {
        return new KindRow<>("hsr", Hsr.KIND, () -> Hsr.named("x0").ports("w0", "w1"), Hsr::of)
                .after("link add w0 index 50 type veth peer name v0", "link add w1 index 51 type veth peer name v1")
                .with("slave1", Hsr.SLAVE1, UnaryOperator.identity(), Hsr::firstPort, 50, "w0")
                .with("slave2", Hsr.SLAVE2, UnaryOperator.identity(), Hsr::secondPort, 51, "w1")
                .since("5.9")
                .with("proto", Hsr.PROTOCOL, h -> h.protocol(Hsr.Protocol.PRP), Hsr::protocol, Hsr.Protocol.PRP, "1")
                .unset("only reported", Hsr.SUPERVISION_ADDR, Hsr.SEQ_NR)
                .unset("reported as the last byte of the supervision address: see KindsTest", Hsr.MULTICAST_SPEC);
    }

    private static KindRow<Hsr> hsrWithInterlink() {
        return new KindRow<>(
                        "hsr with interlink", Hsr.KIND, () -> Hsr.named("x0").ports("w0", "w1"), Hsr::of)
                .after(
                        "link add w0 index 50 type veth peer name v0",
                        "link add w1 index 51 type veth peer name v1",
                        "link add w2 index 52 type veth peer name v2")
                // Older kernels accept both, but do not report them.
                .since("7.3")
                .hidden("iproute2 6.1 does not show it", Hsr.VERSION, h -> h.version(1), Hsr::version, 1)
                .with("interlink", Hsr.INTERLINK, h -> h.interlink("w2"), Hsr::interlink, 52, "w2");
    }

    private static KindRow<Vrf> vrf() {
        return new KindRow<>("vrf", Vrf.KIND, () -> Vrf.named("x0").table(1), Vrf::of)
                .with("table", Vrf.TABLE, v -> v.table(0xffff_ffffL), Vrf::table, 0xffff_ffffL, "4294967295");
    }

    private static KindRow<LinkChange> vrfPort() {
        return new KindRow<>("vrf port", VrfPort.KIND, LinkChange::new, link -> new LinkChange())
                .after("link add r0 type vrf table 10", "link add x0 type veth peer name x1", "link set x0 master r0")
                .withoutCopy()
                .reported("table", VrfPort.TABLE, 10, "10");
    }
}
