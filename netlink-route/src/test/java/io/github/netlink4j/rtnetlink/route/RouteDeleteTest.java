package io.github.netlink4j.rtnetlink.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.rtnetlink.Batch;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.object.Encap;
import io.github.netlink4j.rtnetlink.object.NextHopFlags;
import io.github.netlink4j.rtnetlink.object.RouteProtocol;
import io.github.netlink4j.rtnetlink.object.Scope;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.RequiresKind;
import io.github.netlink4j.testing.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@LiveRoute
@RequiresKind("veth")
class RouteDeleteTest {
    @BeforeEach
    void prepare() {
        Net.prepare();
    }

    @Test
    void givenRoutesToOneNetwork_whenOneIsDeletedAsListed_thenOnlyThatOneIsGone(RtNetlink nl) {
        nl.routes().add(RouteSpec.to("10.1.0.0/16").via("192.168.0.2"));
        nl.routes().append(RouteSpec.to("10.1.0.0/16").via("192.168.0.3"));
        nl.routes().append(RouteSpec.to("10.1.0.0/16").via("fd00::4").device("v0"));
        nl.routes().add(RouteSpec.to("10.1.0.0/16").via("192.168.0.2").metric(5));
        nl.routes().add(RouteSpec.to("10.1.0.0/16").via("192.168.0.2").tos(0x10));
        nl.routes().add(RouteSpec.to("10.1.0.0/16").via("192.168.0.2").table(1000));
        List<Route> all = Net.to(nl, "10.1.0.0/16");
        assertThat(all).hasSize(6);

        for (int i = all.size() - 1; i >= 0; i--) {
            nl.routes().delete(all.get(i));

            assertThat(Net.to(nl, "10.1.0.0/16"))
                    .extracting(Route::toString)
                    .containsExactlyElementsOf(
                            all.subList(0, i).stream().map(Route::toString).toList());
        }
    }

    @Test
    void givenEveryKindOfRoute_whenDeletedAsListed_thenNoneIsLeft(RtNetlink nl) {
        nl.routes().add(RouteSpec.toDefault().via("192.168.0.2"));
        nl.routes().add(RouteSpec.to("10.2.0.0/16").type(RouteType.BLACKHOLE));
        nl.routes().add(RouteSpec.to("10.3.0.0/16").multipath(NextHop.via("192.168.0.2"), NextHop.on("v1")));
        nl.routes().add(RouteSpec.to("10.4.0.1").type(RouteType.LOCAL).device("lo"));
        nl.routes().add(RouteSpec.toDefault().via("fd00::2"));
        nl.routes().add(RouteSpec.to("fd02::/64").type(RouteType.PROHIBIT).table(1000));
        nl.routes().add(RouteSpec.to("fd03::/64").multipath(NextHop.via("fd00::2"), NextHop.via("fd00::3")));
        nl.routes().add(RouteSpec.to("fd04::/64").device("v1").metric(7));
        RouteFilter ours = RouteFilter.all().protocol(RouteProtocol.RTPROT_BOOT);
        List<Route> all = nl.routes().list(ours);
        assertThat(all).hasSize(8);

        all.forEach(nl.routes()::delete);

        assertThat(nl.routes().list(ours)).isEmpty();
    }

    @Test
    void givenRoute_whenDeletedTwice_thenTheSecondTimeNotFound(RtNetlink nl) {
        nl.routes().add(RouteSpec.to("10.1.0.0/16").via("192.168.0.2").metric(5));
        Route route = nl.routes().find("10.1.0.0/16").orElseThrow();
        nl.routes().delete(route);

        assertThatThrownBy(() -> nl.routes().delete(route))
                .hasMessage("RTM_DELROUTE 10.1.0.0/16 metric 5 table 254 rejected: ESRCH: No such process;"
                        + " there is no such route");
    }

    @Test
    void givenDescription_whenDeleted_thenWhatIsNotToldMayBeAnything(RtNetlink nl) {
        nl.routes().add(RouteSpec.to("10.1.0.0/16").via("192.168.0.2").protocol(RouteProtocol.RTPROT_STATIC));
        nl.routes().add(RouteSpec.to("fd01::/64").via("fd00::2").metric(9));

        assertThatThrownBy(() -> nl.routes().delete(RouteSpec.to("10.1.0.0/16").via("192.168.0.3")))
                .message()
                .contains("ESRCH");
        nl.routes().delete("10.1.0.0/16");
        nl.routes().delete(IpPrefix.parse("fd01::/64"));

        assertThat(Net.to(nl, "10.1.0.0/16")).isEmpty();
        assertThat(Net.to(nl, "fd01::/64")).isEmpty();
    }

    @Test
    @DisplayName("H80: routes that differ only in what a deletion must state, or cannot")
    void givenRoutesThatDifferInOneThing_whenTheLaterIsDeletedAsListed_thenOnlyThatOneIsGone(RtNetlink nl) {
        String several = "nexthop via 192.168.0.2 realm %s nexthop via 192.168.0.3";
        List<String> pairs = List.of(
                "10.1.0.0/16 via 192.168.0.2 mtu 1400; 10.1.0.0/16 via 192.168.0.2 mtu 1300",
                "10.1.0.0/16 via 192.168.0.2 realm 3; 10.1.0.0/16 via 192.168.0.2 realm 4",
                "10.1.0.0/16 via 192.168.0.2; 10.1.0.0/16 via 192.168.0.2 congctl cubic",
                "10.1.0.0/16 " + several.formatted("5") + "; 10.1.0.0/16 " + several.formatted("6"),
                "10.1.0.0/16 " + several.formatted("5") + "; 10.1.0.0/16 via 192.168.0.2 realm 5",
                "10.1.0.0/16 via 192.168.0.2; 10.1.0.0/16 via 192.168.0.2 src 192.168.0.1",
                "blackhole 10.1.0.0/16; prohibit 10.1.0.0/16",
                "blackhole fd01::/64 metric 20; prohibit fd01::/64 metric 30",
                "fd01::/64 via fd00::2 metric 20; fd01::/64 via fd00::2 metric 30",
                "fd01::/64 dev v0 metric 20; fd01::/64 via fd00::2 metric 30",
                "fd01::/64 metric 20 nexthop via fd00::2 nexthop via fd00::3; fd01::/64 via fd00::2 metric 30");
        for (String pair : pairs) {
            String[] routes = pair.split("; ");
            String destination = routes[0].replaceAll(".*?(\\S+/\\d+).*", "$1");
            Cli.run("sh", "-ec", "ip route add " + routes[0] + "; ip route append " + routes[1]);
            List<Route> both = Net.to(nl, destination);
            assertThat(both).as(pair).hasSize(2);

            nl.routes().delete(both.get(1));

            assertThat(Net.to(nl, destination))
                    .as(pair)
                    .extracting(Route::toString)
                    .containsExactly(both.get(0).toString());
            nl.routes().delete(both.get(0));
            assertThat(Net.to(nl, destination)).as(pair).isEmpty();
        }
    }

    @Test
    @DisplayName("H80: a route that is gone, and others to the same destination")
    void givenRoutesOfOtherMetrics_whenOneIsDeletedTwice_thenTheOthersStay(RtNetlink nl) {
        nl.routes().add(RouteSpec.to("10.1.0.0/16").via("192.168.0.2"));
        nl.routes().add(RouteSpec.to("10.1.0.0/16").via("192.168.0.2").metric(100));
        Route first = Net.to(nl, "10.1.0.0/16").get(0);
        nl.routes().delete(first);

        assertThatThrownBy(() -> nl.routes().delete(first))
                .isInstanceOf(KernelException.class)
                .hasMessageContaining("ESRCH");

        assertThat(Net.to(nl, "10.1.0.0/16")).extracting(Route::metric).containsExactly(100L);
    }

    @Test
    void givenRouteWhoseStateHasChanged_whenDeletedAsListedBefore_thenItIsGone(RtNetlink nl) {
        nl.routes().add(RouteSpec.to("10.1.0.0/16").via("192.168.0.2"));
        nl.routes().add(RouteSpec.to("fd01::/64").via("fd00::2"));
        List<Route> before = List.of(
                Net.to(nl, "10.1.0.0/16").get(0), Net.to(nl, "fd01::/64").get(0));
        nl.links().down("v1");
        Waiting.until(Duration.ofSeconds(10), "v0 has no carrier", () -> Net.to(nl, "10.1.0.0/16")
                .get(0)
                .hasFlag(NextHopFlags.RTNH_F_LINKDOWN));

        before.forEach(nl.routes()::delete);

        assertThat(Net.to(nl, "10.1.0.0/16")).isEmpty();
        assertThat(Net.to(nl, "fd01::/64")).isEmpty();
    }

    /** fib_nh_match() compares neither the weights nor, without a gateway in the request, that there is none. */
    @Test
    @DisplayName("H80: routes that no request distinguishes")
    void givenRoutesThatNoRequestDistinguishes_whenTheLaterIsDeleted_thenRefused(RtNetlink nl) {
        String ways = " nexthop via 192.168.0.2 weight %s nexthop via 192.168.0.3; ";
        Cli.run(
                "sh",
                "-ec",
                "ip route add 10.1.0.0/16" + ways.formatted("1") + "ip route append 10.1.0.0/16" + ways.formatted("2")
                        + "ip route add 10.2.0.0/16 via 192.168.0.2 dev v0 proto static;"
                        + "ip route append 10.2.0.0/16 dev v0 proto static scope global");
        for (String destination : List.of("10.1.0.0/16", "10.2.0.0/16")) {
            List<Route> both = Net.to(nl, destination);
            assertThat(both).hasSize(2);

            assertThatThrownBy(() -> nl.routes().delete(both.get(1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("the kernel would delete [" + both.get(0) + "] instead");

            assertThat(Net.to(nl, destination)).hasSize(2);
            both.forEach(nl.routes()::delete);
            assertThat(Net.to(nl, destination)).isEmpty();
        }
    }

    /** A field with a value that the route does not have, and the value that it has. */
    private record Field(
            String name,
            UnaryOperator<RouteSpec> wrong,
            @Nullable UnaryOperator<RouteSpec> right) {}

    private static Field field(String name, UnaryOperator<RouteSpec> wrong, @Nullable UnaryOperator<RouteSpec> right) {
        return new Field(name, wrong, right);
    }

    @Test
    @DisplayName("H81: each field of a description counts, IPv4")
    void givenDescriptionOfAnIpv4Route_whenOneFieldDiffers_thenTheRouteStays(RtNetlink nl) {
        Cli.run("ip", "nexthop", "add", "id", "8", "via", "192.168.0.8", "dev", "v0");
        Encap encap = new Encap(Encap.LWTUNNEL_ENCAP_IP, new byte[0]);
        check(
                nl,
                () -> RouteSpec.to("10.1.0.0/16"),
                route -> route.via("192.168.0.2")
                        .device("v0")
                        .metric(20)
                        .protocol(RouteProtocol.RTPROT_STATIC)
                        .preferredSource("192.168.0.1")
                        .mtu(1400)
                        .hopLimit(9)
                        .congestionControl("cubic")
                        .realm(3),
                field("type", r -> r.type(RouteType.BLACKHOLE), r -> r.type(RouteType.UNICAST)),
                field("scope", r -> r.scope(Scope.RT_SCOPE_LINK), r -> r.scope(Scope.RT_SCOPE_UNIVERSE)),
                field("tos", r -> r.tos(4), r -> r.tos(0)),
                field("table", r -> r.table(7), r -> r.table(254)),
                field("protocol", r -> r.protocol(99), r -> r.protocol(RouteProtocol.RTPROT_STATIC)),
                field("metric", r -> r.metric(30), r -> r.metric(20)),
                field("metric 0", r -> r.metric(0), null),
                field("source", r -> r.preferredSource("192.168.0.7"), r -> r.preferredSource("192.168.0.1")),
                field("mtu", r -> r.mtu(1300), r -> r.mtu(1400)),
                field("hop limit", r -> r.hopLimit(8), r -> r.hopLimit(9)),
                field("advmss", r -> r.advertisedMss(1000), null),
                field("congctl", r -> r.congestionControl("reno"), r -> r.congestionControl("cubic")),
                field("realm", r -> r.realm(4), r -> r.realm(3)),
                field("realm by", r -> r.via("192.168.0.2").realm(4), r -> r.via("192.168.0.2")
                        .realm(3)),
                field("gateway", r -> r.via("192.168.0.3"), r -> r.via("192.168.0.2")),
                field("device", r -> r.device("v1"), r -> r.device("v0")),
                field("onlink", r -> r.via("192.168.0.2").onlink(), null),
                field("encap", r -> r.encap(encap), null),
                field("nexthop object", r -> r.nextHopId(8), null),
                field(
                        "one next hop",
                        r -> r.multipath(NextHop.via("192.168.0.2").realm(4)),
                        r -> r.multipath(NextHop.via("192.168.0.2").realm(3))),
                field("weight", r -> r.multipath(NextHop.via("192.168.0.2").weight(2)), null),
                field("two next hops", r -> r.multipath(NextHop.via("192.168.0.2"), NextHop.via("192.168.0.3")), null));
    }

    @Test
    @DisplayName("H81: each field of a description counts, IPv6")
    void givenDescriptionOfAnIpv6Route_whenOneFieldDiffers_thenTheRouteStays(RtNetlink nl) {
        Cli.run("ip", "nexthop", "add", "id", "8", "via", "fd00::8", "dev", "v0");
        check(
                nl,
                () -> RouteSpec.to("fd01::/64"),
                route -> route.via("fd00::2")
                        .device("v0")
                        .metric(20)
                        .protocol(RouteProtocol.RTPROT_STATIC)
                        .preferredSource("fd00::1")
                        .mtu(1400)
                        .preference(RoutePreference.HIGH),
                field("type", r -> r.type(RouteType.BLACKHOLE), r -> r.type(RouteType.UNICAST)),
                field("table", r -> r.table(7), r -> r.table(254)),
                field("protocol", r -> r.protocol(99), r -> r.protocol(RouteProtocol.RTPROT_STATIC)),
                field("metric", r -> r.metric(30), r -> r.metric(20)),
                field("metric 0", r -> r.metric(0), null),
                field("source", r -> r.preferredSource("fd00::7"), r -> r.preferredSource("fd00::1")),
                field("mtu", r -> r.mtu(1300), r -> r.mtu(1400)),
                field("preference", r -> r.preference(RoutePreference.LOW), r -> r.preference(RoutePreference.HIGH)),
                field("gateway", r -> r.via("fd00::3"), r -> r.via("fd00::2")),
                field("device", r -> r.device("v1"), r -> r.device("v0")),
                field("onlink", r -> r.via("fd00::2").onlink(), null),
                field("nexthop object", r -> r.nextHopId(8), null),
                field(
                        "one next hop",
                        r -> r.multipath(NextHop.via("fd00::3")),
                        r -> r.multipath(NextHop.via("fd00::2"))),
                field("two next hops", r -> r.multipath(NextHop.via("fd00::2"), NextHop.via("fd00::3")), null));
    }

    private static void check(
            RtNetlink nl, Supplier<RouteSpec> to, UnaryOperator<RouteSpec> complete, Field... fields) {
        String destination = to.get().toString();
        nl.routes().add(complete.apply(to.get()));
        for (Field field : fields) {
            assertThatThrownBy(() -> nl.routes().delete(field.wrong.apply(to.get())))
                    .as(field.name)
                    .isInstanceOf(KernelException.class)
                    .message()
                    .containsAnyOf("ESRCH", "ENOENT: No such file or directory; FIB table does not exist");
            assertThat(Net.to(nl, destination)).as(field.name).hasSize(1);
            if (field.right != null) {
                nl.routes().delete(field.right.apply(to.get()));
                assertThat(Net.to(nl, destination)).as(field.name).isEmpty();
                nl.routes().add(complete.apply(to.get()));
            }
        }
    }

    /** For a route by a nexthop object ip6_route_del() compares neither gateway nor link. */
    @Test
    @DisplayName("H81: an IPv6 route by a nexthop object, and a description with another link")
    void givenIpv6RouteByANexthopObject_whenOneWithAnotherLinkIsDeleted_thenItStays(RtNetlink nl) {
        Cli.run("ip", "nexthop", "add", "id", "8", "via", "fd00::8", "dev", "v0");
        nl.routes().add(RouteSpec.to("fd01::/64").nextHopId(8).metric(20));

        assertThatThrownBy(() -> nl.routes().delete(RouteSpec.to("fd01::/64").device("v1")))
                .hasMessageContaining("ESRCH");
        assertThatThrownBy(() -> nl.routes().delete(RouteSpec.to("fd01::/64").via("fd00::2")))
                .hasMessageContaining("ESRCH");
        assertThat(Net.to(nl, "fd01::/64")).hasSize(1);
        nl.routes().delete(RouteSpec.to("fd01::/64").nextHopId(8));

        assertThat(Net.to(nl, "fd01::/64")).isEmpty();
    }

    @Test
    void givenIpv6RouteWithSeveralNextHops_whenOneIsDeletedByItsGateway_thenTheOtherStays(RtNetlink nl) {
        nl.routes().add(RouteSpec.to("fd01::/64").multipath(NextHop.via("fd00::2"), NextHop.via("fd00::3")));

        nl.routes().delete(RouteSpec.to("fd01::/64").via("fd00::2"));

        assertThat(Net.to(nl, "fd01::/64")).singleElement().satisfies(route -> assertThat(route.gateway())
                .hasToString("fd00::3"));
    }

    @Test
    @DisplayName("H81: in a batch, what the kernel does not compare is refused")
    void givenBatch_whenADescriptionHasWhatIsNotCompared_thenRefused(RtNetlink nl) {
        List<RouteSpec> refused = List.of(
                RouteSpec.to("fd01::/64").type(RouteType.PROHIBIT),
                RouteSpec.to("fd01::/64").mtu(1400),
                RouteSpec.to("fd01::/64").preferredSource("fd00::1"),
                RouteSpec.to("fd01::/64").preference(RoutePreference.HIGH),
                RouteSpec.to("fd01::/64").multipath(NextHop.via("fd00::2"), NextHop.via("fd00::3")),
                RouteSpec.to("10.1.0.0/16").realm(3),
                RouteSpec.to("10.1.0.0/16").metric(0),
                RouteSpec.to("10.1.0.0/16").multipath(NextHop.via("192.168.0.2"), NextHop.via("192.168.0.3")),
                RouteSpec.to("10.1.0.0/16").via("192.168.0.2").onlink());
        Batch batch = nl.batch();

        assertThat(refused)
                .allSatisfy(route -> assertThatThrownBy(() -> batch.routes().delete(route))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("the kernel does not compare"));
        assertThat(batch.size()).isZero();
    }

    @Test
    void givenBatch_whenRoutesAreDeletedAsListed_thenEachByAllThatTheKernelCompares(RtNetlink nl) {
        Cli.run(
                "sh",
                "-ec",
                "ip route add 10.1.0.0/16 via 192.168.0.2 mtu 1400; ip route append 10.1.0.0/16 via 192.168.0.2 mtu 1300;"
                        + " ip route add fd01::/64 nexthop via fd00::2 nexthop via fd00::3");
        Route later = Net.to(nl, "10.1.0.0/16").get(1);
        Batch batch = nl.batch();

        batch.routes().delete(later);
        batch.routes().delete(Net.to(nl, "fd01::/64").get(0));
        batch.execute();

        assertThat(Net.to(nl, "10.1.0.0/16"))
                .extracting(route -> route.get(RouteMetrics.MTU, 0))
                .containsExactly(1400L);
        assertThat(Net.to(nl, "fd01::/64")).isEmpty();
    }
}
