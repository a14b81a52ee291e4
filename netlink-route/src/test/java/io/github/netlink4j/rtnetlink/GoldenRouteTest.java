package io.github.netlink4j.rtnetlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.object.Encap;
import io.github.netlink4j.rtnetlink.object.RouteProtocol;
import io.github.netlink4j.rtnetlink.object.Scope;
import io.github.netlink4j.rtnetlink.route.NextHop;
import io.github.netlink4j.rtnetlink.route.RouteAttr;
import io.github.netlink4j.rtnetlink.route.RouteChanges;
import io.github.netlink4j.rtnetlink.route.RouteLookup;
import io.github.netlink4j.rtnetlink.route.RouteMetrics;
import io.github.netlink4j.rtnetlink.route.RoutePreference;
import io.github.netlink4j.rtnetlink.route.RouteSpec;
import io.github.netlink4j.rtnetlink.route.RouteType;
import io.github.netlink4j.rtnetlink.route.Routes;
import io.github.netlink4j.socket.NetlinkClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** For each command, our request is the one that {@code ip} sends. */
class GoldenRouteTest {
    private static final LinkRef LO = LinkRef.of(1);
    private static final LinkRef ETH0 = LinkRef.of(10);

    private final Map<String, Consumer<Routes>> ours = new LinkedHashMap<>();
    /** The commands for which {@link Routes} lists first. */
    private final Map<String, Consumer<RouteChanges>> oursInABatch = new LinkedHashMap<>();

    private void add(String command, RouteSpec route) {
        ours.put("ip route add " + command, routes -> routes.add(route));
    }

    /** Reached through a router on eth0; {@code ip} leaves the choice of the link to the kernel. */
    private static RouteSpec via() {
        return RouteSpec.to("10.1.0.0/16").via("192.168.7.9");
    }

    private static RouteSpec to() {
        return RouteSpec.to("10.1.0.0/16");
    }

    private static RouteSpec v6() {
        return RouteSpec.to("fd01::/64");
    }

    {
        addIpv4();
        addTypes();
        addSeveralWays();
        addMetrics();
        changeAndDelete();
        addIpv6();
        get();
        addMore();
        deleteMore();
    }

    private void addIpv4() {
        add("10.1.0.0/16 via 192.168.7.9", via());
        add("10.1.0.0/16 dev eth0", to().device(ETH0));
        add(
                "10.1.0.0/16 via 192.168.7.9 dev eth0 metric 100",
                via().device(ETH0).metric(100));
        add("default via 192.168.7.9", RouteSpec.toDefault().via("192.168.7.9"));
        add("10.1.0.0/16 via 192.168.7.9 table 100", via().table(100));
        add("10.1.0.0/16 via 192.168.7.9 table 1000", via().table(1000));
        add("10.1.0.0/16 via 192.168.7.9 src 192.168.7.1", via().preferredSource("192.168.7.1"));
        add("10.1.0.0/16 via 192.168.7.9 proto static", via().protocol(4));
        add("10.1.0.0/16 dev eth0 scope host", to().device(ETH0).scope(254));
        add("10.1.0.0/16 via 192.168.7.9 tos 0x10", via().tos(0x10));
        add(
                "10.1.0.0/16 via 172.16.0.1 dev eth0 onlink",
                to().via("172.16.0.1").device(ETH0).onlink());
        add("10.1.0.0/16 via inet6 fd07::9 dev eth0", to().via("fd07::9").device(ETH0));
        add("10.1.0.0/16 nhid 5", to().nextHopId(5));
        add("10.1.0.0/16 via 192.168.7.9 realms 3/4", via().realms(3, 4));
    }

    private void addTypes() {
        add("blackhole 10.1.0.0/16", to().type(RouteType.BLACKHOLE));
        add("unreachable 10.1.0.0/16", to().type(RouteType.UNREACHABLE));
        add("prohibit 10.1.0.0/16", to().type(RouteType.PROHIBIT));
        add("throw 10.1.0.0/16 table 100", to().type(RouteType.THROW).table(100));
        add(
                "local 10.1.0.1 dev lo",
                RouteSpec.to("10.1.0.1").type(RouteType.LOCAL).device(LO));
        add(
                "broadcast 10.1.0.255 dev eth0",
                RouteSpec.to("10.1.0.255").type(RouteType.BROADCAST).device(ETH0));
    }

    private void addSeveralWays() {
        add(
                "10.1.0.0/16 nexthop via 192.168.7.8 weight 2 nexthop via 192.168.7.9 dev eth0",
                to().multipath(
                                NextHop.via("192.168.7.8").weight(2),
                                NextHop.via("192.168.7.9").device(ETH0)));
        add(
                "10.1.0.0/16 nexthop via 172.16.0.1 dev eth0 onlink nexthop via inet6 fd07::9 dev eth0",
                to().multipath(
                                NextHop.via("172.16.0.1").device(ETH0).onlink(),
                                NextHop.via("fd07::9").device(ETH0)));
    }

    private void addMetrics() {
        add("10.1.0.0/16 via 192.168.7.9 mtu 1400 advmss 1000", via().mtu(1400).advertisedMss(1000));
        add("10.1.0.0/16 via 192.168.7.9 mtu lock 1400", via().lockedMtu(1400));
        add(
                "10.1.0.0/16 via 192.168.7.9 window 1000 initcwnd 10 initrwnd 20 quickack 1 hoplimit 9 congctl cubic"
                        + " features ecn",
                via().window(1000)
                        .initialCongestionWindow(10)
                        .initialReceiveWindow(20)
                        .quickAck(true)
                        .hopLimit(9)
                        .congestionControl("cubic")
                        .features(RouteMetrics.RTAX_FEATURE_ECN));
    }

    private void changeAndDelete() {
        ours.put("ip route append 10.1.0.0/16 via 192.168.7.9", routes -> routes.append(via()));
        ours.put("ip route replace 10.1.0.0/16 via 192.168.7.9", routes -> routes.replace(via()));
        ours.put("ip route change 10.1.0.0/16 via 192.168.7.9", routes -> routes.change(via()));
        ours.put("ip route delete 10.1.0.0/16", routes -> routes.delete("10.1.0.0/16"));
        ours.put("ip route delete 10.1.0.0/16 via 192.168.7.9 table 1000", routes -> routes.delete(via().table(1000)));
        ours.put("ip route delete fd01::/64", routes -> routes.delete("fd01::/64"));
    }

    private void addIpv6() {
        add("fd01::/64 via fd07::9", v6().via("fd07::9"));
        add("fd01::/64 dev eth0", v6().device(ETH0));
        add(
                "default via fe80::1 dev eth0 metric 5 pref high expires 60",
                RouteSpec.toDefault()
                        .via("fe80::1")
                        .device(ETH0)
                        .metric(5)
                        .preference(RoutePreference.HIGH)
                        .expires(Duration.ofSeconds(60)));
        add(
                "fd01::/64 nexthop via fd07::8 weight 3 nexthop via fd07::9",
                v6().multipath(NextHop.via("fd07::8").weight(3), NextHop.via("fd07::9")));
        add(
                "fd01::/64 from fd02::/64 via fd07::9",
                v6().from(IpPrefix.parse("fd02::/64")).via("fd07::9"));
        add("blackhole fd01::/64", v6().type(RouteType.BLACKHOLE));
    }

    private void get() {
        ours.put("ip route get 10.1.0.1", routes -> routes.get("10.1.0.1"));
        ours.put(
                "ip route get 10.1.0.1 from 192.168.7.1 oif eth0 mark 5 uid 1000",
                routes -> routes.get(RouteLookup.to("10.1.0.1")
                        .from("192.168.7.1")
                        .out(ETH0)
                        .mark(5)
                        .uid(1000)));
        ours.put(
                "ip route get fibmatch 192.168.7.9",
                routes -> routes.get(RouteLookup.to("192.168.7.9").asInTable()));
        ours.put(
                "ip route get 10.1.0.1 from 192.168.9.9 iif eth0",
                routes -> routes.get(
                        RouteLookup.to("10.1.0.1").from("192.168.9.9").in(ETH0)));
        ours.put("ip route get fd07::9", routes -> routes.get(RouteLookup.to(IpAddress.parse("fd07::9"))));
    }

    private void addMore() {
        add(
                "multicast 239.1.0.0/16 dev eth0",
                RouteSpec.to("239.1.0.0/16").type(RouteType.MULTICAST).device(ETH0));
        add(
                "10.1.0.0/16 dev eth0 scope 100 proto 77",
                to().device(ETH0).scope(100).protocol(77));
        add(
                "0.0.0.0/0 via inet6 fe80::1 dev eth0",
                RouteSpec.to("0.0.0.0/0").via("fe80::1").device(ETH0));
        add("10.1.0.0/16 via 192.168.7.9 realms 4", via().realm(4));
        add("10.1.0.0/16 encap ip id 5 dst 10.9.9.9 dev eth0", to().device(ETH0).encap(tunnel()));
        add(
                "10.1.0.0/16 nexthop encap ip id 5 dst 10.9.9.9 dev eth0 nexthop via 192.168.7.9 weight 256",
                to().multipath(
                                NextHop.on(ETH0).encap(tunnel()),
                                NextHop.via("192.168.7.9").weight(256)));
        add(
                "10.1.0.0/16 via 192.168.7.9 rtt 100ms rttvar 50ms rto_min 5ms ssthresh 20 cwnd lock 30 reordering 7",
                via().roundTripTime(Duration.ofMillis(100))
                        .roundTripVariance(Duration.ofMillis(50))
                        .minimumRetransmission(Duration.ofMillis(5))
                        .slowStartThreshold(20)
                        .congestionWindow(30)
                        .reordering(7));
        add(
                "10.1.0.0/16 via 192.168.7.9 mtu 1400 advmss lock 1000 fastopen_no_cookie 1",
                via().mtu(1400).advertisedMss(1000).lock(RouteMetrics.ADVMSS).fastOpenWithoutCookie(true));
        add(
                "local fd01::1 dev lo",
                RouteSpec.to("fd01::1").type(RouteType.LOCAL).device(LO));
        add(
                "unreachable default table 100",
                RouteSpec.toDefault().type(RouteType.UNREACHABLE).table(100));
        add("fd01::/64 via fd07::9 pref low", v6().via("fd07::9").preference(RoutePreference.LOW));
        ours.put(
                "ip route replace fd01::/64 nhid 5 table 4294967295",
                routes -> routes.replace(v6().nextHopId(5).table(4_294_967_295L)));
        ours.put(
                "ip route append fd01::/64 via fd07::9 src fd07::1",
                routes -> routes.append(v6().via("fd07::9").preferredSource("fd07::1")));
        ours.put(
                "ip route change fd01::/64 dev eth0 mtu lock 1300",
                routes -> routes.change(v6().device(ETH0).lockedMtu(1300)));
    }

    /** LWTUNNEL_IP_ID 5, in eight bytes of network order, and LWTUNNEL_IP_DST 10.9.9.9. */
    private static Encap tunnel() {
        MessageWriter writer = new MessageWriter();
        writer.putRaw(RouteAttr.SET, 1, new byte[] {0, 0, 0, 0, 0, 0, 0, 5});
        writer.putRaw(RouteAttr.SET, 2, new byte[] {10, 9, 9, 9});
        return new Encap(Encap.LWTUNNEL_ENCAP_IP, Arrays.copyOf(writer.bytes(), writer.length()));
    }

    private void deleteMore() {
        ours.put("ip route delete blackhole 10.1.0.0/16", routes -> routes.delete(to().type(RouteType.BLACKHOLE)));
        ours.put(
                "ip route delete local 10.1.0.1 dev lo",
                routes -> routes.delete(
                        RouteSpec.to("10.1.0.1").type(RouteType.LOCAL).device(LO)));
        ours.put(
                "ip route delete broadcast 10.1.0.255 dev eth0",
                routes -> routes.delete(
                        RouteSpec.to("10.1.0.255").type(RouteType.BROADCAST).device(ETH0)));
        ours.put(
                "ip route delete 10.1.0.0/16 proto static metric 5 scope link tos 0x10",
                routes -> routes.delete(to().protocol(RouteProtocol.RTPROT_STATIC)
                        .metric(5)
                        .scope(Scope.RT_SCOPE_LINK)
                        .tos(0x10)));
        oursInABatch.put(
                "ip route delete default via fe80::1 dev eth0",
                routes -> routes.delete(RouteSpec.toDefault().via("fe80::1").device(ETH0)));
        ours.put(
                "ip route get 10.1.0.1 ipproto tcp sport 1024 dport 80 tos 0x10",
                routes -> routes.get(RouteLookup.to("10.1.0.1")
                        .protocol(6)
                        .sourcePort(1024)
                        .destinationPort(80)
                        .tos(0x10)));
        ours.put(
                "ip route get fd07::9 from fd07::1 oif eth0 mark 7",
                routes -> routes.get(
                        RouteLookup.to("fd07::9").from("fd07::1").out(ETH0).mark(7)));
    }

    @TestFactory
    Stream<DynamicTest> givenCommandOfIp_whenWeDoTheSame_thenTheRequestIsTheSame() {
        Map<String, byte[]> theirs = Golden.read("route.txt");
        Map<String, Consumer<NetlinkClient>> all = new LinkedHashMap<>();
        ours.forEach((command, work) -> all.put(command, client -> work.accept(new Routes(client))));
        oursInABatch.forEach((command, work) ->
                all.put(command, client -> work.accept(new RouteChanges(client::execute, Script.noLinks()))));
        assertThat(all.keySet()).containsExactlyInAnyOrderElementsOf(theirs.keySet());
        return theirs.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    byte[] expected = entry.getValue();
                    byte[] message = Recorder.messageOf(all.get(entry.getKey()));

                    assertThat(Canonical.of(message, RouteAttr.SET)).isEqualTo(Canonical.of(expected, RouteAttr.SET));
                }));
    }
}
