package io.github.netlink4j.rtnetlink.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.testing.Iproute;
import io.github.netlink4j.testing.RequiresKind;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@LiveRoute
@RequiresKind("veth")
class RouteMetricsTest {
    @BeforeEach
    void prepare() {
        Net.prepare();
    }

    private static RouteSpec withAll(RouteSpec route) {
        return route.lockedMtu(1400)
                .advertisedMss(1300)
                .window(1000)
                .roundTripTime(Duration.ofMillis(100))
                .roundTripVariance(Duration.ofMillis(50))
                .minimumRetransmission(Duration.ofMillis(5))
                .slowStartThreshold(20)
                .congestionWindow(30)
                .initialCongestionWindow(10)
                .initialReceiveWindow(11)
                .reordering(7)
                .hopLimit(9)
                .quickAck(true)
                .congestionControl("cubic")
                .features(RouteMetrics.RTAX_FEATURE_ECN)
                .fastOpenWithoutCookie(true);
    }

    private static void assertSeen(JsonNode route) {
        JsonNode metrics = route.get("metrics").get(0);
        assertThat(metrics.get("mtu").asInt()).isEqualTo(1400);
        assertThat(metrics.get("advmss").asInt()).isEqualTo(1300);
        assertThat(metrics.get("window").asInt()).isEqualTo(1000);
        assertThat(metrics.get("ssthresh").asInt()).isEqualTo(20);
        assertThat(metrics.get("cwnd").asInt()).isEqualTo(30);
        assertThat(metrics.get("initcwnd").asInt()).isEqualTo(10);
        assertThat(metrics.get("initrwnd").asInt()).isEqualTo(11);
        assertThat(metrics.get("reordering").asInt()).isEqualTo(7);
        assertThat(metrics.get("hoplimit").asInt()).isEqualTo(9);
        assertThat(metrics.get("quickack").asInt()).isEqualTo(1);
        assertThat(metrics.get("congestion").asText()).isEqualTo("cubic");
        assertThat(metrics.get("fastopen_no_cookie").asInt()).isEqualTo(1);
        assertThat(metrics.toString()).contains("ecn");
    }

    @Test
    void givenAllMetrics_whenIpv4RouteIsAdded_thenIpSeesThem(RtNetlink nl) {
        nl.routes().add(withAll(RouteSpec.to("10.1.0.0/16").via("192.168.0.9")));

        assertSeen(Iproute.only("route", "show", "10.1.0.0/16"));
    }

    @Test
    void givenAllMetrics_whenIpv6RouteIsAdded_thenIpSeesThem(RtNetlink nl) {
        nl.routes().add(withAll(RouteSpec.to("fd01::/64").via("fd00::9")));

        assertSeen(Iproute.only("-6", "route", "show", "fd01::/64"));
    }

    @Test
    void givenAllMetrics_whenReadBack_thenAsTheyWereTold(RtNetlink nl) {
        nl.routes().add(withAll(RouteSpec.to("10.1.0.0/16").via("192.168.0.9")));

        Route route = nl.routes().find("10.1.0.0/16").orElseThrow();

        assertThat(route.get(RouteMetrics.MTU, 0)).isEqualTo(1400);
        assertThat(route.get(RouteMetrics.RTT, 0)).isEqualTo(800);
        assertThat(route.get(RouteMetrics.RTTVAR, 0)).isEqualTo(200);
        assertThat(route.get(RouteMetrics.RTO_MIN, 0)).isEqualTo(5);
        assertThat(route.get(RouteMetrics.LOCK, 0)).isEqualTo(1 << 2 | 1 << 7 | 1 << 13);
        assertThat(route.get(RouteMetrics.CC_ALGO)).isEqualTo("cubic");
        assertThat(route.get(RouteMetrics.QUICKACK, false)).isTrue();
    }

    @Test
    void givenLargestValues_whenAdded_thenTheKernelKeepsThem(RtNetlink nl) {
        nl.routes()
                .add(RouteSpec.to("10.1.0.0/16")
                        .via("192.168.0.9")
                        .mtu((int) RouteMetrics.MTU.max())
                        .advertisedMss((int) RouteMetrics.ADVMSS.max())
                        .hopLimit(255));

        Route route = nl.routes().find("10.1.0.0/16").orElseThrow();

        assertThat(route.get(RouteMetrics.MTU, 0)).isEqualTo(65_520);
        assertThat(route.get(RouteMetrics.ADVMSS, 0)).isEqualTo(65_495);
        assertThat(route.get(RouteMetrics.HOPLIMIT, 0)).isEqualTo(255);
    }

    @Test
    void givenValueThatTheKernelWouldCutDown_whenTold_thenRefused() {
        RouteSpec route = RouteSpec.to("10.1.0.0/16");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> route.mtu(65_521))
                .withMessage("RTA_METRICS > RTAX_MTU must be 0 to 65520: 65521");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> route.advertisedMss(65_496))
                .withMessage("RTA_METRICS > RTAX_ADVMSS must be 0 to 65495: 65496");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> route.hopLimit(256))
                .withMessage("RTA_METRICS > RTAX_HOPLIMIT must be 0 to 255: 256");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> route.window(-1))
                .withMessage("RTA_METRICS > RTAX_WINDOW must be 0 to 4294967295: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> route.lock(RouteAttr.PRIORITY))
                .withMessage("RTA_PRIORITY is no metric of a route that can be locked");
    }
}
