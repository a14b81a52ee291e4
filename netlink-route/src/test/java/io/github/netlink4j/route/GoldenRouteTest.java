package io.github.netlink4j.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.route.link.LinkRef;
import io.github.netlink4j.route.route.NextHop;
import io.github.netlink4j.route.route.RouteAttr;
import io.github.netlink4j.route.route.RouteLookup;
import io.github.netlink4j.route.route.RouteMetrics;
import io.github.netlink4j.route.route.RouteSpec;
import io.github.netlink4j.route.route.RouteType;
import io.github.netlink4j.route.route.Routes;
import java.time.Duration;
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
    private static final int NLM_F_ACK = 4;

    private final Map<String, Consumer<Routes>> ours = new LinkedHashMap<>();

    private void add(String command, RouteSpec route) {
        ours.put("ip route add " + command, routes -> routes.add(route));
    }

    /** To be reached by a router on eth0, whose link {@code ip} leaves to the kernel. */
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
        add("10.1.0.0/16 via 192.168.7.9 realms 3/4", via().set(RouteAttr.FLOW, 3 << 16 | 4));
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
                via().set(RouteMetrics.WINDOW, 1000)
                        .set(RouteMetrics.INITCWND, 10)
                        .set(RouteMetrics.INITRWND, 20)
                        .set(RouteMetrics.QUICKACK, true)
                        .set(RouteMetrics.HOPLIMIT, 9)
                        .set(RouteMetrics.CC_ALGO, "cubic")
                        .set(RouteMetrics.FEATURES, 1));
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
                        .preference(1)
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

    @TestFactory
    Stream<DynamicTest> givenCommandOfIp_whenWeDoTheSame_thenTheRequestIsTheSame() {
        Map<String, byte[]> theirs = Golden.read("route.txt");
        assertThat(ours.keySet()).containsExactlyInAnyOrderElementsOf(theirs.keySet());
        return theirs.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    byte[] expected = entry.getValue();
                    byte[] message = Recorder.messageOf(
                            client -> ours.get(entry.getKey()).accept(new Routes(client)));
                    // We ask for an acknowledgement of every request, so that each has an end that can be waited for.
                    expected[6] |= NLM_F_ACK;

                    assertThat(Canonical.of(message, RouteAttr.SET)).isEqualTo(Canonical.of(expected, RouteAttr.SET));
                }));
    }
}
