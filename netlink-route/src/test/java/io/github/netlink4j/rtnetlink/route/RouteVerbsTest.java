package io.github.netlink4j.rtnetlink.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.testing.RequiresKind;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What add, append, replace and change do when a route exists already. */
@LiveRoute
@RequiresKind("veth")
class RouteVerbsTest {
    @BeforeEach
    void prepare() {
        Net.prepare();
        try (RtNetlink nl = RtNetlink.open()) {
            nl.routes().add(v4("192.168.0.2"));
            nl.routes().add(v6("fd00::2"));
        }
    }

    private static RouteSpec v4(String gateway) {
        return RouteSpec.to("10.1.0.0/16").via(gateway);
    }

    private static RouteSpec v6(String gateway) {
        return RouteSpec.to("fd01::/64").via(gateway);
    }

    private static List<String> gateways(RtNetlink nl, String destination) {
        return Net.to(nl, destination).stream()
                .map(route -> route.gateway().toString())
                .toList();
    }

    @Test
    void givenRoute_whenReplaced_thenTheNewOneIsInItsPlace(RtNetlink nl) {
        nl.routes().replace(v4("192.168.0.3"));
        nl.routes().replace(v6("fd00::3"));

        assertThat(gateways(nl, "10.1.0.0/16")).containsExactly("192.168.0.3");
        assertThat(gateways(nl, "fd01::/64")).containsExactly("fd00::3");
    }

    @Test
    void givenNoRoute_whenReplaced_thenAdded(RtNetlink nl) {
        nl.routes().replace(RouteSpec.to("10.2.0.0/16").via("192.168.0.3"));
        nl.routes().replace(RouteSpec.to("fd02::/64").via("fd00::3"));

        assertThat(gateways(nl, "10.2.0.0/16")).containsExactly("192.168.0.3");
        assertThat(gateways(nl, "fd02::/64")).containsExactly("fd00::3");
    }

    @Test
    void givenOtherMetric_whenReplaced_thenBothAreThere(RtNetlink nl) {
        nl.routes().replace(v4("192.168.0.3").metric(9));

        assertThat(gateways(nl, "10.1.0.0/16")).containsExactly("192.168.0.2", "192.168.0.3");
    }

    @Test
    void givenIpv4Route_whenAppended_thenBehindIt(RtNetlink nl) {
        nl.routes().append(v4("192.168.0.3"));

        assertThat(gateways(nl, "10.1.0.0/16")).containsExactly("192.168.0.2", "192.168.0.3");
        assertThat(Net.destinations("route", "show", "10.1.0.0/16")).hasSize(2);
    }

    @Test
    void givenIpv6Route_whenAppended_thenOneMoreWayOfIt(RtNetlink nl) {
        nl.routes().append(v6("fd00::3"));

        assertThat(nl.routes().find("fd01::/64").orElseThrow().nextHops())
                .extracting(hop -> hop.gateway().toString())
                .containsExactly("fd00::2", "fd00::3");
    }

    @Test
    void givenRoutes_whenChanged_thenOnlyTheFirst(RtNetlink nl) {
        nl.routes().append(v4("192.168.0.3"));

        nl.routes().change(v4("192.168.0.4"));
        nl.routes().change(v6("fd00::4"));

        assertThat(gateways(nl, "10.1.0.0/16")).containsExactly("192.168.0.4", "192.168.0.3");
        assertThat(gateways(nl, "fd01::/64")).containsExactly("fd00::4");
    }

    @Test
    void givenLinks_whenAddedByNameOrLink_thenTheSame(RtNetlink nl) {
        nl.routes().add("10.2.0.0/16", "v1");
        nl.routes().add("fd02::/64", nl.links().get("v1"));

        int v1 = nl.links().get("v1").index();
        assertThat(nl.routes().find("10.2.0.0/16").orElseThrow().goesBy(v1)).isTrue();
        assertThat(nl.routes().find("fd02::/64").orElseThrow().goesBy(v1)).isTrue();
    }
}
