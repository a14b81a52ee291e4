package io.github.netlink4j.rtnetlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.MacAddress;
import io.github.netlink4j.rtnetlink.link.Batadv;
import io.github.netlink4j.rtnetlink.link.Bond;
import io.github.netlink4j.rtnetlink.link.BondAdSelect;
import io.github.netlink4j.rtnetlink.link.BondArpAllTargets;
import io.github.netlink4j.rtnetlink.link.BondArpValidate;
import io.github.netlink4j.rtnetlink.link.BondFailOverMac;
import io.github.netlink4j.rtnetlink.link.BondLacpRate;
import io.github.netlink4j.rtnetlink.link.BondMode;
import io.github.netlink4j.rtnetlink.link.BondPort;
import io.github.netlink4j.rtnetlink.link.BondPrimaryReselect;
import io.github.netlink4j.rtnetlink.link.BondXmitHashPolicy;
import io.github.netlink4j.rtnetlink.link.Bridge;
import io.github.netlink4j.rtnetlink.link.BridgePort;
import io.github.netlink4j.rtnetlink.link.Can;
import io.github.netlink4j.rtnetlink.link.CanBitTiming;
import io.github.netlink4j.rtnetlink.link.CanModes;
import io.github.netlink4j.rtnetlink.link.Dummy;
import io.github.netlink4j.rtnetlink.link.Hsr;
import io.github.netlink4j.rtnetlink.link.Ifb;
import io.github.netlink4j.rtnetlink.link.Ipvlan;
import io.github.netlink4j.rtnetlink.link.LinkAttr;
import io.github.netlink4j.rtnetlink.link.LinkChange;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkSpec;
import io.github.netlink4j.rtnetlink.link.Links;
import io.github.netlink4j.rtnetlink.link.Lowpan;
import io.github.netlink4j.rtnetlink.link.Macvlan;
import io.github.netlink4j.rtnetlink.link.MacvlanMode;
import io.github.netlink4j.rtnetlink.link.Macvtap;
import io.github.netlink4j.rtnetlink.link.Netkit;
import io.github.netlink4j.rtnetlink.link.Nlmon;
import io.github.netlink4j.rtnetlink.link.Ovpn;
import io.github.netlink4j.rtnetlink.link.Pfcp;
import io.github.netlink4j.rtnetlink.link.Rmnet;
import io.github.netlink4j.rtnetlink.link.Team;
import io.github.netlink4j.rtnetlink.link.Vcan;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.link.VirtWifi;
import io.github.netlink4j.rtnetlink.link.Vlan;
import io.github.netlink4j.rtnetlink.link.VlanFlags;
import io.github.netlink4j.rtnetlink.link.Vrf;
import io.github.netlink4j.rtnetlink.link.Vxcan;
import io.github.netlink4j.rtnetlink.link.Vxlan;
import io.github.netlink4j.rtnetlink.link.Wireguard;
import io.github.netlink4j.rtnetlink.link.Wwan;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** For each command, our request is the one that {@code ip} sends. */
class GoldenLinkTest {
    private static final LinkRef ETH0 = LinkRef.of(10);
    private static final LinkRef ETH1 = LinkRef.of(11);
    private static final LinkRef BR0 = LinkRef.of(20);

    private final Map<String, Consumer<Links>> ours = new LinkedHashMap<>();

    private void add(String command, LinkSpec<?> link) {
        ours.put("ip link add " + command, links -> links.create(link));
    }

    private void set(String command, Consumer<LinkChange> change) {
        ours.put("ip link set eth0 " + command, links -> links.change(ETH0, change));
    }

    private void set(String command, LinkSpec<?> changes) {
        ours.put("ip link set eth0 " + command, links -> links.change(ETH0, changes));
    }

    {
        addVirtual();
        setCan();
        addBonds();
        addOtherMasters();
        addBridges();
        setPorts();
        addTunnels();
        addOnTopOfOthers();
        change();
    }

    private void addVirtual() {
        add("v0 type veth", Veth.named("v0"));
        add("v0 type veth peer name v1", Veth.named("v0").peer("v1"));
        add(
                "v0 mtu 1400 address 02:00:00:00:00:01 txqueuelen 500 type veth peer name v1 address 02:00:00:00:00:02"
                        + " mtu 1300",
                Veth.named("v0")
                        .mtu(1400)
                        .address("02:00:00:00:00:01")
                        .txQueueLength(500)
                        .peer("v1", far -> far.address("02:00:00:00:00:02").mtu(1300)));
        add(
                "v0 numtxqueues 4 numrxqueues 2 type veth peer name v1 netns 1",
                Veth.named("v0").txQueues(4).rxQueues(2).peer("v1", far -> far.netns(1)));
        add("v0 index 77 group 5 type dummy", Dummy.named("v0").index(77).group(5));
        add("d0 type dummy", Dummy.named("d0"));
        add("i0 type ifb", Ifb.named("i0"));
        add("n0 type nlmon", Nlmon.named("n0"));
        add("c0 type vcan", Vcan.named("c0"));
        add("x0 type vxcan", Vxcan.named("x0"));
        add("x0 type vxcan peer name x1", Vxcan.named("x0").peer("x1"));
        add("k0 type netkit", Netkit.named("k0"));
        add("g0 type wireguard", Wireguard.named("g0"));
        add("m0 type batadv", Batadv.named("m0"));
        add("m0 type batadv ra BATMAN_V", Batadv.named("m0").algorithm("BATMAN_V"));
        add("q0 type ovpn", Ovpn.named("q0"));
        add("p0 type pfcp", Pfcp.named("p0"));
        add("c0 type wwan linkid 5", Wwan.named("c0").linkId(5));
    }

    private void setCan() {
        set(
                "type can bitrate 500000 sample-point 0.875 restart-ms 100 loopback on listen-only off",
                Can.options()
                        .bitTiming(new CanBitTiming(500_000, 875, 0, 0, 0, 0, 0, 0))
                        .restartDelay(Duration.ofMillis(100))
                        .modes(CanModes.LOOPBACK, true)
                        .modes(CanModes.LISTEN_ONLY, false));
        set(
                "type can tq 125 prop-seg 6 phase-seg1 7 phase-seg2 2 sjw 1",
                Can.options().bitTiming(new CanBitTiming(0, 0, 125, 6, 7, 2, 1, 0)));
        set(
                "type can dbitrate 2000000 fd on triple-sampling off one-shot on berr-reporting on fd-non-iso on",
                Can.options()
                        .dataBitTiming(CanBitTiming.ofBitrate(2_000_000))
                        .modes(CanModes.FD | CanModes.ONE_SHOT | CanModes.BERR_REPORTING | CanModes.FD_NON_ISO, true)
                        .modes(CanModes.TRIPLE_SAMPLING, false));
        set(
                "type can presume-ack on cc-len8-dlc on termination 120",
                Can.options()
                        .modes(CanModes.PRESUME_ACK | CanModes.CC_LEN8_DLC, true)
                        .termination(120));
        set(
                "type can tdc-mode manual tdcv 10 tdco 20 tdcf 5",
                Can.options()
                        .modes(CanModes.TDC_MANUAL, true)
                        .set(Can.TDCV, 10)
                        .set(Can.TDCO, 20)
                        .set(Can.TDCF, 5));
        set("type can restart", Can.options().restart());
    }

    private void addBonds() {
        add("o0 type bond", Bond.named("o0"));
        add(
                "o0 type bond mode active-backup miimon 100 updelay 200 downdelay 300 peer_notify_delay 400 use_carrier 1"
                        + " primary eth0 primary_reselect better fail_over_mac active",
                Bond.named("o0")
                        .mode(BondMode.ACTIVE_BACKUP)
                        .miimon(Duration.ofMillis(100))
                        .upDelay(Duration.ofMillis(200))
                        .downDelay(Duration.ofMillis(300))
                        .peerNotifyDelay(Duration.ofMillis(400))
                        .useCarrier(true)
                        .primary(ETH0)
                        .primaryReselect(BondPrimaryReselect.BETTER)
                        .failOverMac(BondFailOverMac.ACTIVE));
        add(
                "o0 type bond mode balance-rr arp_interval 1000 arp_validate filter arp_all_targets all arp_ip_target"
                        + " 10.0.0.1,10.0.0.2 ns_ip6_target fd00::1,fd00::2 arp_missed_max 3 packets_per_slave 6",
                Bond.named("o0")
                        .mode(BondMode.ROUND_ROBIN)
                        .arpInterval(Duration.ofSeconds(1))
                        .arpValidate(BondArpValidate.FILTER)
                        .arpAllTargets(BondArpAllTargets.ALL)
                        .arpTargets(List.of(IpAddress.parse("10.0.0.1"), IpAddress.parse("10.0.0.2")))
                        .nsTargets(List.of(IpAddress.parse("fd00::1"), IpAddress.parse("fd00::2")))
                        .missedMax(3)
                        .packetsPerPort(6));
        add(
                "o0 type bond mode balance-xor xmit_hash_policy vlan+srcmac resend_igmp 3 num_grat_arp 4"
                        + " all_slaves_active 1",
                Bond.named("o0")
                        .mode(BondMode.XOR)
                        .xmitHashPolicy(BondXmitHashPolicy.VLAN_SRCMAC)
                        .resendIgmp(3)
                        .numPeerNotif(4)
                        .allPortsActive(true));
        add("o0 type bond mode broadcast", Bond.named("o0").mode(BondMode.BROADCAST));
        add(
                "o0 type bond mode 802.3ad lacp_rate fast lacp_active off ad_select count ad_user_port_key 7"
                        + " ad_actor_sys_prio 100 ad_actor_system 02:00:00:00:00:01 min_links 2",
                Bond.named("o0")
                        .mode(BondMode.LACP)
                        .lacpRate(BondLacpRate.FAST)
                        .lacpActive(false)
                        .adSelect(BondAdSelect.COUNT)
                        .adUserPortKey(7)
                        .adActorSysPrio(100)
                        .adActorSystem(MacAddress.parse("02:00:00:00:00:01"))
                        .minLinks(2));
        add(
                "o0 type bond mode balance-tlb tlb_dynamic_lb 0 lp_interval 5",
                Bond.named("o0").mode(BondMode.TLB).tlbDynamicLb(false).lpInterval(Duration.ofSeconds(5)));
        add("o0 type bond mode balance-alb", Bond.named("o0").mode(BondMode.ALB));
        set("type bond active_slave eth1", Bond.options().activePort(ETH1));
        set("type bond clear_active_slave", Bond.options().noActivePort());
        set("type bond_slave queue_id 3 prio 7", BondPort.options().queue(3).priority(7));
    }

    private void addOtherMasters() {
        add("r0 type vrf table 10", Vrf.named("r0").table(10));
        add("t0 type team", Team.named("t0"));
        add(
                "h0 type hsr slave1 eth0 slave2 eth1 supervision 7 version 1",
                Hsr.named("h0").ports(ETH0, ETH1).supervision(7).version(1));
        add(
                "h0 type hsr slave1 eth0 slave2 eth1 supervision 0 proto 1",
                Hsr.named("h0").ports(ETH0, ETH1).supervision(0).protocol(Hsr.Protocol.PRP));
    }

    private void addBridges() {
        add("b0 type bridge", Bridge.named("b0"));
        add(
                "b0 type bridge forward_delay 300 hello_time 100 max_age 700 ageing_time 60000 stp_state 1 priority 100",
                Bridge.named("b0")
                        .forwardDelay(Duration.ofSeconds(3))
                        .set(Bridge.HELLO_TIME, 100)
                        .set(Bridge.MAX_AGE, 700)
                        .ageingTime(Duration.ofMinutes(10))
                        .stp(true)
                        .set(Bridge.PRIORITY, 100));
        add(
                "b0 type bridge vlan_filtering 1 vlan_protocol 802.1ad vlan_default_pvid 7 vlan_stats_enabled 1",
                Bridge.named("b0")
                        .vlanFiltering(true)
                        .set(Bridge.VLAN_PROTOCOL, Vlan.PROTOCOL_8021AD)
                        .set(Bridge.VLAN_DEFAULT_PVID, 7)
                        .set(Bridge.VLAN_STATS_ENABLED, true));
        add(
                "b0 type bridge mcast_snooping 0 mcast_router 2 mcast_query_use_ifaddr 1 mcast_querier 1 mcast_hash_max"
                        + " 1024",
                Bridge.named("b0")
                        .mcastSnooping(false)
                        .set(Bridge.MCAST_ROUTER, 2)
                        .set(Bridge.MCAST_QUERY_USE_IFADDR, true)
                        .set(Bridge.MCAST_QUERIER, true)
                        .set(Bridge.MCAST_HASH_MAX, 1024));
        add(
                "b0 type bridge mcast_last_member_count 3 mcast_startup_query_count 4 mcast_last_member_interval 200"
                        + " mcast_membership_interval 300 mcast_querier_interval 400 mcast_query_interval 500"
                        + " mcast_query_response_interval 600 mcast_startup_query_interval 700",
                Bridge.named("b0")
                        .set(Bridge.MCAST_LAST_MEMBER_CNT, 3)
                        .set(Bridge.MCAST_STARTUP_QUERY_CNT, 4)
                        .set(Bridge.MCAST_LAST_MEMBER_INTVL, 200)
                        .set(Bridge.MCAST_MEMBERSHIP_INTVL, 300)
                        .set(Bridge.MCAST_QUERIER_INTVL, 400)
                        .set(Bridge.MCAST_QUERY_INTVL, 500)
                        .set(Bridge.MCAST_QUERY_RESPONSE_INTVL, 600)
                        .set(Bridge.MCAST_STARTUP_QUERY_INTVL, 700));
        add(
                "b0 type bridge nf_call_iptables 1 nf_call_ip6tables 1 nf_call_arptables 1 mcast_stats_enabled 1"
                        + " mcast_igmp_version 3 mcast_mld_version 2",
                Bridge.named("b0")
                        .set(Bridge.NF_CALL_IPTABLES, true)
                        .set(Bridge.NF_CALL_IP6TABLES, true)
                        .set(Bridge.NF_CALL_ARPTABLES, true)
                        .set(Bridge.MCAST_STATS_ENABLED, true)
                        .set(Bridge.MCAST_IGMP_VERSION, 3)
                        .set(Bridge.MCAST_MLD_VERSION, 2));
        add(
                "b0 type bridge group_fwd_mask 8 group_address 01:80:c2:00:00:04 vlan_stats_per_port 1",
                Bridge.named("b0")
                        .set(Bridge.GROUP_FWD_MASK, 8)
                        .set(Bridge.GROUP_ADDR, MacAddress.parse("01:80:c2:00:00:04"))
                        .set(Bridge.VLAN_STATS_PER_PORT, true));
    }

    private void setPorts() {
        set(
                "type bridge_slave state 3 priority 7 cost 10 hairpin on guard on root_block on fastleave on learning off"
                        + " flood off",
                BridgePort.options()
                        .set(BridgePort.STATE, 3)
                        .priority(7)
                        .cost(10)
                        .hairpin(true)
                        .guard(true)
                        .set(BridgePort.PROTECT, true)
                        .set(BridgePort.FAST_LEAVE, true)
                        .learning(false)
                        .flood(false));
        set(
                "type bridge_slave proxy_arp on proxy_arp_wifi on mcast_router 2 mcast_fast_leave on mcast_flood off"
                        + " mcast_to_unicast on",
                BridgePort.options()
                        .set(BridgePort.PROXYARP, true)
                        .set(BridgePort.PROXYARP_WIFI, true)
                        .set(BridgePort.MULTICAST_ROUTER, 2)
                        .set(BridgePort.FAST_LEAVE, true)
                        .set(BridgePort.MCAST_FLOOD, false)
                        .set(BridgePort.MCAST_TO_UCAST, true));
        set(
                "type bridge_slave bcast_flood off group_fwd_mask 8 neigh_suppress on vlan_tunnel on isolated on locked on",
                BridgePort.options()
                        .set(BridgePort.BCAST_FLOOD, false)
                        .set(BridgePort.GROUP_FWD_MASK, 8)
                        .set(BridgePort.NEIGH_SUPPRESS, true)
                        .set(BridgePort.VLAN_TUNNEL, true)
                        .isolated(true)
                        .set(BridgePort.LOCKED, true));
    }

    /** Learning is the kernel's default; ip sends the attribute nevertheless. */
    private void addTunnels() {
        add("vx0 type vxlan id 7", Vxlan.named("vx0").vni(7).learning(true));
        add(
                "vx0 type vxlan id 7 local 10.0.0.1 remote 10.0.0.2 dev eth0 dstport 4789",
                Vxlan.named("vx0")
                        .vni(7)
                        .learning(true)
                        .local("10.0.0.1")
                        .remote("10.0.0.2")
                        .device(ETH0)
                        .port(4789));
        add(
                "vx0 type vxlan id 7 local fd00::1 group ff05::1 dev eth0 dstport 4789",
                Vxlan.named("vx0")
                        .vni(7)
                        .learning(true)
                        .local("fd00::1")
                        .remote("ff05::1")
                        .device(ETH0)
                        .port(4789));
        add(
                "vx0 type vxlan id 7 dstport 4789 srcport 1000 2000 ttl 9 tos 4 df set flowlabel 0x12345",
                Vxlan.named("vx0")
                        .vni(7)
                        .learning(true)
                        .port(4789)
                        .sourcePorts(1000, 2000)
                        .set(Vxlan.TTL, 9)
                        .set(Vxlan.TOS, 4)
                        .set(Vxlan.DF, 1)
                        .set(Vxlan.LABEL, 0x12345));
        add(
                "vx0 type vxlan id 7 dstport 4789 nolearning ageing 60 maxaddress 10 proxy rsc l2miss l3miss",
                Vxlan.named("vx0")
                        .vni(7)
                        .port(4789)
                        .learning(false)
                        .set(Vxlan.AGEING, 60)
                        .set(Vxlan.LIMIT, 10)
                        .set(Vxlan.PROXY, true)
                        .set(Vxlan.RSC, true)
                        .set(Vxlan.L2MISS, true)
                        .set(Vxlan.L3MISS, true));
        add(
                "vx0 type vxlan id 7 dstport 4789 noudpcsum udp6zerocsumtx udp6zerocsumrx remcsumtx remcsumrx gbp",
                Vxlan.named("vx0")
                        .vni(7)
                        .learning(true)
                        .port(4789)
                        .set(Vxlan.UDP_CSUM, false)
                        .set(Vxlan.UDP_ZERO_CSUM6_TX, true)
                        .set(Vxlan.UDP_ZERO_CSUM6_RX, true)
                        .set(Vxlan.REMCSUM_TX, true)
                        .set(Vxlan.REMCSUM_RX, true)
                        .set(Vxlan.GBP, true));
        add(
                "vx0 type vxlan external dstport 4789",
                Vxlan.named("vx0").external().port(4789));
    }

    private void addOnTopOfOthers() {
        add("link eth0 ip0 type ipvlan", Ipvlan.named("ip0").parent(ETH0));
        add(
                "link eth0 ip0 type ipvlan mode l3s private",
                Ipvlan.named("ip0").parent(ETH0).mode(Ipvlan.Mode.L3S).set(Ipvlan.FLAGS, 1));
        add("link eth0 m0 type macvlan", Macvlan.named("m0").parent(ETH0));
        add(
                "link eth0 m0 type macvlan mode bridge",
                Macvlan.named("m0").parent(ETH0).mode(MacvlanMode.BRIDGE));
        add(
                "link eth0 m0 type macvlan mode passthru nopromisc",
                Macvlan.named("m0").parent(ETH0).mode(MacvlanMode.PASSTHRU).set(Macvlan.FLAGS, 1));
        add(
                "link eth0 t0 type macvtap mode private",
                Macvtap.named("t0").parent(ETH0).mode(MacvlanMode.PRIVATE));
        add("link eth0 f0 type virt_wifi", VirtWifi.named("f0").parent(ETH0));
        add("link eth0 r0 type rmnet mux_id 5", Rmnet.named("r0").parent(ETH0).channel(5));
        add("link eth0 l0 type lowpan", Lowpan.named("l0").parent(ETH0));
        add("link eth0 w0 type vlan id 10", Vlan.named("w0").parent(ETH0).id(10));
        add(
                "link eth0 w0 type vlan protocol 802.1ad id 10 reorder_hdr off gvrp on mvrp on loose_binding on",
                Vlan.named("w0")
                        .parent(ETH0)
                        .id(10)
                        .protocol(Vlan.PROTOCOL_8021AD)
                        .flags(VlanFlags.REORDER_HEADER, false)
                        .flags(VlanFlags.GVRP | VlanFlags.MVRP, true)
                        .flags(VlanFlags.LOOSE_BINDING, true));
        add(
                "link eth0 w0 type vlan id 10 egress-qos-map 1:2 3:4 ingress-qos-map 5:6",
                Vlan.named("w0")
                        .parent(ETH0)
                        .id(10)
                        .egressPriority(1, 2)
                        .egressPriority(3, 4)
                        .ingressPriority(5, 6));
    }

    private void change() {
        set("up", LinkSpec::up);
        set("down", LinkSpec::down);
        set("mtu 1400", link -> link.mtu(1400));
        set("address 02:00:00:00:00:01", link -> link.address("02:00:00:00:00:01"));
        set("broadcast ff:ff:ff:ff:ff:fe", link -> link.broadcast(MacAddress.parse("ff:ff:ff:ff:ff:fe")));
        set("txqueuelen 50", link -> link.txQueueLength(50));
        set("group 7", link -> link.group(7));
        set("alias hello", link -> link.alias("hello"));
        set("master br0", link -> link.master(BR0));
        set("nomaster", LinkSpec::noMaster);
        set("promisc on", link -> link.promiscuous(true));
        set("allmulticast on", link -> link.allMulticast(true));
        set("multicast off", link -> link.multicast(false));
        set("arp off", link -> link.arp(false));
        set("name new0", link -> link.name("new0"));
        set("netns 1", link -> link.netns(1));
        set("netns 1 name new0", link -> link.netns(1).name("new0"));
        ours.put(
                "ip link property add dev eth0 altname an-alternative-name",
                links -> links.addAlternativeName(ETH0, "an-alternative-name"));
        ours.put(
                "ip link property del dev eth0 altname an-alternative-name",
                links -> links.deleteAlternativeName(ETH0, "an-alternative-name"));
        ours.put("ip link delete eth0", links -> links.delete(ETH0));
        ours.put("ip link delete group 7", links -> links.deleteGroup(7));
    }

    @TestFactory
    Stream<DynamicTest> givenCommandOfIp_whenWeDoTheSame_thenTheRequestIsTheSame() {
        Map<String, byte[]> theirs = Golden.read("link.txt");
        assertThat(ours.keySet()).containsExactlyInAnyOrderElementsOf(theirs.keySet());
        return theirs.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    byte[] message = Recorder.messageOf(
                            client -> ours.get(entry.getKey()).accept(new Links(client)));

                    assertThat(Canonical.of(message, LinkAttr.SET))
                            .isEqualTo(Canonical.of(entry.getValue(), LinkAttr.SET));
                }));
    }
}
