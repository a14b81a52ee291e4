package io.github.netlink4j.rtnetlink.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.netlink4j.codec.Comparison;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.object.RouteProtocol;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.Iproute;
import io.github.netlink4j.testing.RequiresKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A route that is deleted and added again from a copy that was read is the same, except for its age. */
@LiveRoute
@RequiresKind("veth")
class RouteCopyTest {
    private static final Comparison SAME = Comparison.ignoring(RouteAttr.CACHEINFO);

    @BeforeEach
    void net() {
        Net.prepare();
    }

    private static void addAllKinds(RtNetlink nl) {
        for (String route : List.of(
                "10.1.0.0/16 via 192.168.0.9",
                "10.2.0.0/16 dev v0 scope link metric 7 proto static",
                "10.3.0.0/16 via 10.9.9.9 dev v0 onlink table 100",
                "10.4.0.0/16 via 192.168.0.9 table 70000 tos 0x10 src 192.168.0.1",
                "10.5.0.0/16 via inet6 fd00::9 dev v0",
                "10.6.0.0/16 via 192.168.0.9 realm 3/4",
                "10.7.0.0/16 via 192.168.0.9 mtu lock 1400 advmss 1300 window 9000 rtt 100ms rttvar 50ms rto_min 5ms"
                        + " ssthresh 20 cwnd 30 initcwnd 20 initrwnd 30 reordering 5 hoplimit 9 quickack 1 congctl reno"
                        + " features ecn fastopen_no_cookie 1",
                "10.8.0.0/16 nexthop via 192.168.0.9 weight 2 nexthop via 192.168.0.8 nexthop dev v0",
                "blackhole 10.10.0.0/16",
                "unreachable 10.11.0.0/16 metric 9",
                "prohibit 10.12.0.0/16",
                "throw 10.13.0.0/16 table 100",
                "local 10.14.0.0/16 dev lo",
                "default via 192.168.0.9",
                "fd01::/64 via fd00::9",
                "fd02::/64 dev v0 metric 7 pref high",
                "fd03::/64 via fd00::9 mtu lock 1400 hoplimit 9",
                "fd04::/64 nexthop via fd00::9 weight 3 nexthop via fd00::8",
                "blackhole fd05::/64",
                "unreachable fd06::/64 metric 5 table 100",
                "fd07::/64 via fd00::9 from fd00::/64",
                "default via fd00::9")) {
            String family = route.contains("fd0") && !route.startsWith("10.") ? "-6" : "-4";
            Cli.run(("ip " + family + " route add " + route).split(" "));
        }
    }

    @Test
    void givenRoutesOfAllKinds_whenEachIsDeletedAndAddedAgain_thenItIsTheSame(RtNetlink nl) {
        addAllKinds(nl);
        List<Route> before = nl.routes().list();

        assertThat(before).hasSizeGreaterThan(30);
        for (Route route : before) {
            // Only the kernel itself can add an IPv6 route of metric 0.
            if (route.isIpv6() && route.metric() == 0) {
                continue;
            }
            nl.routes().delete(route);
            add(nl, RouteSpec.of(route));
            List<Route> after = nl.routes().list();
            assertThat(after).as("%s as %s", route, RouteSpec.of(route)).anyMatch(other -> SAME.same(route, other));
            assertThat(added(after)).hasSameSizeAs(added(before));
        }
    }

    /** Returns the routes that the kernel has not added: it adds those of an IPv6 link when it likes. */
    private static List<Route> added(List<Route> routes) {
        return routes.stream()
                .filter(route -> route.protocol() != RouteProtocol.RTPROT_KERNEL)
                .toList();
    }

    /** Appends IPv6 routes by link, so that those to the same destination through several links exist beside each other. */
    private static void add(RtNetlink nl, RouteSpec route) {
        if (route.gateway == null && route.hops.isEmpty()) {
            nl.routes().append(route);
        } else {
            nl.routes().add(route);
        }
    }

    @Test
    void givenRouteThatExpires_whenCopied_thenTheTimeThatIsLeftIsCopied(RtNetlink nl) {
        nl.routes().add(RouteSpec.to("fd01::/64").via("fd00::9").expires(Duration.ofMinutes(10)));

        Route route = Net.to(nl, "fd01::/64").get(0);
        nl.routes().delete(route);
        nl.routes().add(RouteSpec.of(route));

        assertThat(Net.to(nl, "fd01::/64").get(0).expires()).isBetween(590L, 600L);
    }

    @Test
    void givenRouteByNexthopObject_whenCopied_thenItNamesTheObject(RtNetlink nl) {
        Cli.run("ip", "nexthop", "add", "id", "7", "via", "192.168.0.9", "dev", "v0");
        Cli.run("ip", "route", "add", "10.1.0.0/16", "nhid", "7");
        Route route = Net.to(nl, "10.1.0.0/16").get(0);

        nl.routes().delete(route);
        nl.routes().add(RouteSpec.of(route));

        assertThat(SAME.same(route, Net.to(nl, "10.1.0.0/16").get(0))).isTrue();
    }

    @Test
    void givenMetrics_whenSet_thenGettersAndIpShowThem(RtNetlink nl) {
        nl.routes()
                .add(RouteSpec.to("10.1.0.0/16")
                        .via("192.168.0.9")
                        .mtu(1400)
                        .advertisedMss(1300)
                        .window(9000)
                        .roundTripTime(Duration.ofMillis(100))
                        .roundTripVariance(Duration.ofMillis(50))
                        .minimumRetransmission(Duration.ofMillis(5))
                        .slowStartThreshold(20)
                        .congestionWindow(30)
                        .initialCongestionWindow(21)
                        .initialReceiveWindow(31)
                        .reordering(6)
                        .hopLimit(9)
                        .quickAck(true)
                        .congestionControl("reno")
                        .features(RouteMetrics.RTAX_FEATURE_ECN)
                        .fastOpenWithoutCookie(true)
                        .lock(RouteMetrics.MTU)
                        .realms(3, 4));

        Route route = Net.to(nl, "10.1.0.0/16").get(0);
        JsonNode metrics =
                Iproute.only("route", "show", "10.1.0.0/16").get("metrics").get(0);
        assertThat(route.mtu()).isEqualTo(1400).isEqualTo(metrics.get("mtu").asInt());
        assertThat(route.advertisedMss())
                .isEqualTo(1300)
                .isEqualTo(metrics.get("advmss").asInt());
        assertThat(route.window())
                .isEqualTo(9000)
                .isEqualTo(metrics.get("window").asLong());
        assertThat(route.roundTripTime())
                .isEqualTo(Duration.ofMillis(100))
                .isEqualTo(Duration.ofMillis(metrics.get("rtt").asLong()));
        assertThat(route.roundTripVariance())
                .isEqualTo(Duration.ofMillis(50))
                .isEqualTo(Duration.ofMillis(metrics.get("rttvar").asLong()));
        assertThat(route.minimumRetransmission())
                .isEqualTo(Duration.ofMillis(5))
                .isEqualTo(Duration.ofMillis(metrics.get("rto_min").asLong()));
        assertThat(route.slowStartThreshold())
                .isEqualTo(20)
                .isEqualTo(metrics.get("ssthresh").asLong());
        assertThat(route.congestionWindow())
                .isEqualTo(30)
                .isEqualTo(metrics.get("cwnd").asLong());
        assertThat(route.initialCongestionWindow())
                .isEqualTo(21)
                .isEqualTo(metrics.get("initcwnd").asLong());
        assertThat(route.initialReceiveWindow())
                .isEqualTo(31)
                .isEqualTo(metrics.get("initrwnd").asLong());
        assertThat(route.reordering())
                .isEqualTo(6)
                .isEqualTo(metrics.get("reordering").asLong());
        assertThat(route.hopLimit())
                .isEqualTo(9)
                .isEqualTo(metrics.get("hoplimit").asInt());
        assertThat(route.isQuickAck()).isTrue();
        assertThat(route.congestionControl())
                .isEqualTo("reno")
                .isEqualTo(metrics.get("congestion").asText());
        assertThat(route.features()).isEqualTo(RouteMetrics.RTAX_FEATURE_ECN);
        assertThat(route.isFastOpenWithoutCookie()).isTrue();
        assertThat(route.isLocked(RouteMetrics.MTU)).isTrue();
        assertThat(route.isLocked(RouteMetrics.CWND)).isTrue();
        assertThat(route.isLocked(RouteMetrics.WINDOW)).isFalse();
        assertThat(route.realmFrom()).isEqualTo(3);
        assertThat(route.realmTo()).isEqualTo(4);
        assertThat(route.isOnlink()).isFalse();
    }

    @Test
    void givenRouteWithoutMetrics_whenRead_thenGettersSaySo(RtNetlink nl) {
        nl.routes().add(RouteSpec.to("10.1.0.0/16").via("10.9.9.9").device("v0").onlink());

        Route route = Net.to(nl, "10.1.0.0/16").get(0);

        assertThat(route.mtu()).isZero();
        assertThat(route.hopLimit()).isZero();
        assertThat(route.roundTripTime()).isNull();
        assertThat(route.congestionControl()).isEmpty();
        assertThat(route.isLocked(RouteMetrics.MTU)).isFalse();
        assertThat(route.isOnlink()).isTrue();
    }

    @Test
    void givenTimesThatTheKernelCannotCount_whenSet_thenRefused() {
        RouteSpec route = RouteSpec.to("fd01::/64");

        assertThatThrownBy(() -> route.roundTripTime(Duration.ofNanos(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RTAX_RTT must be a multiple of PT0.000125S");
        assertThatThrownBy(() -> route.roundTripVariance(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RTAX_RTTVAR must be PT0S to ");
        assertThatThrownBy(() -> route.minimumRetransmission(Duration.ofNanos(1_500_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RTAX_RTO_MIN must be a multiple of PT0.001S");
        assertThatThrownBy(() -> route.expires(Duration.ofMillis(1500)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RTA_EXPIRES must be a multiple of PT1S");
    }

    @Test
    void givenMetricAndTos_whenFiltered_thenOnlyThoseRoutesAreShown(RtNetlink nl) {
        nl.routes().add(RouteSpec.to("10.1.0.0/16").via("192.168.0.9").metric(7));
        nl.routes().add(RouteSpec.to("10.2.0.0/16").via("192.168.0.9").tos(0x10));
        nl.routes().add(RouteSpec.to("10.3.0.0/16").via("192.168.0.9"));

        assertThat(nl.routes().list(RouteFilter.all().ipv4().table(254).metric(7)))
                .extracting(Net::asIp)
                .containsExactlyElementsOf(Net.destinations("route", "show", "metric", "7"))
                .containsExactly("10.1.0.0/16");
        assertThat(nl.routes().list(RouteFilter.all().ipv4().table(254).tos(0x10)))
                .extracting(Net::asIp)
                .containsExactlyElementsOf(Net.destinations("route", "show", "tos", "0x10"))
                .containsExactly("10.2.0.0/16");
        assertThat(nl.routes().list(RouteFilter.all().ipv4().table(254).metric(0)))
                .extracting(Net::asIp)
                .contains("10.2.0.0/16", "10.3.0.0/16")
                .doesNotContain("10.1.0.0/16");
        assertThat(RouteFilter.all().ipv4().tos(16).metric(7).protocol(RouteProtocol.RTPROT_STATIC))
                .hasToString("IPv4 proto static tos 0x10 metric 7");
        assertThatThrownBy(() -> RouteFilter.all().tos(256)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RouteFilter.all().metric(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
