package io.github.netlink4j.rtnetlink.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.object.NextHopFlags;
import io.github.netlink4j.rtnetlink.object.RouteProtocol;
import io.github.netlink4j.rtnetlink.object.Scope;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.Iproute;
import io.github.netlink4j.testing.RequiresKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Routes that are added exist as specified, both for us and for {@code ip}. */
@LiveRoute
@RequiresKind("veth")
class RoutesTest {
    @BeforeEach
    void prepare() {
        Net.prepare();
    }

    @Test
    void givenRoutesOfTheKernel_whenListed_thenTheSameAsIp(RtNetlink nl) {
        List<String> before;
        List<Route> ours;
        long count;
        long ipv6;
        List<String> after = Net.destinations("route", "show", "table", "all");
        do {
            // The routes of IPv6 addresses appear late, when the kernel has checked the addresses.
            before = after;
            ours = nl.routes().list();
            count = nl.routes().count();
            ipv6 = nl.routes().count(RouteFilter.all().ipv6());
            after = Net.destinations("route", "show", "table", "all");
        } while (!before.equals(after));

        assertThat(ours).extracting(Net::asIp).containsExactlyInAnyOrderElementsOf(after);
        assertThat(count).isEqualTo(after.size());
        assertThat(ipv6).isEqualTo(after.stream().filter(to -> to.contains(":")).count());
    }

    @Test
    void givenIpv4Route_whenAdded_thenIpSeesEveryPartOfIt(RtNetlink nl) {
        nl.routes()
                .add(RouteSpec.to("10.1.0.0/16")
                        .via("192.168.0.9")
                        .device("v0")
                        .metric(7)
                        .protocol(RouteProtocol.RTPROT_STATIC)
                        .preferredSource("192.168.0.1")
                        .tos(0x10)
                        .realms(3, 4));

        JsonNode seen = Iproute.only("route", "show", "10.1.0.0/16");
        assertThat(seen.get("type").asText()).isEqualTo("unicast");
        assertThat(seen.get("gateway").asText()).isEqualTo("192.168.0.9");
        assertThat(seen.get("dev").asText()).isEqualTo("v0");
        assertThat(seen.get("protocol").asText()).isEqualTo("static");
        assertThat(seen.get("scope").asText()).isEqualTo("global");
        assertThat(seen.get("metric").asInt()).isEqualTo(7);
        assertThat(seen.get("prefsrc").asText()).isEqualTo("192.168.0.1");
        assertThat(seen.get("tos").asText()).isIn("0x10", "lowdelay");
        assertThat(Cli.run("ip", "route", "show", "10.1.0.0/16")).contains("realms 3/4");
    }

    @Test
    void givenIpv4Route_whenReadBack_thenAsItWasTold(RtNetlink nl) {
        nl.routes()
                .add(RouteSpec.to("10.1.0.0/16")
                        .via("192.168.0.9")
                        .metric(7)
                        .protocol(RouteProtocol.RTPROT_STATIC)
                        .preferredSource("192.168.0.1")
                        .tos(0x10)
                        .realms(3, 4));

        Route route = nl.routes().find("10.1.0.0/16").orElseThrow();

        assertThat(route.destination()).isEqualTo(IpPrefix.parse("10.1.0.0/16"));
        assertThat(route.isIpv6()).isFalse();
        assertThat(route.gateway()).hasToString("192.168.0.9");
        assertThat(route.linkIndex()).isEqualTo(nl.links().get("v0").index());
        assertThat(route.metric()).isEqualTo(7);
        assertThat(route.protocol()).isEqualTo(RouteProtocol.RTPROT_STATIC);
        assertThat(route.scope()).isEqualTo(Scope.RT_SCOPE_UNIVERSE);
        assertThat(route.preferredSource()).hasToString("192.168.0.1");
        assertThat(route.tos()).isEqualTo(0x10);
        assertThat(route.get(RouteAttr.FLOW, 0)).isEqualTo(3 << 16 | 4);
        assertThat(route.source()).isNull();
        assertThat(route.expires()).isEqualTo(-1);
    }

    @Test
    void givenIpv6Route_whenAdded_thenIpAndWeSeeEveryPartOfIt(RtNetlink nl) {
        nl.routes()
                .add(RouteSpec.to("fd01::/64")
                        .via("fe80::9")
                        .device("v0")
                        .metric(7)
                        .protocol(RouteProtocol.RTPROT_RA)
                        .preferredSource("fd00::1")
                        .preference(RoutePreference.HIGH)
                        .expires(Duration.ofSeconds(600)));

        JsonNode seen = Iproute.only("-6", "route", "show", "fd01::/64");
        assertThat(seen.get("gateway").asText()).isEqualTo("fe80::9");
        assertThat(seen.get("dev").asText()).isEqualTo("v0");
        assertThat(seen.get("protocol").asText()).isEqualTo("ra");
        assertThat(seen.get("metric").asInt()).isEqualTo(7);
        assertThat(seen.get("prefsrc").asText()).isEqualTo("fd00::1");
        assertThat(seen.get("pref").asText()).isEqualTo("high");
        assertThat(seen.get("expires").asInt()).isBetween(500, 600);
        Route route = nl.routes().find("fd01::/64").orElseThrow();
        assertThat(route.preference()).isEqualTo(RoutePreference.HIGH);
        assertThat(route.expires()).isBetween(500L, 600L);
        assertThat(route.preferredSource()).hasToString("fd00::1");
    }

    @Test
    void givenSource_whenIpv6RouteIsAdded_thenItIsForPacketsFromThereOnly(RtNetlink nl) {
        nl.routes().add(RouteSpec.to("fd01::/64").from("fd02::/48").via("fd00::9"));

        assertThat(nl.routes().find("fd01::/64").orElseThrow().source()).hasToString("fd02::/48");
        assertThat(Cli.run("ip", "-6", "route", "show", "from", "fd02::/48")).contains("fd01::/64 from fd02::/48");
    }

    @ParameterizedTest
    @EnumSource(names = {"BLACKHOLE", "UNREACHABLE", "PROHIBIT", "THROW"})
    void givenDeadEnd_whenAdded_thenIpNamesIt(RouteType type, RtNetlink nl) {
        nl.routes().add(RouteSpec.to("10.5.0.0/16").type(type));
        nl.routes().add(RouteSpec.to("fd05::/64").type(type));

        assertThat(Iproute.only("route", "show", "10.5.0.0/16").get("type").asText())
                .isEqualTo(type.toString());
        assertThat(Iproute.only("-6", "route", "show", "fd05::/64").get("type").asText())
                .isEqualTo(type.toString());
        assertThat(nl.routes().list(RouteFilter.all().type(type))).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "10.5.0.1, LOCAL, 255, 254",
        "10.5.0.255, BROADCAST, 255, 253",
        "239.1.0.0/16, MULTICAST, 254, 253",
        "10.5.0.0/16, UNICAST, 254, 253",
        "fd05::1, LOCAL, 255, 0",
        "fd05::2, ANYCAST, 255, 0",
        "ff05::/16, MULTICAST, 254, 0"
    })
    void givenType_whenAdded_thenTableAndScopeAreAsIpChoosesThem(
            String destination, RouteType type, long table, int scope, RtNetlink nl) {
        nl.routes().add(RouteSpec.to(destination).type(type).device("v0"));

        assertThat(Net.to(nl, destination)).singleElement().satisfies(route -> {
            assertThat(route.type()).isEqualTo(type);
            assertThat(route.table()).isEqualTo(table);
            assertThat(route.scope()).isEqualTo(scope);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.0.0/16, 192.168.0.2, 100",
        "10.1.0.0/16, 192.168.0.2, 256",
        "10.1.0.0/16, 192.168.0.2, 4294967295",
        "fd01::/64, fd00::2, 1000",
        "fd01::/64, fd00::2, 4294967295"
    })
    void givenTable_whenAdded_thenItIsThereAndNowhereElse(
            String destination, String gateway, long table, RtNetlink nl) {
        nl.routes().add(RouteSpec.to(destination).via(gateway).table(table));

        assertThat(nl.routes().list(RouteFilter.all().table(table)))
                .singleElement()
                .satisfies(route -> assertThat(route.table()).isEqualTo(table));
        assertThat(Net.to(nl, destination)).hasSize(1);
        assertThat(Net.destinations(
                        destination.contains(":") ? "-6" : "-4", "route", "show", "table", Long.toString(table)))
                .containsExactly(destination);
    }

    @Test
    void givenRouterOfTheOtherFamily_whenAdded_thenItIsTold(RtNetlink nl) {
        nl.routes().add(RouteSpec.to("10.1.0.0/16").via("fd00::9").device("v0"));

        assertThat(nl.routes().find("10.1.0.0/16").orElseThrow().gateway()).hasToString("fd00::9");
        assertThat(Cli.run("ip", "route")).contains("10.1.0.0/16 via inet6 fd00::9 dev v0");
    }

    @Test
    void givenGatewayOutsideEveryNetwork_whenSaidToBeOnTheLink_thenAdded(RtNetlink nl) {
        nl.routes()
                .add(RouteSpec.to("10.1.0.0/16").via("172.16.0.1").device("v0").onlink());
        nl.routes().add(RouteSpec.to("fd01::/64").via("fd77::1").device("v0").onlink());

        assertThat(Iproute.only("route", "show", "10.1.0.0/16").get("flags").toString())
                .contains("onlink");
        assertThat(nl.routes().find("fd01::/64").orElseThrow().hasFlag(NextHopFlags.RTNH_F_ONLINK))
                .isTrue();
    }

    @Test
    void givenDefaultRoutes_whenAdded_thenOneOfEachFamily(RtNetlink nl) {
        nl.routes().add(RouteSpec.toDefault().via("192.168.0.2"));
        nl.routes().add(RouteSpec.toDefault().via("fd00::2"));

        assertThat(nl.routes().list(RouteFilter.all().table(RouteView.RT_TABLE_MAIN)))
                .filteredOn(RouteView::isDefault)
                .extracting(route -> route.destination().toString())
                .containsExactlyInAnyOrder("0.0.0.0/0", "::/0");
        assertThat(Iproute.only("route", "show", "default").get("gateway").asText())
                .isEqualTo("192.168.0.2");
        assertThat(Iproute.only("-6", "route", "show", "default").get("gateway").asText())
                .isEqualTo("fd00::2");
    }

    @Test
    void givenSpec_whenUsedAgainChanged_thenNothingOfTheFirstUseIsLeft(RtNetlink nl) {
        RouteSpec spec = RouteSpec.to("10.1.0.0/16").via("fd00::9").device("v0").table(1000);
        nl.routes().add(spec);

        nl.routes().add(spec.via("192.168.0.2").table(100));

        Route route = nl.routes().list(RouteFilter.all().table(100)).get(0);
        assertThat(route.gateway()).hasToString("192.168.0.2");
        assertThat(route.has(RouteAttr.VIA)).isFalse();
    }
}
