package io.github.netlink4j.route.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.route.LiveRoute;
import io.github.netlink4j.route.RtNetlink;
import io.github.netlink4j.route.address.AddressSpec;
import io.github.netlink4j.route.link.LinkRef;
import io.github.netlink4j.route.link.Veth;
import io.github.netlink4j.testing.Cli;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@LiveRoute
class RoutesTest {
    @BeforeEach
    void prepare() {
        try (RtNetlink nl = RtNetlink.open()) {
            nl.links().create(Veth.named("v0").up().peer("v1", far -> far.up()));
            nl.addresses().add("v0", "192.168.0.1/24");
            nl.addresses().add("v0", AddressSpec.of("fd00::1/64").noDad());
        }
    }

    private static JsonNode ip(String... filter) {
        List<String> command = new ArrayList<>(List.of("ip", "-j", "-d"));
        command.addAll(List.of(filter));
        return Cli.json(command.toArray(String[]::new));
    }

    private static List<Route> to(RtNetlink nl, String destination) {
        return nl.routes().list(RouteFilter.all().destination(destination));
    }

    @Test
    void givenRoutesOfTheKernel_whenListed_thenWeSeeAsManyAsIp(RtNetlink nl) {
        int theirs = ip("route", "show", "table", "all").size();

        assertThat(nl.routes().list()).hasSize(theirs);
        assertThat(nl.routes().count(RouteFilter.all())).isEqualTo(theirs);
        assertThat(nl.routes().count(RouteFilter.all().ipv6()))
                .isEqualTo(ip("-6", "route", "show", "table", "all").size());
    }

    @Test
    void givenRoute_whenAdded_thenIpSeesEveryPartOfIt(RtNetlink nl) {
        nl.routes()
                .add(RouteSpec.to("10.1.0.0/16")
                        .via("192.168.0.9")
                        .metric(7)
                        .protocol(4)
                        .preferredSource("192.168.0.1")
                        .lockedMtu(1400)
                        .advertisedMss(1000));

        JsonNode seen = ip("route", "show", "10.1.0.0/16").get(0);
        assertThat(seen.get("gateway").asText()).isEqualTo("192.168.0.9");
        assertThat(seen.get("protocol").asText()).isEqualTo("static");
        assertThat(seen.get("metric").asInt()).isEqualTo(7);
        assertThat(seen.get("prefsrc").asText()).isEqualTo("192.168.0.1");
        Route route = to(nl, "10.1.0.0/16").get(0);
        assertThat(route.gateway()).hasToString("192.168.0.9");
        assertThat(route.destination()).isEqualTo(IpPrefix.parse("10.1.0.0/16"));
        assertThat(route.linkIndex()).isEqualTo(nl.links().get("v0").index());
        assertThat(route.metric()).isEqualTo(7);
        assertThat(route.protocol()).isEqualTo(4);
        assertThat(route.preferredSource()).hasToString("192.168.0.1");
        assertThat(route.get(RouteMetrics.MTU, 0)).isEqualTo(1400);
        assertThat(route.get(RouteMetrics.LOCK, 0)).isEqualTo(4);
        assertThat(route.get(RouteMetrics.ADVMSS, 0)).isEqualTo(1000);
    }

    @Test
    void givenRoute_whenAddedAgain_thenExistsAndReplaceAppendChangeDoWhatTheySay(RtNetlink nl) {
        RouteSpec first = RouteSpec.to("10.1.0.0/16").via("192.168.0.2");
        nl.routes().add(first);

        assertThatThrownBy(() -> nl.routes().add(RouteSpec.to("10.1.0.0/16").via("192.168.0.3")))
                .isInstanceOfSatisfying(
                        KernelException.class, e -> assertThat(e.isExists()).isTrue())
                .hasMessage("RTM_NEWROUTE 10.1.0.0/16 via 192.168.0.3 rejected: EEXIST: File exists");
        nl.routes().replace(RouteSpec.to("10.1.0.0/16").via("192.168.0.4"));
        assertThat(to(nl, "10.1.0.0/16"))
                .extracting(route -> route.gateway().toString())
                .containsExactly("192.168.0.4");
        nl.routes().append(RouteSpec.to("10.1.0.0/16").via("192.168.0.5"));
        assertThat(to(nl, "10.1.0.0/16")).hasSize(2);
        nl.routes().change(RouteSpec.to("10.1.0.0/16").via("192.168.0.6"));
        assertThat(to(nl, "10.1.0.0/16"))
                .extracting(route -> route.gateway().toString())
                .containsExactly("192.168.0.6", "192.168.0.5");
        assertThatThrownBy(() -> nl.routes().change(RouteSpec.to("10.99.0.0/16").via("192.168.0.6")))
                .isInstanceOfSatisfying(
                        KernelException.class, e -> assertThat(e.isNotFound()).isTrue());
    }

    @Test
    void givenRoutes_whenOneIsDeleted_thenOnlyThatOneIsGone(RtNetlink nl) {
        nl.routes().add(RouteSpec.to("10.1.0.0/16").via("192.168.0.2").metric(1));
        nl.routes().add(RouteSpec.to("10.1.0.0/16").via("192.168.0.2").metric(2));

        nl.routes().delete(RouteSpec.to("10.1.0.0/16").metric(2));

        assertThat(to(nl, "10.1.0.0/16")).extracting(Route::metric).containsExactly(1L);
        assertThatThrownBy(() -> nl.routes().delete("10.77.0.0/16"))
                .hasMessage("RTM_DELROUTE 10.77.0.0/16 rejected: ESRCH: No such process; there is no such route");
    }

    @Test
    void givenTypes_whenAdded_thenIpNamesThem(RtNetlink nl) {
        for (RouteType type :
                new RouteType[] {RouteType.BLACKHOLE, RouteType.UNREACHABLE, RouteType.PROHIBIT, RouteType.THROW}) {
            nl.routes().add(RouteSpec.to("10.5.0.0/16").type(type).metric(type.number()));
            nl.routes().add(RouteSpec.to("fd05::/64").type(type).metric(type.number()));

            assertThat(nl.routes().list(RouteFilter.all().type(type).ipv4())).hasSize(1);
            assertThat(nl.routes()
                            .list(RouteFilter.all().destination("fd05::/64").type(type)))
                    .hasSize(1);
        }

        assertThat(Cli.run("ip", "route")).contains("blackhole", "unreachable", "prohibit", "throw");
    }

    @Test
    void givenLargeTable_whenAdded_thenItIsListedThereAndNowhereElse(RtNetlink nl) {
        nl.routes().add(RouteSpec.to("10.1.0.0/16").via("192.168.0.2").table(100));
        nl.routes().add(RouteSpec.to("10.1.0.0/16").via("192.168.0.2").table(4_000_000_000L));
        nl.routes().add(RouteSpec.to("fd01::/64").via("fd00::2").table(1000));

        assertThat(nl.routes().list(RouteFilter.all().table(4_000_000_000L)))
                .singleElement()
                .satisfies(route ->
                        assertThat(route.table()).isEqualTo(4_000_000_000L));
        assertThat(nl.routes().list(RouteFilter.all().table(100))).hasSize(1);
        assertThat(nl.routes().list(RouteFilter.all().table(1000)))
                .singleElement()
                .satisfies(route -> assertThat(route.destination()).hasToString("fd01::/64"));
        assertThat(nl.routes().list(RouteFilter.all().table(7777))).isEmpty();
        assertThat(nl.routes().list(RouteFilter.all().ipv4().table(7777))).isEmpty();
    }

    @Test
    void givenSeveralWays_whenAdded_thenEachHasItsWeight(RtNetlink nl) {
        nl.routes()
                .add(RouteSpec.to("10.1.0.0/16")
                        .multipath(
                                NextHop.via("192.168.0.2").weight(2),
                                NextHop.via("172.16.0.1").device("v0").onlink().weight(256),
                                NextHop.via("fd00::9").device("v0"),
                                NextHop.on("v1")));

        List<NextHop> hops = to(nl, "10.1.0.0/16").get(0).nextHops();
        assertThat(hops).hasSize(4);
        assertThat(hops).extracting(NextHop::weight).containsExactly(2, 256, 1, 1);
        assertThat(hops)
                .extracting(hop -> String.valueOf(hop.gateway()))
                .containsExactly("192.168.0.2", "172.16.0.1", "fd00::9", "null");
        assertThat(hops.get(3).linkIndex()).isEqualTo(nl.links().get("v1").index());
        JsonNode seen = ip("route", "show", "10.1.0.0/16").get(0).get("nexthops");
        assertThat(seen.get(0).get("weight").asInt()).isEqualTo(2);
        assertThat(seen.get(2).get("via").get("host").asText()).isEqualTo("fd00::9");
        assertThat(nl.routes().count(RouteFilter.all().device("v1").destination("10.1.0.0/16")))
                .isEqualTo(1);
    }

    @Test
    void givenIpv6Ways_whenAdded_thenTheyAreOneRoute(RtNetlink nl) {
        nl.routes()
                .add(RouteSpec.to("fd01::/64").multipath(NextHop.via("fd00::2").weight(3), NextHop.via("fd00::3")));

        assertThat(to(nl, "fd01::/64")).singleElement().satisfies(route -> assertThat(route.nextHops())
                .hasSize(2));
    }

    @Test
    void givenRouterOfTheOtherFamily_whenAdded_thenItIsTold(RtNetlink nl) {
        nl.routes().add(RouteSpec.to("10.1.0.0/16").via("fd00::9").device("v0"));

        assertThat(to(nl, "10.1.0.0/16").get(0).gateway()).hasToString("fd00::9");
        assertThat(Cli.run("ip", "route")).contains("10.1.0.0/16 via inet6 fd00::9 dev v0");
        assertThatThrownBy(() -> nl.routes().add(RouteSpec.to("fd01::/64").via("10.0.0.1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("an IPv6 route cannot go by an IPv4 router");
    }

    @Test
    void givenDefaultRoutes_whenAdded_thenOneOfEachFamily(RtNetlink nl) {
        nl.routes().add(RouteSpec.toDefault().via("192.168.0.2"));
        nl.routes().add(RouteSpec.toDefault().via("fd00::2").preference(RoutePreference.HIGH));

        assertThat(nl.routes().list(RouteFilter.all().table(RouteView.RT_TABLE_MAIN)))
                .filteredOn(RouteView::isDefault)
                .extracting(route -> route.destination().toString())
                .containsExactlyInAnyOrder("0.0.0.0/0", "::/0");
    }

    @Test
    void givenPacket_whenLookedUp_thenTheKernelTellsItsWay(RtNetlink nl) {
        nl.routes().add(RouteSpec.to("10.1.0.0/16").via("192.168.0.2"));

        Route way = nl.routes().get("10.1.2.3");
        Route inTable = nl.routes().get(RouteLookup.to("10.1.2.3").asInTable());
        Route byLink = nl.routes()
                .get(RouteLookup.to("192.168.0.9").out(LinkRef.of("v0")).from("192.168.0.1"));

        assertThat(way.gateway()).hasToString("192.168.0.2");
        assertThat(way.preferredSource()).hasToString("192.168.0.1");
        assertThat(inTable.destination()).hasToString("10.1.0.0/16");
        assertThat(byLink.linkIndex()).isEqualTo(nl.links().get("v0").index());
        assertThatThrownBy(() -> nl.routes().get("8.8.8.8")).hasMessageContaining("ENETUNREACH");
    }

    @Test
    void givenGatewayThatCannotBeReached_whenAdded_thenTheKernelSaysWhy(RtNetlink nl) {
        assertThatThrownBy(() -> nl.routes().add(RouteSpec.to("10.1.0.0/16").via("172.16.0.1")))
                .hasMessage(
                        "RTM_NEWROUTE 10.1.0.0/16 via 172.16.0.1 rejected: ENETUNREACH: Nexthop has invalid gateway");
    }

    @Test
    void givenWhatCannotBe_whenSpecified_thenRefused() {
        assertThatThrownBy(() -> RouteSpec.to("10.1.0.1/16"))
                .hasMessage("10.1.0.1/16 has bits set beyond its prefix; the network is 10.1.0.0/16");
        assertThatThrownBy(() -> NextHop.via("10.0.0.1").weight(257)).hasMessageContaining("must be 1 to 256: 257");
        assertThatThrownBy(() -> RouteSpec.toDefault().table(0)).hasMessageContaining("1 to 4294967295");
        assertThatThrownBy(() -> RouteSpec.toDefault().table(1L << 32)).hasMessageContaining("RTA_TABLE must be");
        assertThatThrownBy(() -> RouteSpec.toDefault().tos(256)).hasMessageContaining("0 to 255: 256");
    }

    @Test
    void givenFilters_whenTheKernelAppliesThem_thenTheResultIsThatOfFilteringOurselves(RtNetlink nl) {
        nl.routes().add(RouteSpec.to("10.1.0.0/16").via("192.168.0.2").protocol(4));
        nl.routes().add(RouteSpec.to("10.2.0.0/16").device("v1").table(100));
        nl.routes().add(RouteSpec.to("fd01::/64").device("v1").protocol(4));
        List<Route> all = nl.routes().list();
        int v1 = nl.links().get("v1").index();

        assertThat(nl.routes().count(RouteFilter.all().device("v1")))
                .isEqualTo(all.stream().filter(route -> route.linkIndex() == v1).count());
        assertThat(nl.routes().count(RouteFilter.all().protocol(4)))
                .isEqualTo(all.stream().filter(route -> route.protocol() == 4).count());
        assertThat(nl.routes().count(RouteFilter.all().ipv4().type(RouteType.LOCAL)))
                .isEqualTo(all.stream()
                        .filter(route -> route.family() == 2 && route.type() == RouteType.LOCAL)
                        .count());
        assertThat(nl.routes().count(RouteFilter.all().scope(253)))
                .isEqualTo(all.stream().filter(route -> route.scope() == 253).count());
    }

    @Test
    void givenDefaultRouteWith300Ways_whenListedByAFreshHandle_thenNoRouteIsMissing(RtNetlink nl) {
        nl.routes().add(RouteSpec.to("10.1.0.0/16").via("192.168.0.2"));
        nl.routes()
                .add(RouteSpec.toDefault()
                        .multipath(IntStream.range(0, 300)
                                .mapToObj(i -> NextHop.via("192.168.0." + (2 + i % 200))
                                        .weight(1 + i / 200))
                                .toArray(NextHop[]::new)));

        try (RtNetlink fresh = RtNetlink.open()) {
            List<Route> main = fresh.routes().list(RouteFilter.all().ipv4().table(RouteView.RT_TABLE_MAIN));

            assertThat(main).hasSize(3);
            assertThat(main).filteredOn(RouteView::isDefault).allSatisfy(route -> assertThat(route.nextHops())
                    .hasSize(300));
        }
    }
}
