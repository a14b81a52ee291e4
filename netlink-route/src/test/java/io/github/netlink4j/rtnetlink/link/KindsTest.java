package io.github.netlink4j.rtnetlink.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.MacAddress;
import io.github.netlink4j.codec.Attributes;
import io.github.netlink4j.codec.Bool;
import io.github.netlink4j.codec.IntAttr;
import io.github.netlink4j.codec.LongAttr;
import io.github.netlink4j.codec.ValueAttr;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.Iproute;
import io.github.netlink4j.testing.RequiresKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The options of each kind are read back from the kernel as they were set. */
@LiveRoute
class KindsTest {
    @Test
    void givenNumbersOfABridge_whenWritten_thenEachIsReadBack(RtNetlink nl) {
        nl.links().create(Bridge.named("br0"));
        Map<LongAttr, Long> values = new LinkedHashMap<>(Map.of(
                Bridge.FORWARD_DELAY, 400L,
                Bridge.HELLO_TIME, 300L,
                Bridge.MAX_AGE, 900L,
                Bridge.AGEING_TIME, 1000L,
                Bridge.MCAST_HASH_MAX, 512L,
                Bridge.MCAST_LAST_MEMBER_CNT, 5L,
                Bridge.MCAST_STARTUP_QUERY_CNT, 6L,
                Bridge.MCAST_LAST_MEMBER_INTVL, 200L,
                Bridge.MCAST_MEMBERSHIP_INTVL, 300L,
                Bridge.MCAST_QUERIER_INTVL, 400L));
        values.put(Bridge.MCAST_QUERY_INTVL, 500L);
        values.put(Bridge.MCAST_QUERY_RESPONSE_INTVL, 600L);
        values.put(Bridge.MCAST_STARTUP_QUERY_INTVL, 700L);

        values.forEach((key, value) -> nl.links().change("br0", Bridge.options().set(key, value)));

        Link bridge = nl.links().get("br0");
        // The kernel turns times into ticks and back.
        values.forEach((key, value) ->
                assertThat(bridge.get(key, -1)).as(key.kernelName()).isBetween(value - 1, value));
    }

    @Test
    void givenSwitchesOfABridge_whenTurnedOver_thenEachIsReadBack(RtNetlink nl) {
        nl.links().create(Bridge.named("br0"));

        for (Bool key : new Bool[] {
            Bridge.MCAST_SNOOPING,
            Bridge.MCAST_QUERY_USE_IFADDR,
            Bridge.MCAST_QUERIER,
            Bridge.NF_CALL_IPTABLES,
            Bridge.NF_CALL_IP6TABLES,
            Bridge.NF_CALL_ARPTABLES,
            Bridge.MCAST_STATS_ENABLED
        }) {
            Link before = nl.links().get("br0");
            if (!before.has(key)) {
                continue;
            }
            boolean other = !before.get(key, false);
            nl.links().change("br0", Bridge.options().set(key, other));
            assertThat(nl.links().get("br0").get(key, !other))
                    .as(key.kernelName())
                    .isEqualTo(other);
        }
    }

    @Test
    void givenOtherSettingsOfABridge_whenCreatedWithThem_thenAllAreReadBack(RtNetlink nl) {
        Link bridge = nl.links()
                .create(Bridge.named("br0")
                        .stp(true)
                        .set(Bridge.PRIORITY, 100)
                        .set(Bridge.GROUP_FWD_MASK, 8)
                        .set(Bridge.GROUP_ADDR, MacAddress.parse("01:80:c2:00:00:04"))
                        .set(Bridge.MCAST_ROUTER, 2)
                        .set(Bridge.MCAST_IGMP_VERSION, 3)
                        .set(Bridge.MCAST_MLD_VERSION, 2)
                        .noLinkLocalLearn(true)
                        .ageingTime(Duration.ofSeconds(20)));

        assertThat(bridge.get(Bridge.STP_STATE, 0)).isEqualTo(1);
        assertThat(bridge.get(Bridge.PRIORITY, 0)).isEqualTo(100);
        assertThat(bridge.get(Bridge.BRIDGE_ID).priority()).isEqualTo(100);
        assertThat(bridge.get(Bridge.GROUP_FWD_MASK, 0)).isEqualTo(8);
        assertThat(bridge.get(Bridge.GROUP_ADDR)).hasToString("01:80:c2:00:00:04");
        assertThat(bridge.get(Bridge.MCAST_ROUTER, 0)).isEqualTo(2);
        assertThat(bridge.get(Bridge.MCAST_IGMP_VERSION, 0)).isEqualTo(3);
        assertThat(bridge.get(Bridge.MULTI_BOOLOPT).values()).isEqualTo(BridgeOptions.NO_LINK_LOCAL_LEARN);
        assertThat(Iproute.ip("link", "show", "br0")
                        .get(0)
                        .get("linkinfo")
                        .get("info_data")
                        .get("ageing_time")
                        .asInt())
                .isEqualTo(2000);
    }

    @Test
    void givenPort_whenEachSettingIsChanged_thenItIsReadBackAndBridgeSeesIt(RtNetlink nl) {
        nl.links().create(Bridge.named("br0"));
        nl.links().createVeth(Veth.named("v0").master("br0").peer("v1"));

        for (Bool key : new Bool[] {
            BridgePort.MODE,
            BridgePort.GUARD,
            BridgePort.PROTECT,
            BridgePort.FAST_LEAVE,
            BridgePort.LEARNING,
            BridgePort.UNICAST_FLOOD,
            BridgePort.PROXYARP,
            BridgePort.MCAST_FLOOD,
            BridgePort.BCAST_FLOOD,
            BridgePort.MCAST_TO_UCAST,
            BridgePort.NEIGH_SUPPRESS,
            BridgePort.ISOLATED,
            BridgePort.VLAN_TUNNEL
        }) {
            boolean other = !nl.links().get("v0").get(key, false);
            nl.links().change("v0", BridgePort.options().set(key, other));
            assertThat(nl.links().get("v0").get(key, !other))
                    .as(key.kernelName())
                    .isEqualTo(other);
        }
        nl.links().change("v0", BridgePort.options().cost(10).priority(7));

        Link port = nl.links().get("v0");
        assertThat(port.get(BridgePort.COST, 0)).isEqualTo(10);
        assertThat(port.get(BridgePort.PRIORITY, 0)).isEqualTo(7);
        assertThat(Iproute.bridge("link", "show", "dev", "v0")
                        .get(0)
                        .get("cost")
                        .asInt())
                .isEqualTo(10);
    }

    @Test
    void givenTunnel_whenCreatedWithEverything_thenItIsReadBack(RtNetlink nl) {
        nl.links().createVeth(Veth.named("v0").up().peer("v1"));

        Link tunnel = nl.links()
                .create(Vxlan.named("vx0")
                        .vni(0xffffff)
                        .local("10.0.0.1")
                        .remote("10.0.0.2")
                        .device("v0")
                        .port(4789)
                        .sourcePorts(1000, 2000)
                        .learning(false)
                        .set(Vxlan.TTL, 9)
                        .set(Vxlan.TOS, 4)
                        .set(Vxlan.AGEING, 60)
                        .set(Vxlan.LIMIT, 10)
                        .set(Vxlan.PROXY, true)
                        .set(Vxlan.UDP_CSUM, false));

        assertThat(tunnel.get(Vxlan.ID, 0)).isEqualTo(0xffffff);
        assertThat(tunnel.get(Vxlan.LOCAL)).isEqualTo(IpAddress.parse("10.0.0.1"));
        assertThat(tunnel.get(Vxlan.GROUP)).isEqualTo(IpAddress.parse("10.0.0.2"));
        assertThat(tunnel.get(Vxlan.LINK, 0)).isEqualTo(nl.links().get("v0").index());
        assertThat(tunnel.get(Vxlan.PORT, 0)).isEqualTo(4789);
        assertThat(tunnel.get(Vxlan.PORT_RANGE)).isEqualTo(new VxlanPorts(1000, 2000));
        assertThat(tunnel.get(Vxlan.LEARNING, true)).isFalse();
        assertThat(tunnel.get(Vxlan.TTL, 0)).isEqualTo(9);
        assertThat(tunnel.get(Vxlan.AGEING, 0)).isEqualTo(60);
        assertThat(Cli.run("ip", "-d", "link", "show", "vx0"))
                .contains("vxlan id 16777215 remote 10.0.0.2 local 10.0.0.1 dev v0 srcport 1000 2000 dstport 4789");
    }

    @Test
    void givenIpv6Tunnel_whenCreated_thenItsAddressesAreReadByTheSameKeys(RtNetlink nl) {
        Link tunnel = nl.links()
                .create(Vxlan.named("vx0")
                        .vni(7)
                        .local("fd00::1")
                        .remote("fd00::2")
                        .set(Vxlan.LABEL, 0x12345));

        assertThat(tunnel.get(Vxlan.LOCAL)).hasToString("fd00::1");
        assertThat(tunnel.get(Vxlan.GROUP)).hasToString("fd00::2");
        assertThat(tunnel.get(Vxlan.LABEL, 0)).isEqualTo(0x12345);
    }

    @Test
    @DisplayName("H74: a tunnel without an identifier becomes one of the network 0")
    void givenWhatAKindNeedsIsMissing_whenCreated_thenRefusedBeforeAnythingIsSent(RtNetlink nl) {
        refused(
                nl,
                Vxlan.named("x0").port(4789),
                "vxlan \"x0\": a new vxlan needs a network identifier, vni(), or external()");
        refused(nl, Vxlan.named("x0").set(Vxlan.COLLECT_METADATA, false), "a new vxlan needs a network identifier");
        refused(nl, Vlan.named("x0").parent("lo"), "vlan \"x0\": a new vlan needs an identifier, id()");
        refused(
                nl,
                Vlan.named("x0").id(7),
                "vlan \"x0\": a new link of this kind needs a parent, the link it stands on");
        refused(nl, Macvlan.named("x0"), "macvlan \"x0\": a new link of this kind needs a parent");
        refused(nl, Macvtap.named("x0"), "macvtap \"x0\": a new link of this kind needs a parent");
        refused(nl, Ipvlan.named("x0"), "ipvlan \"x0\": a new link of this kind needs a parent");
        refused(nl, VirtWifi.named("x0"), "virt_wifi \"x0\": a new link of this kind needs a parent");
        refused(nl, Rmnet.named("x0").parent("lo"), "rmnet \"x0\": a new rmnet needs a channel, channel()");
        refused(nl, Rmnet.named("x0").channel(1), "rmnet \"x0\": a new link of this kind needs a parent");
        refused(nl, Lowpan.named("x0"), "lowpan \"x0\": a new link of this kind needs a parent");
        refused(nl, Wwan.named("x0"), "wwan \"x0\": a new wwan needs a channel, linkId()");
        refused(nl, Can.options().name("x0"), "can \"x0\": a link of this kind is made by its driver");
        refused(nl, Vrf.named("x0"), "vrf \"x0\": a new vrf needs a routing table, table()");
        refused(nl, Hsr.named("x0").set(Hsr.SLAVE1, 1), "hsr \"x0\": a new hsr needs two links, ports()");
    }

    private static void refused(RtNetlink nl, LinkSpec<?> spec, String why) {
        assertThatThrownBy(() -> nl.links().create(spec))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
        assertThatThrownBy(() -> nl.batch().links().create(spec)).isInstanceOf(IllegalArgumentException.class);
        assertThat(nl.links().find("x0")).isEmpty();
    }

    @Test
    void givenNetworkZero_whenNamed_thenItIsCreated(RtNetlink nl) {
        assertThat(nl.links().create(Vxlan.named("vx0").vni(0).port(4789)).get(Vxlan.ID, -1))
                .isZero();
    }

    @Test
    void givenExternalTunnel_whenCreated_thenItIs(RtNetlink nl) {
        Link tunnel = nl.links().create(Vxlan.named("vx0").external().port(4789));

        assertThat(tunnel.get(Vxlan.COLLECT_METADATA, false)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(value = MacvlanMode.class, mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
    void givenModes_whenMacvlanAndMacvtapAreCreated_thenTheModeIsReadBack(MacvlanMode mode, RtNetlink nl) {
        nl.links().createVeth("v0", "v1");

        Link vlan = nl.links().create(Macvlan.named("m0").parent("v0").mode(mode));
        Link tap = nl.links().create(Macvtap.named("t0").parent("v1").mode(mode));

        assertThat(vlan.get(Macvlan.MODE, 0)).isEqualTo(mode.number());
        assertThat(tap.get(Macvlan.MODE, 0)).isEqualTo(mode.number());
        assertThat(vlan.parent()).isEqualTo(nl.links().get("v0").index());
        assertThat(vlan.isKind(Macvlan.KIND)).isTrue();
        assertThat(tap.isKind(Macvlan.KIND)).isFalse();
        assertThat(tap.isKind(Macvtap.KIND)).isTrue();
        assertThatThrownBy(() -> Macvlan.of(tap))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the link \"t0\" is of kind \"macvtap\", not \"macvlan\"");
        assertThatThrownBy(() -> Macvlan.KIND.sibling("ipvtap"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the attributes of macvlan, macvtap are not declared for \"ipvtap\"");
    }

    @Test
    void givenSendersOfAMacvlan_whenSet_thenTheyAreReadBackByTheirKeyAndInTheirNest(RtNetlink nl) {
        List<MacAddress> senders =
                List.of(MacAddress.parse("00:23:45:67:89:1c"), MacAddress.parse("00:23:45:67:89:1d"));
        nl.links().createVeth("v0", "v1");

        Link vlan = nl.links()
                .create(Macvlan.named("m0")
                        .parent("v0")
                        .mode(MacvlanMode.SOURCE)
                        .set(Macvlan.MACADDR_MODE, 3)
                        .add(Macvlan.SENDER, senders.get(0))
                        .add(Macvlan.SENDER, senders.get(1)));
        Link tap = nl.links()
                .create(Macvtap.named("t0")
                        .parent("v1")
                        .mode(MacvlanMode.SOURCE)
                        .set(Macvlan.MACADDR_MODE, 0)
                        .set(Macvlan.MACADDR, senders.get(0)));

        assertThat(vlan.get(Macvlan.MACADDR_COUNT, 0)).isEqualTo(2);
        assertThat(all(vlan, Macvlan.SENDER)).containsExactlyInAnyOrderElementsOf(senders);
        assertThat(all(vlan.get(Macvlan.MACADDR_DATA), Macvlan.SENDER)).containsExactlyInAnyOrderElementsOf(senders);
        assertThat(vlan.describe()).contains("IFLA_MACVLAN_MACADDR 00:23:45:67:89:1c");
        assertThat(all(tap, Macvlan.SENDER)).containsExactly(senders.get(0));
        assertThat(Cli.run("ip", "-d", "link", "show", "m0")).contains("00:23:45:67:89:1c", "00:23:45:67:89:1d");
    }

    @Test
    @RequiresKind("vlan")
    void givenPrioritiesOfAVlan_whenReadFromTheLink_thenAllAreFound(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");

        Link vlan = nl.links()
                .create(Vlan.named("v0.1")
                        .parent("v0")
                        .id(1)
                        .egressPriority(1, 2)
                        .egressPriority(3, 4)
                        .ingressPriority(5, 6));

        assertThat(all(vlan, Vlan.EGRESS_MAPPING)).containsExactly(new VlanQos(1, 2), new VlanQos(3, 4));
        assertThat(all(vlan, Vlan.INGRESS_MAPPING)).contains(new VlanQos(5, 6));
    }

    @Test
    void givenAlternativeNames_whenReadFromTheLink_thenAllAreFound(RtNetlink nl) {
        nl.links().addAlternativeName("lo", "first-other-name");
        nl.links().addAlternativeName("lo", "second-other-name");

        Link named = nl.links().get("lo");

        assertThat(all(named, LinkProperties.ALT_IFNAME)).containsExactly("first-other-name", "second-other-name");
        assertThat(named.alternativeNames()).isEqualTo(all(named, LinkProperties.ALT_IFNAME));
    }

    private static <T> List<T> all(Attributes from, ValueAttr<T> key) {
        List<T> values = new ArrayList<>();
        from.forEach(key, values::add);
        return values;
    }

    @ParameterizedTest
    @EnumSource(value = Ipvlan.Mode.class, mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
    @RequiresKind("ipvlan")
    void givenModes_whenIpvlanIsCreated_thenModeAndFlagsAreReadBack(Ipvlan.Mode mode, RtNetlink nl) {
        nl.links().createVeth("v0", "v1");

        Link made =
                nl.links().create(Ipvlan.named("ip0").parent("v0").mode(mode).set(Ipvlan.FLAGS, 2));

        JsonNode data = Iproute.only("link", "show", "ip0").at("/linkinfo/info_data");
        assertThat(made.get(Ipvlan.MODE, -1)).isEqualTo(mode.number());
        assertThat(made.get(Ipvlan.FLAGS, -1)).isEqualTo(2);
        assertThat(data.get("mode").asText()).isEqualToIgnoringCase(mode.name());
        assertThat(data.has("vepa")).isTrue();
    }

    @Test
    void givenIfb_whenCreated_thenItIsOfThatKind(RtNetlink nl) {
        assertThat(nl.links().create(Ifb.named("i0")).isKind(Ifb.KIND)).isTrue();
    }

    @Test
    @RequiresKind("dummy")
    void givenDummy_whenCreated_thenItIsOfThatKind(RtNetlink nl) {
        assertThat(nl.links().create(Dummy.named("d0").up()).kind()).isEqualTo("dummy");
    }

    @Test
    @RequiresKind("vlan")
    void givenVlan_whenCreatedWithEverything_thenItIsReadBack(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");

        Link vlan = nl.links()
                .create(Vlan.named("w0")
                        .parent("v0")
                        .id(10)
                        .protocol(Vlan.PROTOCOL_8021AD)
                        .flags(VlanFlags.LOOSE_BINDING, true)
                        .egressPriority(1, 2)
                        .ingressPriority(3, 4));

        assertThat(vlan.get(Vlan.ID, 0)).isEqualTo(10);
        assertThat(vlan.get(Vlan.PROTOCOL, 0)).isEqualTo(Vlan.PROTOCOL_8021AD);
        assertThat(vlan.get(Vlan.FLAGS).flags() & VlanFlags.LOOSE_BINDING).isNotZero();
        assertThat(vlan.get(Vlan.EGRESS_MAPPING)).isEqualTo(new VlanQos(1, 2));
        assertThat(vlan.get(Vlan.INGRESS_MAPPING)).isEqualTo(new VlanQos(3, 4));
    }

    @Test
    @RequiresKind("vlan")
    void givenBridgeWithVlanFiltering_whenCreated_thenItKeepsVlansApart(RtNetlink nl) {
        Link bridge = nl.links()
                .create(Bridge.named("br0")
                        .vlanFiltering(true)
                        .set(Bridge.VLAN_DEFAULT_PVID, 7)
                        .set(Bridge.VLAN_PROTOCOL, Vlan.PROTOCOL_8021AD));

        assertThat(bridge.get(Bridge.VLAN_FILTERING, false)).isTrue();
        assertThat(bridge.get(Bridge.VLAN_DEFAULT_PVID, 0)).isEqualTo(7);
        assertThat(bridge.get(Bridge.VLAN_PROTOCOL, 0)).isEqualTo(Vlan.PROTOCOL_8021AD);
    }

    @Test
    @RequiresKind("batadv")
    void givenAlgorithmOfAMeshThatTheKernelLacks_whenCreated_thenRefused(RtNetlink nl) {
        assertThatThrownBy(() -> nl.links().create(Batadv.named("m0").algorithm("NONE")))
                .isInstanceOf(KernelException.class);
    }

    @Test
    @RequiresKind({"hsr", "veth"})
    void givenSupervisionOfAnHsr_whenCreated_thenItsAddressEndsWithIt(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");

        Link made = nl.links()
                .create(Hsr.named("h0").ports("v0", "v1").supervision(7).version(1));

        assertThat(made.get(Hsr.SUPERVISION_ADDR)).hasToString("01:15:4e:00:01:07");
        assertThat(Hsr.of(made).supervision()).isEqualTo(7);
        assertThat(Hsr.of(made).version()).isEqualTo(made.has(Hsr.VERSION) ? 1 : -1);
        assertThat(made.has(Hsr.SEQ_NR)).isTrue();
    }

    @Test
    void givenLink_whenNumbersAreReadByKey_thenTheyAreTheGetters(RtNetlink nl) {
        Link lo = nl.links().get("lo");
        IntAttr state = LinkAttr.OPERSTATE;

        assertThat(OperState.of(lo.get(state, -1))).isEqualTo(lo.operState());
        assertThat(lo.get(LinkAttr.MTU, 0)).isEqualTo(lo.mtu());
    }
}
