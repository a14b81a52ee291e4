package io.github.netlink4j.iproute;

import io.github.netlink4j.MacAddress;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.address.AddressFilter;
import io.github.netlink4j.rtnetlink.address.AddressSpec;
import io.github.netlink4j.rtnetlink.fdb.FdbFilter;
import io.github.netlink4j.rtnetlink.fdb.FdbFlush;
import io.github.netlink4j.rtnetlink.fdb.FdbSpec;
import io.github.netlink4j.rtnetlink.link.Bridge;
import io.github.netlink4j.rtnetlink.link.BridgePort;
import io.github.netlink4j.rtnetlink.link.Dummy;
import io.github.netlink4j.rtnetlink.link.Ifb;
import io.github.netlink4j.rtnetlink.link.Ipvlan;
import io.github.netlink4j.rtnetlink.link.LinkFilter;
import io.github.netlink4j.rtnetlink.link.Macvlan;
import io.github.netlink4j.rtnetlink.link.MacvlanMode;
import io.github.netlink4j.rtnetlink.link.Macvtap;
import io.github.netlink4j.rtnetlink.link.RawLink;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.link.Vlan;
import io.github.netlink4j.rtnetlink.link.Vxlan;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourFilter;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourSpec;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourView;
import io.github.netlink4j.rtnetlink.netconf.NetConfFilter;
import io.github.netlink4j.rtnetlink.nexthop.NexthopFilter;
import io.github.netlink4j.rtnetlink.nexthop.NexthopSpec;
import io.github.netlink4j.rtnetlink.object.Scope;
import io.github.netlink4j.rtnetlink.route.NextHop;
import io.github.netlink4j.rtnetlink.route.RouteFilter;
import io.github.netlink4j.rtnetlink.route.RouteLookup;
import io.github.netlink4j.rtnetlink.route.RoutePreference;
import io.github.netlink4j.rtnetlink.route.RouteSpec;
import io.github.netlink4j.rtnetlink.route.RouteType;
import io.github.netlink4j.rtnetlink.rule.RuleFilter;
import io.github.netlink4j.rtnetlink.rule.RuleSpec;
import io.github.netlink4j.rtnetlink.vlan.VlanFilter;
import io.github.netlink4j.rtnetlink.vlan.VlanSpec;
import io.github.netlink4j.rtnetlink.vni.VniFilter;
import io.github.netlink4j.rtnetlink.vni.VniSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Commands of {@code ip} and {@code bridge}, each with the Java that does the same. The page docs/ip.md is written from the
 * text of this file; {@link IpCommandsTest} executes both sides and compares.
 */
final class IpCommands {
    /** Java that changes something. */
    interface Change {
        void in(RtNetlink nl);
    }

    /** Java that reads something: a list, or one object. */
    interface Question {
        Object in(RtNetlink nl);
    }

    /** One row: either a change or a question. */
    record Row(String command, Change change, Question question) {
        @Override
        public String toString() {
            return command;
        }
    }

    private final List<Row> rows = new ArrayList<>();

    private IpCommands() {}

    static List<Row> rows() {
        IpCommands commands = new IpCommands();
        commands.links();
        commands.linkSettings();
        commands.bridges();
        commands.addresses();
        commands.routes();
        commands.rules();
        commands.neighbours();
        commands.forwardingEntries();
        commands.vlans();
        commands.nexthops();
        commands.vnis();
        commands.idsOfNamespaces();
        commands.settingsOfLinks();
        commands.addressLabels();
        return commands.rows;
    }

    private void does(String command, Change change) {
        rows.add(new Row(command, change, null));
    }

    private void asks(String command, Question question) {
        rows.add(new Row(command, null, question));
    }

    private void links() {
        asks("ip link show", nl -> nl.links().list());
        asks("ip link show v0", nl -> nl.links().get("v0"));
        asks("ip link show type veth", nl -> nl.links().list(LinkFilter.all().kind("veth")));
        asks("ip link show group 7", nl -> nl.links().list(LinkFilter.all().group(7)));
        asks("ip link show master br0", nl -> nl.links().list(LinkFilter.all().master("br0")));
        does("ip link add c0 type veth peer name c1", nl -> nl.links().createVeth("c0", "c1"));
        does("ip link add c0 mtu 1400 type veth peer name c1 mtu 1300", nl -> nl.links()
                .createVeth(Veth.named("c0").mtu(1400).peer("c1", far -> far.mtu(1300))));
        does("ip link add c0 up type veth peer name c1", nl -> nl.links()
                .createVeth(Veth.named("c0").up().peer("c1")));
        does("ip link add c0 master br0 type veth peer name c1", nl -> nl.links()
                .createVeth(Veth.named("c0").master("br0").peer("c1")));
        does("ip link add c0 index 77 type veth peer name c1", nl -> nl.links()
                .createVeth(Veth.named("c0").index(77).peer("c1")));
        does("ip link add c0 numtxqueues 2 numrxqueues 3 type veth peer name c1", nl -> nl.links()
                .createVeth(Veth.named("c0").txQueues(2).rxQueues(3).peer("c1")));
        does("ip link add br1 type bridge", nl -> nl.links().create(Bridge.named("br1")));
        does("ip link add br1 up type bridge stp_state 1", nl -> nl.links()
                .create(Bridge.named("br1").up().stp(true)));
        does("ip link add br1 type bridge vlan_filtering 1", nl -> nl.links()
                .create(Bridge.named("br1").vlanFiltering(true)));
        does("ip link add br1 type bridge ageing_time 3000", nl -> nl.links()
                .create(Bridge.named("br1").ageingTime(Duration.ofSeconds(30))));
        does("ip link add br1 type bridge forward_delay 400", nl -> nl.links()
                .create(Bridge.named("br1").forwardDelay(Duration.ofSeconds(4))));
        does("ip link add br1 type bridge mcast_snooping 0", nl -> nl.links()
                .create(Bridge.named("br1").mcastSnooping(false)));
        does("ip link add d0 type dummy", nl -> nl.links().create(Dummy.named("d0")));
        does("ip link add i0 type ifb", nl -> nl.links().create(Ifb.named("i0")));
        does("ip link add link v0 name v0.7 type vlan id 7", nl -> nl.links()
                .create(Vlan.named("v0.7").parent("v0").id(7)));
        does("ip link add link v0 name v0.8 type vlan protocol 802.1ad id 8", nl -> nl.links()
                .create(Vlan.named("v0.8").parent("v0").protocol(0x88a8).id(8)));
        does("ip link add link v0 name v0.9 type vlan id 9 egress-qos-map 1:5", nl -> nl.links()
                .create(Vlan.named("v0.9").parent("v0").id(9).egressPriority(1, 5)));
        does("ip link add link v0 name m0 type macvlan mode bridge", nl -> nl.links()
                .create(Macvlan.named("m0").parent("v0").mode(MacvlanMode.BRIDGE)));
        does("ip link add link v0 name m0 type macvlan mode private", nl -> nl.links()
                .create(Macvlan.named("m0").parent("v0").mode(MacvlanMode.PRIVATE)));
        does("ip link add link v0 name m0 type macvlan mode source macaddr add 02:00:00:00:00:09", nl -> nl.links()
                .create(Macvlan.named("m0")
                        .parent("v0")
                        .mode(MacvlanMode.SOURCE)
                        .addSender(MacAddress.parse("02:00:00:00:00:09"))));
        does("ip link add link v0 name t0 type macvtap mode vepa", nl -> nl.links()
                .create(Macvtap.named("t0").parent("v0").mode(MacvlanMode.VEPA)));
        does("ip link add link v0 name l0 type ipvlan mode l2", nl -> nl.links()
                .create(Ipvlan.named("l0").parent("v0").mode(Ipvlan.Mode.L2)));
        does("ip link add x0 type vxlan id 7 dstport 4789", nl -> nl.links()
                .create(Vxlan.named("x0").vni(7).port(4789)));
        does("ip link add x0 type vxlan id 7 remote 10.0.0.7 local 10.0.0.1 dev v0 dstport 4789", nl -> nl.links()
                .create(Vxlan.named("x0")
                        .vni(7)
                        .remote("10.0.0.7")
                        .local("10.0.0.1")
                        .device("v0")
                        .port(4789)));
        does("ip link add x0 type vxlan id 7 group 239.1.1.1 dev v0 dstport 4789 ttl 5", nl -> nl.links()
                .create(Vxlan.named("x0")
                        .vni(7)
                        .remote("239.1.1.1")
                        .device("v0")
                        .port(4789)
                        .ttl(5)));
        does("ip link add x0 type vxlan id 7 dstport 4789 nolearning srcport 5000 6000", nl -> nl.links()
                .create(Vxlan.named("x0").vni(7).port(4789).learning(false).sourcePorts(5000, 6000)));
        does("ip link add x0 type vxlan id 7 dstport 4789 ttl inherit df set ageing 60 maxaddress 10", nl -> nl.links()
                .create(Vxlan.named("x0")
                        .vni(7)
                        .port(4789)
                        .inheritTtl()
                        .df(Vxlan.DontFragment.SET)
                        .ageing(Duration.ofSeconds(60))
                        .maxAddresses(10)));
        does(
                "ip link add x0 type vxlan id 7 dstport 4789 proxy l2miss l3miss noudpcsum udp6zerocsumrx",
                nl -> nl.links()
                        .create(Vxlan.named("x0")
                                .vni(7)
                                .port(4789)
                                .proxy(true)
                                .l2miss(true)
                                .l3miss(true)
                                .udpCsum(false)
                                .udp6ZeroCsumRx(true)));
        does("ip link add x0 type vxlan external dstport 4790", nl -> nl.links()
                .create(Vxlan.named("x0").external().port(4790)));
        does("ip link add n0 type nlmon", nl -> nl.links()
                .create(RawLink.ofKind("nlmon").name("n0")));
        does("ip link delete v0", nl -> nl.links().delete("v0"));
        does("ip link delete group 7", nl -> nl.links().deleteGroup(7));
    }

    private void linkSettings() {
        does("ip link set v0 down", nl -> nl.links().down("v0"));
        does("ip link set v2 up", nl -> nl.links().up("v2"));
        does("ip link set v0 mtu 1400", nl -> nl.links().change("v0", link -> link.mtu(1400)));
        does("ip link set v0 address 02:00:00:00:00:99", nl -> nl.links()
                .change("v0", link -> link.address("02:00:00:00:00:99")));
        does("ip link set v2 name w2", nl -> nl.links().rename("v2", "w2"));
        does("ip link set v0 alias uplink", nl -> nl.links().change("v0", link -> link.alias("uplink")));
        does("ip link set v0 txqueuelen 500", nl -> nl.links().change("v0", link -> link.txQueueLength(500)));
        does("ip link set v0 group 9", nl -> nl.links().change("v0", link -> link.group(9)));
        does("ip link set v0 promisc on", nl -> nl.links().change("v0", link -> link.promiscuous(true)));
        does("ip link set v0 allmulticast on", nl -> nl.links().change("v0", link -> link.allMulticast(true)));
        does("ip link set v0 multicast off", nl -> nl.links().change("v0", link -> link.multicast(false)));
        does("ip link set v0 arp off", nl -> nl.links().change("v0", link -> link.arp(false)));
        does("ip link set v2 up mtu 1300", nl -> nl.links()
                .change("v2", link -> link.up().mtu(1300)));
        does("ip link set v2 master br0", nl -> nl.links().change("v2", link -> link.master("br0")));
        does("ip link set v3 nomaster", nl -> nl.links().change("v3", link -> link.noMaster()));
        does("ip link set v0 gso_max_size 30000", nl -> nl.links().change("v0", link -> link.gsoMaxSize(30000)));
        does("ip link property add dev v0 altname uplink0", nl -> nl.links().addAlternativeName("v0", "uplink0"));
        does("ip link property del dev v2 altname second", nl -> nl.links().deleteAlternativeName("v2", "second"));
        does("ip link set second mtu 1280", nl -> nl.links().change("second", link -> link.mtu(1280)));
    }

    private void bridges() {
        does("ip link set br0 type bridge stp_state 1", nl -> nl.links()
                .change("br0", Bridge.options().stp(true)));
        does("ip link set br0 type bridge hello_time 300 max_age 900", nl -> nl.links()
                .change("br0", Bridge.options().helloTime(Duration.ofSeconds(3)).maxAge(Duration.ofSeconds(9))));
        does("ip link set br0 type bridge priority 100", nl -> nl.links()
                .change("br0", Bridge.options().priority(100)));
        does("ip link set br0 type bridge mcast_querier 1", nl -> nl.links()
                .change("br0", Bridge.options().mcastQuerier(true)));
        does("ip link set br0 type bridge group_fwd_mask 8", nl -> nl.links()
                .change("br0", Bridge.options().groupFwdMask(8)));
        does("ip link set v3 type bridge_slave hairpin on", nl -> nl.links()
                .change("v3", BridgePort.options().hairpin(true)));
        does("ip link set v3 type bridge_slave cost 50 priority 9", nl -> nl.links()
                .change("v3", BridgePort.options().cost(50).priority(9)));
        does("ip link set v3 type bridge_slave learning off flood off", nl -> nl.links()
                .change("v3", BridgePort.options().learning(false).flood(false)));
        does("ip link set v3 type bridge_slave isolated on", nl -> nl.links()
                .change("v3", BridgePort.options().isolated(true)));
        does("ip link set v3 type bridge_slave guard on", nl -> nl.links()
                .change("v3", BridgePort.options().guard(true)));
        does("ip link set v3 type bridge_slave root_block on", nl -> nl.links()
                .change("v3", BridgePort.options().rootBlock(true)));
        does("ip link set v3 type bridge_slave fastleave on", nl -> nl.links()
                .change("v3", BridgePort.options().fastLeave(true)));
        does("bridge link set dev v3 neigh_suppress on", nl -> nl.links()
                .change("v3", BridgePort.options().neighSuppress(true)));
        does("bridge link set dev v3 mcast_flood off", nl -> nl.links()
                .change("v3", BridgePort.options().mcastFlood(false)));
    }

    private void addresses() {
        asks("ip address show", nl -> nl.addresses().list());
        asks("ip address show dev v0", nl -> nl.addresses().list("v0"));
        asks("ip -4 address show", nl -> nl.addresses().list(AddressFilter.all().ipv4()));
        asks("ip address show scope host", nl -> nl.addresses()
                .list(AddressFilter.all().scope(Scope.RT_SCOPE_HOST)));
        does("ip address add 10.1.0.1/24 dev v0", nl -> nl.addresses().add("v0", "10.1.0.1/24"));
        does("ip address add fd01::1/64 dev v0 nodad", nl -> nl.addresses()
                .add("v0", AddressSpec.of("fd01::1/64").noDad()));
        does("ip address add 10.1.0.1 peer 10.1.0.2 dev v0", nl -> nl.addresses()
                .add("v0", AddressSpec.of("10.1.0.1/32").peer("10.1.0.2/32")));
        does("ip address add 10.1.0.1/24 broadcast + dev v0", nl -> nl.addresses()
                .add("v0", AddressSpec.of("10.1.0.1/24").broadcast()));
        does("ip address add 10.1.0.1/24 broadcast 10.1.0.200 dev v0", nl -> nl.addresses()
                .add("v0", AddressSpec.of("10.1.0.1/24").broadcast("10.1.0.200")));
        does("ip address add 10.1.0.1/24 dev v0 label v0:web", nl -> nl.addresses()
                .add("v0", AddressSpec.of("10.1.0.1/24").label("v0:web")));
        does("ip address add 10.1.0.1/24 dev v0 noprefixroute", nl -> nl.addresses()
                .add("v0", AddressSpec.of("10.1.0.1/24").noPrefixRoute()));
        does("ip address add 10.1.0.1/24 dev v0 metric 50", nl -> nl.addresses()
                .add("v0", AddressSpec.of("10.1.0.1/24").metric(50)));
        does("ip address add 10.1.0.1/24 dev v0 scope link", nl -> nl.addresses()
                .add("v0", AddressSpec.of("10.1.0.1/24").scope(Scope.RT_SCOPE_LINK)));
        does("ip address add fd01::1/64 dev v0 nodad valid_lft 9000 preferred_lft 8000", nl -> nl.addresses()
                .add(
                        "v0",
                        AddressSpec.of("fd01::1/64")
                                .noDad()
                                .validLifetime(Duration.ofSeconds(9000))
                                .preferredLifetime(Duration.ofSeconds(8000))));
        does("ip address replace 10.0.0.1/24 dev v0 metric 70", nl -> nl.addresses()
                .replace("v0", AddressSpec.of("10.0.0.1/24").metric(70)));
        does("ip address change fd00::1/64 dev v0 nodad preferred_lft 0", nl -> nl.addresses()
                .change("v0", AddressSpec.of("fd00::1/64").noDad().preferredLifetime(Duration.ZERO)));
        does("ip address delete 10.0.0.1/24 dev v0", nl -> nl.addresses().delete("v0", "10.0.0.1/24"));
        does("ip address flush dev v0", nl -> nl.addresses().flush("v0"));
    }

    private void routes() {
        asks("ip route show", nl -> nl.routes().list(RouteFilter.all().ipv4().table(254)));
        asks("ip route show table all", nl -> nl.routes().list());
        asks("ip -4 route show table all", nl -> nl.routes()
                .list(RouteFilter.all().ipv4()));
        asks("ip -6 route show", nl -> nl.routes().list(RouteFilter.all().ipv6().table(254)));
        asks("ip route show table local", nl -> nl.routes()
                .list(RouteFilter.all().ipv4().table(255)));
        asks("ip route show dev v0", nl -> nl.routes()
                .list(RouteFilter.all().ipv4().table(254).device("v0")));
        asks("ip route show root 10.9.0.0/16", nl -> nl.routes()
                .list(RouteFilter.all().ipv4().table(254).within("10.9.0.0/16")));
        asks("ip route show match 10.9.0.0/24", nl -> nl.routes()
                .list(RouteFilter.all().ipv4().table(254).covering("10.9.0.0/24")));
        asks("ip route show proto static", nl -> nl.routes()
                .list(RouteFilter.all().ipv4().table(254).protocol(4)));
        asks("ip route show metric 100", nl -> nl.routes()
                .list(RouteFilter.all().ipv4().table(254).metric(100)));
        asks("ip route show tos 0x10", nl -> nl.routes()
                .list(RouteFilter.all().ipv4().table(254).tos(0x10)));
        asks("ip route get 10.9.1.1", nl -> nl.routes().get("10.9.1.1"));
        asks("ip route get 10.9.1.1 from 10.0.0.1", nl -> nl.routes()
                .get(RouteLookup.to("10.9.1.1").from("10.0.0.1")));
        asks("ip route get 10.0.0.77 oif v0", nl -> nl.routes()
                .get(RouteLookup.to("10.0.0.77").out("v0")));
        asks("ip route get fibmatch 10.9.1.1", nl -> nl.routes()
                .get(RouteLookup.to("10.9.1.1").asInTable()));
        does("ip route add 10.8.0.0/16 via 10.0.0.2", nl -> nl.routes()
                .add(RouteSpec.to("10.8.0.0/16").via("10.0.0.2")));
        does("ip route add 10.8.0.0/16 dev v0", nl -> nl.routes().add("10.8.0.0/16", "v0"));
        does("ip route add default via 10.0.0.2", nl -> nl.routes()
                .add(RouteSpec.toDefault().via("10.0.0.2")));
        does("ip route add 10.8.0.0/16 via 10.0.0.2 metric 5", nl -> nl.routes()
                .add(RouteSpec.to("10.8.0.0/16").via("10.0.0.2").metric(5)));
        does("ip route add 10.8.0.0/16 via 10.0.0.2 table 100", nl -> nl.routes()
                .add(RouteSpec.to("10.8.0.0/16").via("10.0.0.2").table(100)));
        does("ip route add 10.8.0.0/16 via 10.0.0.2 table 70000", nl -> nl.routes()
                .add(RouteSpec.to("10.8.0.0/16").via("10.0.0.2").table(70000)));
        does("ip route add 10.8.0.0/16 via 10.0.0.2 src 10.0.0.1", nl -> nl.routes()
                .add(RouteSpec.to("10.8.0.0/16").via("10.0.0.2").preferredSource("10.0.0.1")));
        does("ip route add 10.8.0.0/16 via 10.0.0.2 proto static", nl -> nl.routes()
                .add(RouteSpec.to("10.8.0.0/16").via("10.0.0.2").protocol(4)));
        does("ip route add 10.8.0.0/16 via 172.16.0.1 dev v0 onlink", nl -> nl.routes()
                .add(RouteSpec.to("10.8.0.0/16").via("172.16.0.1").device("v0").onlink()));
        does("ip route add 10.8.0.0/16 via inet6 fd00::2", nl -> nl.routes()
                .add(RouteSpec.to("10.8.0.0/16").via("fd00::2")));
        does("ip route add 10.8.0.0/16 via 10.0.0.2 mtu 1400 advmss 1300", nl -> nl.routes()
                .add(RouteSpec.to("10.8.0.0/16").via("10.0.0.2").mtu(1400).advertisedMss(1300)));
        does("ip route add 10.8.0.0/16 via 10.0.0.2 mtu lock 1400", nl -> nl.routes()
                .add(RouteSpec.to("10.8.0.0/16").via("10.0.0.2").lockedMtu(1400)));
        does("ip route add 10.8.0.0/16 via 10.0.0.2 initcwnd 20 initrwnd 30", nl -> nl.routes()
                .add(RouteSpec.to("10.8.0.0/16")
                        .via("10.0.0.2")
                        .initialCongestionWindow(20)
                        .initialReceiveWindow(30)));
        does("ip route add 10.8.0.0/16 via 10.0.0.2 rto_min 100ms quickack 1", nl -> nl.routes()
                .add(RouteSpec.to("10.8.0.0/16")
                        .via("10.0.0.2")
                        .minimumRetransmission(Duration.ofMillis(100))
                        .quickAck(true)));
        does("ip route add 10.8.0.0/16 via 10.0.0.2 congctl reno", nl -> nl.routes()
                .add(RouteSpec.to("10.8.0.0/16").via("10.0.0.2").congestionControl("reno")));
        does("ip route add 10.8.0.0/16 via 10.0.0.2 realm 3/4", nl -> nl.routes()
                .add(RouteSpec.to("10.8.0.0/16").via("10.0.0.2").realms(3, 4)));
        does("ip route add 10.8.0.0/16 tos 0x10 via 10.0.0.2", nl -> nl.routes()
                .add(RouteSpec.to("10.8.0.0/16").tos(0x10).via("10.0.0.2")));
        does("ip route add 10.8.0.0/16 nexthop via 10.0.0.2 weight 2 nexthop via 10.0.0.3", nl -> nl.routes()
                .add(RouteSpec.to("10.8.0.0/16")
                        .multipath(NextHop.via("10.0.0.2").weight(2), NextHop.via("10.0.0.3"))));
        does("ip route add blackhole 10.8.0.0/16", nl -> nl.routes()
                .add(RouteSpec.to("10.8.0.0/16").type(RouteType.BLACKHOLE)));
        does("ip route add unreachable 10.8.0.0/16 metric 9", nl -> nl.routes()
                .add(RouteSpec.to("10.8.0.0/16").type(RouteType.UNREACHABLE).metric(9)));
        does("ip route add prohibit 10.8.0.0/16", nl -> nl.routes()
                .add(RouteSpec.to("10.8.0.0/16").type(RouteType.PROHIBIT)));
        does("ip route add throw 10.8.0.0/16 table 100", nl -> nl.routes()
                .add(RouteSpec.to("10.8.0.0/16").type(RouteType.THROW).table(100)));
        does("ip route add local 10.8.0.0/16 dev lo", nl -> nl.routes()
                .add(RouteSpec.to("10.8.0.0/16").type(RouteType.LOCAL).device("lo")));
        does("ip route append 10.9.0.0/16 via 10.0.0.3", nl -> nl.routes()
                .append(RouteSpec.to("10.9.0.0/16").via("10.0.0.3")));
        does("ip route replace 10.9.0.0/16 via 10.0.0.3", nl -> nl.routes()
                .replace(RouteSpec.to("10.9.0.0/16").via("10.0.0.3")));
        does("ip route change 10.9.0.0/16 via 10.0.0.3", nl -> nl.routes()
                .change(RouteSpec.to("10.9.0.0/16").via("10.0.0.3")));
        does("ip route delete 10.9.0.0/16", nl -> nl.routes().delete("10.9.0.0/16"));
        does("ip -6 route add fd08::/64 via fd00::2", nl -> nl.routes()
                .add(RouteSpec.to("fd08::/64").via("fd00::2")));
        does("ip -6 route add fd08::/64 dev v0 pref high", nl -> nl.routes()
                .add(RouteSpec.to("fd08::/64").device("v0").preference(RoutePreference.HIGH)));
        does("ip -6 route add fd08::/64 nexthop via fd00::2 nexthop via fd00::3 weight 2", nl -> nl.routes()
                .add(RouteSpec.to("fd08::/64")
                        .multipath(
                                NextHop.via("fd00::2"), NextHop.via("fd00::3").weight(2))));
        does("ip -6 route add default via fd00::2 metric 7", nl -> nl.routes()
                .add(RouteSpec.to("::/0").via("fd00::2").metric(7)));
        does("ip -6 route delete fd09::/64", nl -> nl.routes().delete("fd09::/64"));
    }

    private void rules() {
        asks("ip rule show", nl -> nl.rules().list(RuleFilter.all().ipv4()));
        asks("ip -6 rule show", nl -> nl.rules().list(RuleFilter.all().ipv6()));
        asks("ip rule show table 100", nl -> nl.rules()
                .list(RuleFilter.all().ipv4().table(100)));
        does("ip rule add from 10.1.0.0/16 lookup 100", nl -> nl.rules()
                .add(RuleSpec.ipv4().from("10.1.0.0/16").lookup(100)));
        does("ip rule add to 10.1.0.0/16 priority 500 lookup 100", nl -> nl.rules()
                .add(RuleSpec.ipv4().to("10.1.0.0/16").priority(500).lookup(100)));
        does("ip rule add fwmark 0x10/0xff lookup 100", nl -> nl.rules()
                .add(RuleSpec.ipv4().mark(0x10, 0xff).lookup(100)));
        does("ip rule add iif v0 lookup 100", nl -> nl.rules()
                .add(RuleSpec.ipv4().iif("v0").lookup(100)));
        does("ip rule add oif v0 lookup 100", nl -> nl.rules()
                .add(RuleSpec.ipv4().oif("v0").lookup(100)));
        does("ip rule add not from 10.1.0.0/16 lookup 100", nl -> nl.rules()
                .add(RuleSpec.ipv4().not().from("10.1.0.0/16").lookup(100)));
        does("ip rule add uidrange 1000-2000 lookup 100", nl -> nl.rules()
                .add(RuleSpec.ipv4().uidRange(1000, 2000).lookup(100)));
        does("ip rule add ipproto tcp dport 80-90 lookup 100", nl -> nl.rules()
                .add(RuleSpec.ipv4().ipProtocol(6).destinationPorts(80, 90).lookup(100)));
        does("ip rule add ipproto udp sport 53 lookup 100", nl -> nl.rules()
                .add(RuleSpec.ipv4().ipProtocol(17).sourcePort(53).lookup(100)));
        does("ip rule add lookup main suppress_prefixlength 0", nl -> nl.rules()
                .add(RuleSpec.ipv4().lookup(254).suppressPrefixLength(0)));
        does("ip rule add from 10.1.0.0/16 blackhole", nl -> nl.rules()
                .add(RuleSpec.ipv4().from("10.1.0.0/16").blackhole()));
        does("ip rule add from 10.1.0.0/16 goto 32766", nl -> nl.rules()
                .add(RuleSpec.ipv4().from("10.1.0.0/16").goTo(32766)));
        does("ip -6 rule add from fd01::/16 lookup 100", nl -> nl.rules()
                .add(RuleSpec.ipv6().from("fd01::/16").lookup(100)));
        does("ip rule delete priority 900", nl -> nl.rules()
                .deleteFirst(RuleSpec.ipv4().priority(900)));
        does("ip rule flush", nl -> nl.rules().flush(RuleFilter.all().ipv4()));
    }

    private void neighbours() {
        asks("ip neighbour show nud all", nl -> nl.neighbours().list());
        asks("ip neighbour show dev v0 nud all", nl -> nl.neighbours().list("v0"));
        asks("ip neighbour show nud permanent", nl -> nl.neighbours()
                .list(NeighbourFilter.all().state(NeighbourView.NUD_PERMANENT)));
        asks("ip neighbour show proxy", nl -> nl.neighbours()
                .list(NeighbourFilter.all().proxies()));
        asks("ip neighbour get 10.0.0.3 dev v0", nl -> nl.neighbours().get("v0", "10.0.0.3"));
        does("ip neighbour add 10.0.0.4 lladdr 02:00:00:00:00:44 dev v0", nl -> nl.neighbours()
                .add("v0", "10.0.0.4", "02:00:00:00:00:44"));
        does("ip neighbour add fd00::4 lladdr 02:00:00:00:00:44 nud noarp dev v0", nl -> nl.neighbours()
                .add(NeighbourSpec.of("fd00::4")
                        .lladdr("02:00:00:00:00:44")
                        .noarp()
                        .device("v0")));
        does("ip neighbour add fd00::4 lladdr 02:00:00:00:00:44 router dev v0", nl -> nl.neighbours()
                .add(NeighbourSpec.of("fd00::4")
                        .lladdr("02:00:00:00:00:44")
                        .permanent()
                        .router()
                        .device("v0")));
        does("ip neighbour add 10.0.0.4 lladdr 02:00:00:00:00:44 extern_learn dev v0", nl -> nl.neighbours()
                .add(NeighbourSpec.of("10.0.0.4")
                        .lladdr("02:00:00:00:00:44")
                        .permanent()
                        .externLearn()
                        .device("v0")));
        does("ip neighbour replace 10.0.0.3 lladdr 02:00:00:00:00:44 dev v0", nl -> nl.neighbours()
                .replace(NeighbourSpec.of("10.0.0.3")
                        .lladdr("02:00:00:00:00:44")
                        .permanent()
                        .device("v0")));
        does("ip neighbour change 10.0.0.3 lladdr 02:00:00:00:00:55 dev v0", nl -> nl.neighbours()
                .change(NeighbourSpec.of("10.0.0.3")
                        .lladdr("02:00:00:00:00:55")
                        .permanent()
                        .device("v0")));
        does("ip neighbour add proxy 10.0.0.50 dev v0", nl -> nl.neighbours()
                .add(NeighbourSpec.of("10.0.0.50").proxy().device("v0")));
        does("ip neighbour delete 10.0.0.3 dev v0", nl -> nl.neighbours().delete("v0", "10.0.0.3"));
        does("ip neighbour flush dev v0 nud permanent", nl -> nl.neighbours()
                .flush(NeighbourFilter.all().link("v0").state(NeighbourView.NUD_PERMANENT)));
    }

    private void vlans() {
        asks("bridge vlan show", nl -> nl.vlans().list());
        asks("bridge vlan global show", nl -> nl.vlans().list(VlanFilter.all().global()));
        does("bridge vlan add vid 10-20 dev v3", nl -> nl.vlans()
                .add(VlanSpec.of(10, 20).device("v3")));
        does("bridge vlan add vid 7 dev v3 pvid untagged", nl -> nl.vlans()
                .add(VlanSpec.of(7).device("v3").pvid().untagged()));
        does("bridge vlan add vid 10-20 dev br0 self", nl -> nl.vlans()
                .add(VlanSpec.of(10, 20).device("br0").itself()));
        does("bridge vlan del vid 1 dev v3", nl -> nl.vlans()
                .delete(VlanSpec.of(1).device("v3")));
        does("bridge vlan set vid 1 dev v3 state blocking", nl -> nl.vlans()
                .set(VlanSpec.of(1).device("v3").state(4)));
        does("bridge vlan set vid 1 dev v3 mcast_router 2", nl -> nl.vlans()
                .set(VlanSpec.of(1).device("v3").mcastRouter(2)));
        does("bridge vlan global set vid 1 dev br0 mcast_querier 1", nl -> nl.vlans()
                .set(VlanSpec.of(1).device("br0").mcastQuerier(true)));
    }

    private void nexthops() {
        asks("ip nexthop show", nl -> nl.nexthops().list());
        asks("ip -6 nexthop show", nl -> nl.nexthops().list(NexthopFilter.all().ipv6()));
        asks("ip nexthop show dev v0", nl -> nl.nexthops()
                .list(NexthopFilter.all().device("v0")));
        asks("ip nexthop show groups", nl -> nl.nexthops()
                .list(NexthopFilter.all().groups()));
        asks("ip nexthop show protocol 4", nl -> nl.nexthops()
                .list(NexthopFilter.all().protocol(4)));
        asks("ip nexthop get id 1", nl -> nl.nexthops().get(1));
        asks("ip nexthop bucket show", nl -> nl.nexthops().buckets().list());
        asks("ip nexthop bucket show id 3", nl -> nl.nexthops().buckets(3));
        asks("ip nexthop bucket get id 3 index 1", nl -> nl.nexthops().bucket(3, 1));
        does("ip nexthop add id 5 via 10.0.0.3 dev v0", nl -> nl.nexthops()
                .add(NexthopSpec.of(5).via("10.0.0.3").device("v0")));
        does("ip nexthop add id 5 via fd00::3 dev v0", nl -> nl.nexthops()
                .add(NexthopSpec.of(5).via("fd00::3").device("v0")));
        does("ip nexthop add id 5 via 172.16.0.1 dev v0 onlink", nl -> nl.nexthops()
                .add(NexthopSpec.of(5).via("172.16.0.1").device("v0").onlink()));
        does("ip nexthop add id 5 dev v0", nl -> nl.nexthops()
                .add(NexthopSpec.of(5).device("v0")));
        does("ip -6 nexthop add id 5 dev v0", nl -> nl.nexthops()
                .add(NexthopSpec.of(5).device("v0").ipv6()));
        does("ip nexthop add id 5 blackhole", nl -> nl.nexthops()
                .add(NexthopSpec.of(5).blackhole()));
        does("ip nexthop add id 5 via 10.0.0.3 dev v0 proto static", nl -> nl.nexthops()
                .add(NexthopSpec.of(5).via("10.0.0.3").device("v0").protocol(4)));
        does("ip nexthop add id 5 group 1/2", nl -> nl.nexthops()
                .add(NexthopSpec.of(5).group(1, 2)));
        does("ip nexthop add id 5 group 1,3/2", nl -> nl.nexthops()
                .add(NexthopSpec.of(5).member(1, 3).member(2, 1)));
        does("ip nexthop add id 5 group 1 type resilient buckets 8 idle_timer 60", nl -> nl.nexthops()
                .add(NexthopSpec.of(5).group(1).resilient().buckets(8).idleTimer(Duration.ofSeconds(60))));
        does("ip nexthop add id 5 via 10.0.0.3 fdb", nl -> nl.nexthops()
                .add(NexthopSpec.of(5).via("10.0.0.3").fdb()));
        does("ip nexthop replace id 1 via 10.0.0.3 dev v0", nl -> nl.nexthops()
                .replace(NexthopSpec.of(1).via("10.0.0.3").device("v0")));
        does("ip nexthop del id 1", nl -> nl.nexthops().delete(1));
        does("ip nexthop flush", nl -> nl.nexthops().flush());
        does("ip route add 10.8.0.0/16 nhid 1", nl -> nl.routes()
                .add(RouteSpec.to("10.8.0.0/16").nextHopId(1)));
    }

    private void vnis() {
        does("ip link add x0 type vxlan external vnifilter dstport 4789", nl -> nl.links()
                .create(Vxlan.named("x0").external().vniFilter().port(4789)));
        asks("bridge vni show", nl -> nl.vnis().list());
        asks("bridge vni show dev x9", nl -> nl.vnis().list(VniFilter.all().link("x9")));
        does("bridge vni add vni 100-199 dev x9", nl -> nl.vnis()
                .add(VniSpec.of(100, 199).device("x9")));
        does("bridge vni add vni 300 remote 10.0.0.2 dev x9", nl -> nl.vnis()
                .add(VniSpec.of(300).group("10.0.0.2").device("x9")));
        does("bridge vni delete vni 500-505 dev x9", nl -> nl.vnis()
                .delete(VniSpec.of(500, 505).device("x9")));
    }

    private void idsOfNamespaces() {
        asks("ip netns list-id", nl -> nl.netnsIds().list());
    }

    private void settingsOfLinks() {
        asks("ip netconf", nl -> nl.netconf().list());
        asks("ip -4 netconf", nl -> nl.netconf().list(NetConfFilter.all().ipv4()));
        asks("ip -6 netconf", nl -> nl.netconf().list(NetConfFilter.all().ipv6()));
    }

    private void addressLabels() {
        asks("ip addrlabel list", nl -> nl.addressLabels().list());
        does("ip addrlabel add prefix fd00:7::/32 label 77", nl -> nl.addressLabels()
                .add("fd00:7::/32", 77));
        does("ip addrlabel add prefix fd00:7::/32 dev v0 label 77", nl -> nl.addressLabels()
                .add("fd00:7::/32", "v0", 77));
        does("ip addrlabel del prefix fc00::/7 label 5", nl -> nl.addressLabels()
                .delete("fc00::/7"));
        does("ip addrlabel flush", nl -> nl.addressLabels().flush());
    }

    private void forwardingEntries() {
        asks("bridge fdb show", nl -> nl.fdb().list());
        asks("bridge fdb show brport v3", nl -> nl.fdb().list(FdbFilter.all().device("v3")));
        asks("bridge fdb show state static", nl -> nl.fdb()
                .list(FdbFilter.all().device("v3").state(NeighbourView.NUD_NOARP)));
        asks("bridge fdb get 02:00:00:00:00:88 br br0", nl -> nl.fdb().get("br0", "02:00:00:00:00:88"));
        asks("bridge fdb get 02:00:00:00:00:88 dev v3 master", nl -> nl.fdb()
                .get(FdbSpec.of("02:00:00:00:00:88").device("v3").master()));
        does("bridge fdb add 02:00:00:00:00:77 dev v3 master static", nl -> nl.fdb()
                .add(FdbSpec.of("02:00:00:00:00:77").device("v3").master().staticEntry()));
        does("bridge fdb add 02:00:00:00:00:77 dev v3 master static sticky", nl -> nl.fdb()
                .add(FdbSpec.of("02:00:00:00:00:77")
                        .device("v3")
                        .master()
                        .staticEntry()
                        .sticky()));
        does("bridge fdb add 02:00:00:00:00:77 dev v3 master dynamic extern_learn", nl -> nl.fdb()
                .add(FdbSpec.of("02:00:00:00:00:77")
                        .device("v3")
                        .master()
                        .dynamic()
                        .externLearn()));
        does("bridge fdb add 02:00:00:00:00:77 dev v0", nl -> nl.fdb()
                .add(FdbSpec.of("02:00:00:00:00:77").device("v0")));
        does("bridge fdb append 02:00:00:00:00:77 dev v0", nl -> nl.fdb()
                .append(FdbSpec.of("02:00:00:00:00:77").device("v0")));
        does("bridge fdb replace 02:00:00:00:00:88 dev v3 master static sticky", nl -> nl.fdb()
                .replace(FdbSpec.of("02:00:00:00:00:88")
                        .device("v3")
                        .master()
                        .staticEntry()
                        .sticky()));
        does("bridge fdb del 02:00:00:00:00:88 dev v3 master", nl -> nl.fdb()
                .delete(FdbSpec.of("02:00:00:00:00:88").device("v3").master()));
        does("bridge fdb flush dev br0 brport v3 static", nl -> nl.fdb()
                .flush(FdbFlush.of("br0").port("v3").staticEntries(true)));
    }
}
