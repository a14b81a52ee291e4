package io.github.netlink4j.rtnetlink.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.netlink4j.Errno;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.object.NextHopFlags;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.Iproute;
import io.github.netlink4j.testing.RequiresKind;
import io.github.netlink4j.testing.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes with several next hops. */
@LiveRoute
@RequiresKind("veth")
class MultipathTest {
    @BeforeEach
    void prepare() {
        Net.prepare();
    }

    private static NextHop[] ways(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> NextHop.via("192.168.0." + (2 + i % 200)).weight(1 + i / 200))
                .toArray(NextHop[]::new);
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

        List<NextHop> hops = Net.to(nl, "10.1.0.0/16").get(0).nextHops();

        assertThat(hops).extracting(NextHop::weight).containsExactly(2, 256, 1, 1);
        assertThat(hops)
                .extracting(hop -> String.valueOf(hop.gateway()))
                .containsExactly("192.168.0.2", "172.16.0.1", "fd00::9", "null");
        assertThat(hops.get(1).hasFlag(NextHopFlags.RTNH_F_ONLINK)).isTrue();
        assertThat(hops.get(3).linkIndex()).isEqualTo(nl.links().get("v1").index());
        JsonNode seen = Iproute.only("route", "show", "10.1.0.0/16").get("nexthops");
        assertThat(seen).extracting(hop -> hop.get("weight").asInt()).containsExactly(2, 256, 1, 1);
        assertThat(seen.get(2).get("via").get("host").asText()).isEqualTo("fd00::9");
        assertThat(seen.get(3).get("dev").asText()).isEqualTo("v1");
    }

    @Test
    void givenIpv6Ways_whenAddedAndAppended_thenTheyAreOneRoute(RtNetlink nl) {
        nl.routes()
                .add(RouteSpec.to("fd01::/64").multipath(NextHop.via("fd00::2").weight(3), NextHop.via("fd00::3")));

        nl.routes().append(RouteSpec.to("fd01::/64").via("fd00::4"));

        List<NextHop> hops = nl.routes().find("fd01::/64").orElseThrow().nextHops();
        assertThat(hops)
                .extracting(NextHop::toString)
                .allMatch(hop -> hop.contains("dev #"))
                .extracting(hop -> hop.replaceAll(" dev #\\d+", ""))
                .containsExactly("via fd00::2 weight 3", "via fd00::3 weight 1", "via fd00::4 weight 1");
        assertThat(Iproute.only("-6", "route", "show", "fd01::/64").get("nexthops"))
                .hasSize(3);
    }

    @Test
    void givenNextHopsThatWereRead_whenAddedAgainElsewhere_thenTheSame(RtNetlink nl) {
        nl.routes().add(RouteSpec.to("10.1.0.0/16").multipath(ways(5)));
        List<NextHop> read = nl.routes().find("10.1.0.0/16").orElseThrow().nextHops();

        nl.routes().add(RouteSpec.to("10.2.0.0/16").multipath(read));

        assertThat(nl.routes().find("10.2.0.0/16").orElseThrow().nextHops()).isEqualTo(read);
    }

    @Test
    void givenRealmsOfNextHops_whenReadAndAddedAgainElsewhere_thenTheSame(RtNetlink nl) {
        nl.routes()
                .add(RouteSpec.to("10.1.0.0/16")
                        .multipath(
                                NextHop.via("192.168.0.2").realm(3),
                                NextHop.via("192.168.0.3").realms(5, 6)));
        List<NextHop> read = nl.routes().find("10.1.0.0/16").orElseThrow().nextHops();
        assertThat(read).extracting(NextHop::realmTo).containsExactly(3, 6);
        assertThat(read).extracting(NextHop::realmFrom).containsExactly(0, 5);

        nl.routes().add(RouteSpec.to("10.2.0.0/16").multipath(read));

        assertThat(nl.routes().find("10.2.0.0/16").orElseThrow().nextHops()).isEqualTo(read);
        assertThat(Cli.run("ip", "-d", "route", "show", "10.2.0.0/16"))
                .contains("via 192.168.0.2 realm 3 dev v0 weight 1")
                .contains("via 192.168.0.3 realms 5/6 dev v0 weight 1");
    }

    /** fib_get_nhs() refuses a request with RTNH_F_DEAD or RTNH_F_LINKDOWN. */
    @Test
    void givenNextHopsReadWithoutACarrier_whenAddedAgain_thenTheirStateIsNotSent(RtNetlink nl) {
        nl.routes().add(RouteSpec.to("10.1.0.0/16").multipath(ways(2)));
        nl.links().down("v1");
        Waiting.until(
                Duration.ofSeconds(10),
                "v0 has no carrier",
                () -> Net.to(nl, "10.1.0.0/16").get(0).nextHops().stream()
                        .allMatch(hop -> hop.hasFlag(NextHopFlags.RTNH_F_LINKDOWN)),
                () -> Net.to(nl, "10.1.0.0/16"));
        List<NextHop> read = Net.to(nl, "10.1.0.0/16").get(0).nextHops();

        nl.routes().add(RouteSpec.to("10.2.0.0/16").multipath(read));

        assertThat(Net.to(nl, "10.2.0.0/16").get(0).nextHops()).isEqualTo(read);
    }

    @Test
    void givenRealmOfAnIpv6NextHop_whenAdded_thenRefusedAsTheKernelIgnoresIt(RtNetlink nl) {
        RouteSpec route =
                RouteSpec.to("fd01::/64").multipath(NextHop.via("fd00::2").realm(3), NextHop.via("fd00::3"));

        assertThatThrownBy(() -> nl.routes().add(route))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the kernel ignores RTA_FLOW of a next hop of an IPv6 route");
    }

    /** 300 did not fit the first receive buffer of other libraries; 2000 are the most that we accept. */
    @ParameterizedTest
    @ValueSource(ints = {300, 2000})
    void givenManyWays_whenListedByAFreshHandle_thenNoRouteIsMissing(int ways, RtNetlink nl) {
        nl.routes().add(RouteSpec.to("10.1.0.0/16").via("192.168.0.2"));
        nl.routes().add(withAllElse(RouteSpec.toDefault()).multipath(ways(ways)));

        try (RtNetlink fresh = RtNetlink.open()) {
            List<Route> main = fresh.routes().list(RouteFilter.all().ipv4().table(RouteView.RT_TABLE_MAIN));

            assertThat(main).hasSize(3);
            assertThat(main).filteredOn(RouteView::isDefault).singleElement().satisfies(route -> assertThat(
                            route.nextHops())
                    .hasSize(ways));
        }
    }

    /** With all other attributes that take space in a listing. */
    private static RouteSpec withAllElse(RouteSpec route) {
        return route.metric(5)
                .preferredSource("192.168.0.1")
                .mtu(1400)
                .advertisedMss(1000)
                .congestionControl("cubic");
    }

    @Test
    void givenRouteOf300Ways_whenLookedUpInTheTable_thenSaidHowElse(RtNetlink nl) {
        nl.routes().add(RouteSpec.to("10.1.0.0/16").multipath(ways(300)));

        KernelException e = catchThrowableOfType(KernelException.class, () -> nl.routes()
                .get(RouteLookup.to("10.1.0.1").asInTable()));

        assertThat(e.error()).isEqualTo(Errno.EMSGSIZE);
        assertThat(e)
                .hasMessage("RTM_GETROUTE 10.1.0.1 rejected: EMSGSIZE: Message too long;"
                        + " the route has too many next hops for this request; a listing shows it");
    }

    @Test
    void givenNexthopObject_whenRouteGoesByIt_thenItsNumberIsTold(RtNetlink nl) {
        Cli.run("ip", "nexthop", "add", "id", "5", "via", "192.168.0.9", "dev", "v0");

        nl.routes().add(RouteSpec.to("10.1.0.0/16").nextHopId(5));

        Route route = nl.routes().find("10.1.0.0/16").orElseThrow();
        assertThat(route.nextHopId()).isEqualTo(5);
        assertThat(route.gateway()).hasToString("192.168.0.9");
        assertThat(Iproute.only("route", "show", "10.1.0.0/16").get("nhid").asInt())
                .isEqualTo(5);
        nl.routes().delete(route);
        assertThat(nl.routes().find("10.1.0.0/16")).isEmpty();
    }
}
