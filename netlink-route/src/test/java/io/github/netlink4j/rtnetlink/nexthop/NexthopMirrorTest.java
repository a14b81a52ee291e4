package io.github.netlink4j.rtnetlink.nexthop;

import static io.github.netlink4j.rtnetlink.nexthop.NexthopNet.resilient;
import static io.github.netlink4j.rtnetlink.nexthop.NexthopNet.via;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.mirror.Changer;
import io.github.netlink4j.rtnetlink.mirror.Compared;
import io.github.netlink4j.rtnetlink.mirror.Mirror;
import io.github.netlink4j.rtnetlink.route.Route;
import io.github.netlink4j.rtnetlink.route.RouteFilter;
import io.github.netlink4j.rtnetlink.route.RouteSpec;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.testing.Iproute;
import io.github.netlink4j.testing.RequiresKind;
import io.github.netlink4j.testing.Sysctl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mirror holds the nexthop objects that the kernel has, and the routes that use them. */
@LiveRoute
@RequiresKind("veth")
@Timeout(240)
class NexthopMirrorTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private Mirror mirror;

    @BeforeEach
    void open() {
        NexthopNet.create();
        mirror = Mirror.open(SocketOptions.defaults().receiveBuffer(16 << 10), Nexthop.TYPE, Route.TYPE);
        mirror.awaitQuiet(LONG);
    }

    @AfterEach
    void close() {
        mirror.close();
    }

    private static List<String> contents(List<Nexthop> nexthops) {
        return Compared.sorted(nexthops, Nexthop::toString);
    }

    private static List<String> routes(List<Route> routes) {
        return Compared.sorted(
                routes.stream().filter(route -> route.nextHopId() != 0).toList(), Route::toString);
    }

    private void assertEqual(RtNetlink nl) {
        Compared.assertEqual(
                mirror,
                () -> contents(mirror.of(Nexthop.TYPE).list()),
                () -> contents(nl.nexthops().list()));
        Compared.assertEqual(
                mirror,
                () -> routes(mirror.of(Route.TYPE).list()),
                () -> routes(nl.routes().list(RouteFilter.all())));
    }

    private List<Long> held() {
        return mirror.of(Nexthop.TYPE).list().stream().map(Nexthop::id).sorted().toList();
    }

    @Test
    void givenObjects_whenTheyComeChangeAndGo_thenHeldAndFound(RtNetlink nl) {
        nl.nexthops().add(via(1));
        nl.nexthops().add(via(2, "10.1.0.2", "w0"));
        nl.nexthops().add(NexthopSpec.of(10).group(1, 2));
        nl.nexthops().replace(via(1, "10.0.0.3", "v0"));
        nl.nexthops().add(NexthopSpec.of(11).group(2));
        mirror.awaitQuiet(LONG);

        int v0 = nl.links().get("v0").index();
        assertThat(mirror.of(Nexthop.TYPE).by(Nexthop.BY_LINK, v0))
                .singleElement()
                .asString()
                .startsWith("id 1 via 10.0.0.3 ");
        assertThat(mirror.of(Nexthop.TYPE).by(Nexthop.BY_MEMBER, 2L)).hasSize(2);
        assertThat(mirror.of(Nexthop.TYPE).find(10L)).isPresent();
        assertEqual(nl);

        nl.nexthops().delete(2);
        assertEqual(nl);
        assertThat(held()).containsExactly(1L, 10L);
    }

    @Test
    @DisplayName("H98: objects vanish with their link, and their groups change, without a notification")
    void givenObjects_whenTheirLinkGoesDownLosesItsCarrierOrIsDeleted_thenHeldAsTheKernelHasThem(RtNetlink nl) {
        addAll(nl);
        assertEqual(nl);

        // v0 loses its carrier.
        nl.links().down("v1");
        Compared.assertEqual(mirror, this::held, () -> List.of(2L, 10L, 12L));
        assertEqual(nl);
        nl.links().up("v1");
        Compared.assertEqual(mirror, () -> true, () -> nl.links().get("v0").hasCarrier());

        nl.nexthops().flush();
        addAll(nl);
        nl.links().down("v0");
        assertEqual(nl);
        assertThat(held()).containsExactly(2L, 10L, 12L);

        nl.links().delete("w0");
        assertEqual(nl);
        assertThat(held()).isEmpty();
    }

    private static void addAll(RtNetlink nl) {
        nl.nexthops().add(via(1));
        nl.nexthops().add(via(2, "10.1.0.2", "w0"));
        nl.nexthops().add(via(3, "fd00::3", "v0"));
        nl.nexthops().add(NexthopSpec.of(10).group(1, 2, 3));
        nl.nexthops().add(NexthopSpec.of(11).group(1));
        nl.nexthops().add(resilient(12, 8, 1, 2));
        nl.routes().replace(RouteSpec.to("10.8.0.0/16").nextHopId(12));
        nl.routes().replace(RouteSpec.to("10.9.0.0/16").nextHopId(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0"})
    @DisplayName("H11, H99: routes by nexthop objects change and vanish with them, without a notification")
    void givenRoutesByObjects_whenTheseChangeAndVanish_thenHeldAsTheKernelHasThem(String compatible, RtNetlink nl) {
        Sysctl.set("ipv4/nexthop_compat_mode", compatible);
        addAll(nl);
        nl.nexthops().add(NexthopSpec.of(4).blackhole());
        nl.nexthops().add(NexthopSpec.of(5).blackhole().ipv6());
        nl.routes().add(RouteSpec.to("10.7.0.0/16").nextHopId(4));
        nl.routes().add(RouteSpec.to("fd07::/64").nextHopId(5));
        nl.routes().add(RouteSpec.to("fd08::/64").nextHopId(3));
        assertEqual(nl);

        nl.nexthops().replace(via(1, "10.0.0.3", "v0"));
        assertEqual(nl);
        nl.nexthops().replace(resilient(12, 8, 2));
        assertEqual(nl);
        nl.nexthops().replace(resilient(12, 8, 1, 2));
        nl.nexthops().delete(2);
        assertEqual(nl);
        nl.links().down("v0");
        assertEqual(nl);
        assertThat(routes(mirror.of(Route.TYPE).list())).hasSize(2);
        nl.nexthops().delete(4);
        nl.nexthops().delete(5);
        assertEqual(nl);
        assertThat(mirror.of(Route.TYPE).by(Route.BY_NEXTHOP, 4L)).isEmpty();
        assertThat(routes(mirror.of(Route.TYPE).list())).isEmpty();
    }

    @Test
    @DisplayName("H98: a mirror of nexthop objects equals the kernel after a storm of changes")
    void givenChurn_whenOver_thenEqualToTheKernelAndToIp(RtNetlink nl) throws Exception {
        List<Changer> changers = List.of(
                new Changer(RtNetlink.open(), new Random(0), NexthopMirrorTest::change),
                new Changer(RtNetlink.open(), new Random(1), NexthopMirrorTest::change),
                new Changer(RtNetlink.open(), new Random(2), NexthopMirrorTest::changeLinks));
        long changes = Changer.during(Duration.ofSeconds(2), mirror, changers);

        assertEqual(nl);
        assertThat(changes).isGreaterThan(100);
        Compared.assertEqual(mirror, this::shortly, NexthopMirrorTest::shown);
    }

    private static void change(RtNetlink nl, Random random) {
        long id = 1 + random.nextInt(20);
        String device = random.nextBoolean() ? "v0" : "w0";
        String gateway = (device.equals("v0") ? "10.0.0." : "10.1.0.") + (2 + random.nextInt(5));
        long member = 1 + random.nextInt(20);
        switch (random.nextInt(9)) {
            case 0, 1 -> nl.nexthops().add(via(id, gateway, device));
            case 2 -> nl.nexthops().replace(via(id, gateway, device));
            case 3 -> nl.nexthops().replace(NexthopSpec.of(100 + id).group(id, 1 + member % 20));
            case 4 -> nl.nexthops().replace(NexthopSpec.of(100 + id).member(member, 1 + random.nextInt(5)));
            case 5 -> nl.nexthops().add(NexthopSpec.of(id).blackhole());
            case 6 ->
                nl.routes().replace(RouteSpec.to("10." + (100 + id) + ".0.0/16").nextHopId(member));
            case 7 ->
                nl.routes().replace(RouteSpec.to("10." + (100 + id) + ".0.0/16").nextHopId(100 + member));
            default -> nl.nexthops().delete(random.nextInt(4) == 0 ? 100 + id : id);
        }
    }

    private static void changeLinks(RtNetlink nl, Random random) {
        String link = List.of("v0", "v1", "w0", "w1").get(random.nextInt(4));
        switch (random.nextInt(10)) {
            case 0 -> {
                nl.links().down(link);
                nl.links().up(link);
                nl.addresses().ensure("v0", "10.0.0.1/24");
                nl.addresses().ensure("w0", "10.1.0.1/24");
            }
            case 1 -> nl.links().change(link, change -> change.mtu(1400 + random.nextInt(100)));
            default -> change(nl, random);
        }
    }

    /** What ip shows in few words. */
    private List<String> shortly() {
        return Compared.sorted(
                mirror.of(Nexthop.TYPE).list(),
                nexthop -> nexthop.id() + " " + nexthop.gateway() + " " + nexthop.members());
    }

    private static List<String> shown() {
        List<String> all = new ArrayList<>();
        for (JsonNode shown : Iproute.ip("nexthop")) {
            List<NexthopAttr.Member> members = new ArrayList<>();
            shown.path("group")
                    .forEach(member -> members.add(new NexthopAttr.Member(
                            member.get("id").asLong(), member.path("weight").asInt(1))));
            all.add(shown.get("id") + " " + shown.path("gateway").asText("null") + " " + members);
        }
        return all.stream().sorted().toList();
    }
}
