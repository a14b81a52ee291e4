package io.github.netlink4j.rtnetlink.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.netlink4j.MacAddress;
import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.testing.Iproute;
import io.github.netlink4j.testing.RequiresKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each option has a setter and a getter in Java types, and both are what {@code ip -d} shows. */
@LiveRoute
class OptionsTest {
    /**
     * One option of a kind.
     *
     * @param word what {@code ip -j -d} calls it
     * @param key its attribute, or another one that a kernel reports only when it has the option
     * @param setter sets a value that is not the kernel's default
     * @param getter reads it
     * @param value the value
     * @param json the value as {@code ip -j -d} shows it
     */
    record Option<K>(
            String word, Attr key, UnaryOperator<K> setter, Function<K, Object> getter, Object value, String json) {
        @Override
        public String toString() {
            return word;
        }
    }

    /** The options of a kind. */
    private static final class Options<K> {
        private final List<Option<K>> rows = new ArrayList<>();

        Options<K> on(String word, Attr key, UnaryOperator<K> setter, Function<K, Object> getter) {
            return with(word, key, setter, getter, true, "1");
        }

        Options<K> off(String word, Attr key, UnaryOperator<K> setter, Function<K, Object> getter) {
            return with(word, key, setter, getter, false, "0");
        }

        Options<K> seconds(
                String word,
                Attr key,
                Function<Duration, UnaryOperator<K>> setter,
                Function<K, Object> getter,
                int time) {
            Duration value = Duration.ofSeconds(time);
            return with(word, key, setter.apply(value), getter, value, time + "00");
        }

        Options<K> with(
                String word, Attr key, UnaryOperator<K> setter, Function<K, Object> getter, Object value, String json) {
            rows.add(new Option<>(word, key, setter, getter, value, json));
            return this;
        }
    }

    static List<Option<Bridge>> bridgeOptions() {
        return new Options<Bridge>()
                .seconds("forward_delay", Bridge.FORWARD_DELAY, t -> b -> b.forwardDelay(t), Bridge::forwardDelay, 4)
                .seconds("hello_time", Bridge.HELLO_TIME, t -> b -> b.helloTime(t), Bridge::helloTime, 3)
                .seconds("max_age", Bridge.MAX_AGE, t -> b -> b.maxAge(t), Bridge::maxAge, 9)
                .seconds("ageing_time", Bridge.AGEING_TIME, t -> b -> b.ageingTime(t), Bridge::ageingTime, 30)
                .on("stp_state", Bridge.STP_STATE, b -> b.stp(true), Bridge::isStp)
                .with("priority", Bridge.PRIORITY, b -> b.priority(100), Bridge::priority, 100, "100")
                .on("vlan_filtering", Bridge.VLAN_PROTOCOL, b -> b.vlanFiltering(true), Bridge::isVlanFiltering)
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
                .with("group_fwd_mask", Bridge.GROUP_FWD_MASK, b -> b.groupFwdMask(8), Bridge::groupFwdMask, 8, "0x8")
                .with(
                        "group_addr",
                        Bridge.GROUP_ADDR,
                        b -> b.groupAddress(MacAddress.parse("01:80:c2:00:00:04")),
                        Bridge::groupAddress,
                        MacAddress.parse("01:80:c2:00:00:04"),
                        "01:80:c2:00:00:04")
                .with(
                        "fdb_max_learned",
                        Bridge.FDB_MAX_LEARNED,
                        b -> b.fdbMaxLearned(77),
                        Bridge::fdbMaxLearned,
                        77L,
                        "77")
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
                .with(
                        "mcast_vlan_snooping",
                        Bridge.MULTI_BOOLOPT,
                        b -> b.mcastVlanSnooping(false).noLinkLocalLearn(true),
                        b -> b.isMcastVlanSnooping() + " " + b.isNoLinkLocalLearn(),
                        "false true",
                        "0")
                .with("mst_enabled", Bridge.VLAN_PROTOCOL, b -> b.mst(false), Bridge::isMst, false, "0")
                .rows;
    }

    @ParameterizedTest
    @MethodSource("bridgeOptions")
    @RequiresKind("bridge")
    void givenOptionOfABridge_whenCreatedWithIt_thenGetterAndIpShowIt(Option<Bridge> option, RtNetlink nl) {
        assumeReported(option, nl.links().create(Bridge.named("br1")));

        Link made = nl.links().create(option.setter.apply(Bridge.named("br0")));

        assertSeen(option, made, Bridge::of, "info_data");
    }

    static List<Option<BridgePort>> portOptions() {
        return new Options<BridgePort>()
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
                .with(
                        "mcast_max_groups",
                        BridgePort.MCAST_MAX_GROUPS,
                        p -> p.mcastMaxGroups(9),
                        BridgePort::mcastMaxGroups,
                        9L,
                        "9")
                .on("proxy_arp", BridgePort.PROXYARP, p -> p.proxyArp(true), BridgePort::isProxyArp)
                .on("proxy_arp_wifi", BridgePort.PROXYARP_WIFI, p -> p.proxyArpWifi(true), BridgePort::isProxyArpWifi)
                .on(
                        "neigh_suppress",
                        BridgePort.NEIGH_SUPPRESS,
                        p -> p.neighSuppress(true),
                        BridgePort::isNeighSuppress)
                .on(
                        "neigh_vlan_suppress",
                        BridgePort.NEIGH_VLAN_SUPPRESS,
                        p -> p.neighVlanSuppress(true),
                        BridgePort::isNeighVlanSuppress)
                .on("vlan_tunnel", BridgePort.VLAN_TUNNEL, p -> p.vlanTunnel(true), BridgePort::isVlanTunnel)
                .with(
                        "group_fwd_mask",
                        BridgePort.GROUP_FWD_MASK,
                        p -> p.groupFwdMask(8),
                        BridgePort::groupFwdMask,
                        8,
                        "0x8")
                .on("isolated", BridgePort.ISOLATED, p -> p.isolated(true), BridgePort::isIsolated)
                .on("locked", BridgePort.LOCKED, p -> p.locked(true), BridgePort::isLocked)
                .on("mab", BridgePort.MAB, p -> p.locked(true).learning(true).mab(true), BridgePort::isMab)
                .with("backup_port", BridgePort.BACKUP_PORT, p -> p.backupPort("w0"), BridgePort::backupPort, 5, "w0")
                .rows;
    }

    @ParameterizedTest
    @MethodSource("portOptions")
    @RequiresKind({"bridge", "veth"})
    void givenOptionOfABridgePort_whenChanged_thenGetterAndIpShowIt(Option<BridgePort> option, RtNetlink nl) {
        nl.links().create(Bridge.named("br0"));
        nl.links().createVeth(Veth.named("w0").index(5).master("br0").peer("w1"));
        nl.links().createVeth(Veth.named("v0").master("br0").peer("v1"));

        nl.links().change("v0", option.setter.apply(BridgePort.options()));

        assertSeen(option, nl.links().get("v0"), BridgePort::of, "info_slave_data");
    }

    static List<Option<Vxlan>> vxlanOptions() {
        return new Options<Vxlan>()
                .with("id", Vxlan.ID, v -> v.vni(9), Vxlan::vni, 9, "9")
                .with("remote", Vxlan.GROUP, v -> v.remote("10.0.0.2"), v -> v.remote() + "", "10.0.0.2", "10.0.0.2")
                .with("remote6", Vxlan.GROUP, v -> v.remote("fd00::2"), v -> v.remote() + "", "fd00::2", "fd00::2")
                .with("local", Vxlan.LOCAL, v -> v.local("10.0.0.1"), v -> v.local() + "", "10.0.0.1", "10.0.0.1")
                .with("link", Vxlan.LINK, v -> v.device("v0"), Vxlan::device, 5, "v0")
                .with("port", Vxlan.PORT, v -> v.port(4790), Vxlan::port, 4790, "4790")
                .with(
                        "port_range",
                        Vxlan.PORT_RANGE,
                        v -> v.sourcePorts(5000, 6000),
                        Vxlan::sourcePorts,
                        new VxlanPorts(5000, 6000),
                        "{\"low\":5000,\"high\":6000}")
                .with("ttl", Vxlan.TTL, v -> v.ttl(64), Vxlan::ttl, 64, "64")
                .with("ttl", Vxlan.TTL_INHERIT, v -> v.inheritTtl(), Vxlan::isTtlInherited, true, "inherit")
                .with("tos", Vxlan.TOS, v -> v.tos(4), Vxlan::tos, 4, "0x4")
                .with("df", Vxlan.DF, v -> v.df(Vxlan.DontFragment.SET), Vxlan::df, Vxlan.DontFragment.SET, "set")
                .with(
                        "df",
                        Vxlan.DF,
                        v -> v.df(Vxlan.DontFragment.INHERIT),
                        Vxlan::df,
                        Vxlan.DontFragment.INHERIT,
                        "inherit")
                .with("label", Vxlan.LABEL, v -> v.remote("fd00::2").flowLabel(7), Vxlan::flowLabel, 7, "0x7")
                .with(
                        "ageing",
                        Vxlan.AGEING,
                        v -> v.ageing(Duration.ofMinutes(1)),
                        Vxlan::ageing,
                        Duration.ofMinutes(1),
                        "60")
                .with("limit", Vxlan.LIMIT, v -> v.maxAddresses(10), Vxlan::maxAddresses, 10L, "10")
                .off("learning", Vxlan.LEARNING, v -> v.learning(false), Vxlan::isLearning)
                .on("proxy", Vxlan.PROXY, v -> v.proxy(true), Vxlan::isProxy)
                .on("rsc", Vxlan.RSC, v -> v.rsc(true), Vxlan::isRsc)
                .on("l2miss", Vxlan.L2MISS, v -> v.l2miss(true), Vxlan::isL2miss)
                .on("l3miss", Vxlan.L3MISS, v -> v.l3miss(true), Vxlan::isL3miss)
                .off("udp_csum", Vxlan.UDP_CSUM, v -> v.udpCsum(false), Vxlan::isUdpCsum)
                .on("udp_zero_csum6_tx", Vxlan.UDP_ZERO_CSUM6_TX, v -> v.udp6ZeroCsumTx(true), Vxlan::isUdp6ZeroCsumTx)
                .on("udp_zero_csum6_rx", Vxlan.UDP_ZERO_CSUM6_RX, v -> v.udp6ZeroCsumRx(true), Vxlan::isUdp6ZeroCsumRx)
                .on("remcsum_tx", Vxlan.REMCSUM_TX, v -> v.remCsumTx(true), Vxlan::isRemCsumTx)
                .on("remcsum_rx", Vxlan.REMCSUM_RX, v -> v.remCsumRx(true), Vxlan::isRemCsumRx)
                .off("localbypass", Vxlan.LOCALBYPASS, v -> v.localBypass(false), Vxlan::isLocalBypass)
                .on("external", Vxlan.COLLECT_METADATA, v -> v.external(), Vxlan::isExternal)
                .rows;
    }

    @ParameterizedTest
    @MethodSource("vxlanOptions")
    @RequiresKind({"vxlan", "veth"})
    void givenOptionOfATunnel_whenCreatedWithIt_thenGetterAndIpShowIt(Option<Vxlan> option, RtNetlink nl) {
        nl.links().createVeth(Veth.named("v0").index(5).peer("v1"));
        Vxlan tunnel = Vxlan.named("x0").port(4789);

        Link made = nl.links().create(option.setter.apply(option.word.equals("external") ? tunnel : tunnel.vni(7)));

        assertSeen(option, made, Vxlan::of, "info_data");
    }

    @Test
    @DisplayName("H85: whether a tunnel inherits the TTL is reported as a byte and taken as a flag")
    @RequiresKind("vxlan")
    void givenTunnel_whenItsTtlIsInherited_thenGetterAndKeySaySo(RtNetlink nl) {
        Link plain = nl.links().create(Vxlan.named("x0").vni(7).port(4789));
        Link inherits = nl.links().create(Vxlan.named("x1").vni(8).port(4789).set(Vxlan.TTL_INHERIT, true));

        assertThat(plain.get(Vxlan.TTL_INHERIT, true)).isFalse();
        assertThat(inherits.get(Vxlan.TTL_INHERIT, false)).isTrue();
        assertThat(Vxlan.of(plain).isTtlInherited()).isFalse();
        assertThat(Vxlan.of(inherits).isTtlInherited()).isTrue();
    }

    static List<Option<Vlan>> vlanOptions() {
        return new Options<Vlan>()
                .with("id", Vlan.ID, v -> v.id(8), Vlan::id, 8, "8")
                .with(
                        "protocol",
                        Vlan.PROTOCOL,
                        v -> v.protocol(Vlan.PROTOCOL_8021AD),
                        Vlan::protocol,
                        Vlan.PROTOCOL_8021AD,
                        "802.1ad")
                .with("flags", Vlan.FLAGS, v -> v.reorderHeader(false), Vlan::isReorderHeader, false, "[]")
                .with("flags", Vlan.FLAGS, v -> v.gvrp(true), Vlan::isGvrp, true, "[\"REORDER_HDR\",\"GVRP\"]")
                .with("flags", Vlan.FLAGS, v -> v.mvrp(true), Vlan::isMvrp, true, "[\"REORDER_HDR\",\"MVRP\"]")
                .with(
                        "flags",
                        Vlan.FLAGS,
                        v -> v.looseBinding(true),
                        Vlan::isLooseBinding,
                        true,
                        "[\"REORDER_HDR\",\"LOOSE_BINDING\"]")
                .with(
                        "egress_qos",
                        Vlan.EGRESS_QOS,
                        v -> v.egressPriority(1, 2).egressPriority(3, 4),
                        Vlan::egressPriorities,
                        List.of(new VlanQos(1, 2), new VlanQos(3, 4)),
                        "[{\"from\":1,\"to\":2},{\"from\":3,\"to\":4}]")
                .with(
                        "ingress_qos",
                        Vlan.INGRESS_QOS,
                        v -> v.ingressPriority(5, 6),
                        Vlan::ingressPriorities,
                        List.of(new VlanQos(5, 6)),
                        "[{\"from\":5,\"to\":6}]")
                .rows;
    }

    @ParameterizedTest
    @MethodSource("vlanOptions")
    @RequiresKind({"vlan", "veth"})
    void givenOptionOfAVlan_whenCreatedWithIt_thenGetterAndIpShowIt(Option<Vlan> option, RtNetlink nl) {
        nl.links().createVeth("v0", "v1");

        Link made = nl.links()
                .create(option.setter.apply(Vlan.named("w0").parent("v0").id(7)));

        assertSeen(option, made, Vlan::of, "info_data");
    }

    @Test
    @RequiresKind({"macvlan", "veth"})
    void givenOptionsOfAMacvlan_whenCreatedWithThem_thenGettersAndIpShowThem(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");

        Macvlan vlan = Macvlan.of(nl.links()
                .create(Macvlan.named("m0")
                        .parent("v0")
                        .mode(MacvlanMode.PASSTHRU)
                        .noPromisc(true)
                        .broadcastQueueLength(77)));
        Macvtap tap =
                Macvtap.of(nl.links().create(Macvtap.named("t0").parent("v1").mode(MacvlanMode.PRIVATE)));

        JsonNode data = Iproute.only("link", "show", "m0").at("/linkinfo/info_data");
        assertThat(vlan.mode()).isEqualTo(MacvlanMode.PASSTHRU);
        assertThat(vlan.isNoPromisc()).isTrue();
        assertThat(vlan.isNoDst()).isFalse();
        assertThat(vlan.broadcastQueueLength()).isEqualTo(77);
        assertThat(tap.mode()).isEqualTo(MacvlanMode.PRIVATE);
        assertThat(data.get("mode").asText()).isEqualTo("passthru");
        assertThat(data.has("nopromisc")).isTrue();
        assertThat(data.get("bcqueuelen").asInt()).isEqualTo(77);
    }

    @Test
    @RequiresKind({"macvlan", "veth"})
    void givenSendersOfAMacvlan_whenAddedRemovedSetAndFlushed_thenTheListIsTheOneOfIp(RtNetlink nl) {
        MacAddress one = MacAddress.parse("02:00:00:00:00:01");
        MacAddress two = MacAddress.parse("02:00:00:00:00:02");
        MacAddress three = MacAddress.parse("02:00:00:00:00:03");
        nl.links().createVeth("v0", "v1");
        nl.links()
                .create(Macvlan.named("m0")
                        .parent("v0")
                        .mode(MacvlanMode.SOURCE)
                        .addSender(one));

        nl.links().change("m0", Macvlan.options().addSender(two));
        assertThat(senders(nl)).containsExactlyInAnyOrder(one, two);
        nl.links().change("m0", Macvlan.options().removeSender(one));
        assertThat(senders(nl)).containsExactly(two);
        nl.links().change("m0", Macvlan.options().senders(List.of(one, three)));
        assertThat(senders(nl)).containsExactlyInAnyOrder(one, three);
        nl.links().change("m0", Macvlan.options().senders(List.of()));
        assertThat(senders(nl)).isEmpty();
        nl.links().change("m0", Macvlan.options().addSender(two));
        nl.links().change("m0", Macvlan.options().noSenders());
        assertThat(senders(nl)).isEmpty();
    }

    private static List<MacAddress> senders(RtNetlink nl) {
        List<MacAddress> senders = Macvlan.of(nl.links().get("m0")).senders();
        List<String> shown = new ArrayList<>();
        Iproute.only("link", "show", "m0")
                .at("/linkinfo/info_data/macaddr_data")
                .forEach(sender -> shown.add(sender.asText()));
        assertThat(senders).extracting(MacAddress::toString).containsExactlyElementsOf(shown);
        return senders;
    }

    @Test
    @RequiresKind({"ipvlan", "veth"})
    void givenOptionsOfAnIpvlan_whenChanged_thenGettersAndIpShowThem(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");
        nl.links().create(Ipvlan.named("i0").parent("v0").mode(Ipvlan.Mode.L3S).isolated());

        Ipvlan isolated = Ipvlan.of(nl.links().get("i0"));
        JsonNode shown = Iproute.only("link", "show", "i0").at("/linkinfo/info_data");
        nl.links().change("i0", Ipvlan.options().vepa());
        Ipvlan vepa = Ipvlan.of(nl.links().get("i0"));
        nl.links().change("i0", Ipvlan.options().bridging());
        Ipvlan bridging = Ipvlan.of(nl.links().get("i0"));

        assertThat(isolated.mode()).isEqualTo(Ipvlan.Mode.L3S);
        assertThat(isolated.isIsolated()).isTrue();
        assertThat(shown.has("private")).isTrue();
        assertThat(vepa.isVepa()).isTrue();
        assertThat(vepa.isIsolated()).isFalse();
        assertThat(bridging.isVepa()).isFalse();
    }

    private static <K> void assertSeen(Option<K> option, Link link, Function<Link, K> read, String data) {
        assumeReported(option, link);
        assertThat(option.getter.apply(read.apply(link))).isEqualTo(option.value);
        JsonNode shown = Iproute.only("link", "show", link.name())
                .path("linkinfo")
                .path(data)
                .path(option.word);
        // This ip may be older than the option.
        if (!shown.isMissingNode()) {
            String text = shown.isBoolean()
                    ? shown.asBoolean() ? "1" : "0"
                    : shown.isContainerNode() ? shown.toString() : shown.asText();
            assertThat(text).isEqualTo(option.json);
        }
    }

    private static void assumeReported(Option<?> option, Link link) {
        assumeTrue(link.has(option.key), () -> "this kernel does not report " + option.key);
    }

    @Test
    void givenKindsWithNothingSet_whenRead_thenGettersSaySo() {
        assertThat(Bridge.options().helloTime()).isNull();
        assertThat(Bridge.options().priority()).isEqualTo(-1);
        assertThat(Bridge.options().mcastHashMax()).isEqualTo(-1);
        assertThat(Bridge.options().isStp()).isFalse();
        assertThat(Bridge.options().isMst()).isFalse();
        assertThat(BridgePort.options().cost()).isEqualTo(-1);
        assertThat(BridgePort.options().backupPort()).isZero();
        assertThat(Vxlan.options().df()).isNull();
        assertThat(Vxlan.options().remote()).isNull();
        assertThat(Vxlan.options().vni()).isEqualTo(-1);
        assertThat(Vxlan.options().device()).isZero();
        assertThat(Vlan.options().id()).isEqualTo(-1);
        assertThat(Vlan.options().isGvrp()).isFalse();
        assertThat(Macvlan.options().mode()).isNull();
        assertThat(Macvlan.options().senders()).isEmpty();
        assertThat(Ipvlan.options().mode()).isNull();
    }

    @Test
    void givenTimesThatTheKernelCannotCount_whenSet_thenRefusedByNameAndLimits() {
        assertThatThrownBy(() -> Bridge.options().helloTime(Duration.ofMillis(1005)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("IFLA_BR_HELLO_TIME must be a multiple of PT0.01S")
                .hasMessageContaining("PT1.005S");
        assertThatThrownBy(() -> Bridge.options().helloTime(Duration.ofSeconds(11)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("IFLA_BR_HELLO_TIME must be PT1S to PT10S: PT11S");
        assertThatThrownBy(() -> Bridge.options().maxAge(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("IFLA_BR_MAX_AGE must be PT6S to PT40S: PT-1S");
        assertThatThrownBy(() -> Vxlan.options().ageing(Duration.ofMillis(1500)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("IFLA_VXLAN_AGEING must be a multiple of PT1S");
    }

    @Test
    void givenModesThatAreNotKnown_whenRead_thenOtherAndNotToBeSent() {
        assertThat(MacvlanMode.of(8)).isEqualTo(MacvlanMode.PASSTHRU);
        assertThat(MacvlanMode.of(32)).isEqualTo(MacvlanMode.OTHER);
        assertThat(Ipvlan.Mode.of(2)).isEqualTo(Ipvlan.Mode.L3S);
        assertThat(Ipvlan.Mode.of(9)).isEqualTo(Ipvlan.Mode.OTHER);
        assertThat(Vxlan.DontFragment.of(9)).isEqualTo(Vxlan.DontFragment.OTHER);
        assertThatThrownBy(() -> Macvlan.options().mode(MacvlanMode.OTHER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("IFLA_MACVLAN_MODE must be");
        assertThatThrownBy(() -> Ipvlan.options().mode(Ipvlan.Mode.OTHER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("IFLA_IPVLAN_MODE must be");
        assertThatThrownBy(() -> Vxlan.options().df(Vxlan.DontFragment.OTHER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("IFLA_VXLAN_DF must be");
    }

    @Test
    void givenSettingsOfAnyLink_whenChanged_thenGettersAndIpShowThem(RtNetlink nl) {
        nl.links().createVeth(Veth.named("v0").txQueues(3).rxQueues(2).peer("v1"));

        nl.links().change("v0", link -> link.gsoMaxSize(30_000)
                .gsoMaxSegs(100)
                .txQueueLength(77)
                .broadcast(MacAddress.parse("ff:ff:ff:ff:ff:fe"))
                .promiscuous(true)
                .allMulticast(true));
        Link link = nl.links().get("v0");
        if (link.has(LinkAttr.GRO_MAX_SIZE)) {
            nl.links().change("v0", changes -> changes.groMaxSize(20_000));
        }
        if (link.has(LinkAttr.GRO_IPV4_MAX_SIZE)) {
            nl.links().change("v0", changes -> changes.groIpv4MaxSize(10_000).gsoIpv4MaxSize(12_000));
        }

        Link changed = nl.links().get("v0");
        JsonNode shown = Iproute.only("link", "show", "v0");
        assertThat(changed.gsoMaxSize())
                .isEqualTo(30_000)
                .isEqualTo(shown.get("gso_max_size").asLong());
        assertThat(changed.gsoMaxSegs())
                .isEqualTo(100)
                .isEqualTo(shown.get("gso_max_segs").asLong());
        assertThat(changed.groMaxSize()).isEqualTo(shown.path("gro_max_size").asLong());
        assertThat(changed.tsoMaxSize()).isEqualTo(shown.path("tso_max_size").asLong());
        assertThat(changed.tsoMaxSegs()).isEqualTo(shown.path("tso_max_segs").asLong());
        assertThat(changed.groIpv4MaxSize()).isEqualTo(link.has(LinkAttr.GRO_IPV4_MAX_SIZE) ? 10_000 : 0);
        assertThat(changed.gsoIpv4MaxSize()).isEqualTo(link.has(LinkAttr.GSO_IPV4_MAX_SIZE) ? 12_000 : 0);
        assertThat(changed.txQueues())
                .isEqualTo(3)
                .isEqualTo(shown.get("num_tx_queues").asInt());
        // A kernel for one processor does not report these.
        assertThat(changed.rxQueues()).isEqualTo(link.has(LinkAttr.NUM_RX_QUEUES) ? 2 : 0);
        assertThat(changed.promiscuity())
                .isEqualTo(1)
                .isEqualTo(shown.get("promiscuity").asInt());
        assertThat(changed.allMulticasts()).isEqualTo(shown.path("allmulti").asInt());
        assertThat(changed.minMtu()).isEqualTo(shown.get("min_mtu").asInt());
        assertThat(changed.maxMtu()).isEqualTo(shown.get("max_mtu").asInt());
        assertThat(changed.qdisc()).isEqualTo(shown.get("qdisc").asText());
        assertThat(changed.broadcast()).hasToString(shown.get("broadcast").asText());
        assertThat(changed.isProtoDown()).isFalse();
        assertThat(changed.permanentAddress()).isNull();
        assertThat(changed.carrierChanges()).isPositive();
    }

    @Test
    @RequiresKind("dummy")
    void givenCarrierOfADummy_whenSwitched_thenItFollows(RtNetlink nl) {
        Link made = nl.links().create(Dummy.named("d0").up());

        nl.links().change("d0", link -> link.carrier(false));
        boolean off = nl.links().get("d0").hasCarrier();
        nl.links().change("d0", link -> link.carrier(true));

        assertThat(made.hasCarrier()).isTrue();
        assertThat(off).isFalse();
        assertThat(nl.links().get("d0").hasCarrier()).isTrue();
    }

    @Test
    void givenLinksOfAGroup_whenListed_thenOnlyThoseAreShown(RtNetlink nl) {
        nl.links().createVeth(Veth.named("v0").group(7).peer("v1"));

        assertThat(nl.links().list(LinkFilter.all().group(7)))
                .extracting(Link::name)
                .contains("v0")
                .doesNotContain("v1", "lo");
        assertThat(nl.links().list(LinkFilter.all().group(0)))
                .extracting(Link::name)
                .contains("v1", "lo")
                .doesNotContain("v0");
        assertThat(LinkFilter.all().group(7)).hasToString("group 7");
    }
}
