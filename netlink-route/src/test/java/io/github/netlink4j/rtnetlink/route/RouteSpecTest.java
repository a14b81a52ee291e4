package io.github.netlink4j.rtnetlink.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.object.RouteProtocol;
import java.time.Duration;
import java.util.Collections;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Specs that are refused before anything is sent, and how a route prints. */
class RouteSpecTest {
    private static RouteSpec v4() {
        return RouteSpec.to("10.1.0.0/16");
    }

    private static RouteSpec v6() {
        return RouteSpec.to("fd01::/64");
    }

    private static void assertRefused(RouteSpec route, String why) {
        assertRefused(route, spec -> RouteValidator.checkNew(spec), why);
    }

    private static void assertRefused(RouteSpec route, Consumer<RouteSpec> check, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check.accept(route))
                .withMessage(why);
    }

    @Test
    void givenFamiliesThatDoNotGoTogether_whenAdded_thenRefused() {
        assertRefused(v6().via("10.0.0.1"), "fd01::/64 via 10.0.0.1: an IPv6 route cannot go by an IPv4 router");
        assertRefused(
                v6().multipath(NextHop.via("fd00::1"), NextHop.via("10.0.0.1")),
                "fd01::/64 nexthop via fd00::1 weight 1 and 1 more: an IPv6 route cannot go by an IPv4 router");
        assertRefused(
                v4().preferredSource("fd00::1"),
                "10.1.0.0/16 src fd00::1: the preferred source fd00::1 is of another family");
        assertRefused(v6().from("10.2.0.0/16"), "fd01::/64 from 10.2.0.0/16: the source 10.2.0.0 is of another family");
    }

    @Test
    void givenWaysThatDoNotGoTogether_whenAdded_thenRefused() {
        assertRefused(
                v4().via("10.0.0.1").multipath(NextHop.via("10.0.0.2")),
                "10.1.0.0/16 via 10.0.0.1 nexthop via 10.0.0.2 weight 1:"
                        + " a route goes one way or several; put the first among the others");
        assertRefused(
                v4().device("v0").nextHopId(5),
                "10.1.0.0/16 dev \"v0\" nhid 5: the nexthop object has the gateway and the link");
        assertRefused(
                v4().type(RouteType.BLACKHOLE).via("10.0.0.1"),
                "blackhole 10.1.0.0/16 via 10.0.0.1: a route of this type has neither gateway nor link");
        assertRefused(
                v6().type(RouteType.UNREACHABLE).device(LinkRef.of(3)),
                "unreachable fd01::/64 dev #3: a route of this type has neither gateway nor link");
        assertRefused(
                v4().multipath(NextHop.via("10.0.0.1")).onlink(),
                "10.1.0.0/16 nexthop via 10.0.0.1 weight 1 onlink:"
                        + " only a gateway can be onlink; of several ways, each says so for itself");
        assertRefused(
                v4().via("10.0.0.1").set(RouteAttr.GATEWAY, IpAddress.parse("10.0.0.1")),
                "10.1.0.0/16 via 10.0.0.1 RTA_GATEWAY 10.0.0.1: RTA_GATEWAY is set twice, by a setter and by its key");
    }

    @Test
    void givenWhatTheKernelIgnores_whenAdded_thenRefused() {
        assertRefused(
                v4().preference(RoutePreference.HIGH),
                "the kernel ignores RTA_PREF of an IPv4 route: 10.1.0.0/16 RTA_PREF 1");
        assertRefused(
                v4().expires(Duration.ofSeconds(5)),
                "the kernel ignores RTA_EXPIRES of an IPv4 route: 10.1.0.0/16 expires 5s");
        assertRefused(
                v4().from("10.2.0.0/16"), "the kernel ignores RTA_SRC of an IPv4 route: 10.1.0.0/16 from 10.2.0.0/16");
        assertRefused(v6().realm(4), "the kernel ignores RTA_FLOW of an IPv6 route: fd01::/64 realms 0/4");
        assertRefused(v6().scope(253), "the kernel ignores the scope of an IPv6 route: fd01::/64 scope link");
        assertRefused(v6().tos(4), "fd01::/64 tos 0x4: an IPv6 route has no type of service");
        assertRefused(v4().set(RouteAttr.MARK, 1), "the kernel ignores RTA_MARK of a route: 10.1.0.0/16 RTA_MARK 1");
    }

    @Test
    void givenAllThatIsAsked_whenShown_thenInTheWordsOfIpRoute() {
        RouteSpec route = v4().via("10.0.0.1")
                .device("v0")
                .tos(4)
                .table(77)
                .protocol(RouteProtocol.RTPROT_STATIC)
                .scope(253)
                .preferredSource("10.0.0.2")
                .metric(5)
                .realms(3, 4)
                .lockedMtu(1400)
                .onlink()
                .set(RouteAttr.MARK, 1);

        assertThat(route)
                .hasToString("10.1.0.0/16 tos 0x4 via 10.0.0.1 dev \"v0\" table 77 proto static scope link src 10.0.0.2"
                        + " metric 5 realms 3/4 mtu lock 1400 onlink RTA_MARK 1");
    }

    @Test
    void givenMoreWaysThanAListingCanTell_whenAdded_thenRefused() {
        RouteSpec tooMany = v4().multipath(Collections.nCopies(4000, NextHop.via("10.0.0.1")));

        assertRefused(
                tooMany,
                "10.1.0.0/16 nexthop via 10.0.0.1 weight 1 and 3999 more: 4000 next hops take 64000 bytes in"
                        + " RTA_MULTIPATH, and with more than 32000 the kernel leaves the route and all after it out of"
                        + " every listing; make it of nexthop objects instead");
    }

    @Test
    void givenNumberOutOfRange_whenTold_thenRefusedAtOnce() {
        assertRefused(v4(), route -> route.table(0), "RTA_TABLE must be 1 to 4294967295: 0");
        assertRefused(v4(), route -> route.table(1L << 32), "RTA_TABLE must be 0 to 4294967295: 4294967296");
        assertRefused(v4(), route -> route.metric(-1), "RTA_PRIORITY must be 0 to 4294967295: -1");
        assertRefused(v4(), route -> route.tos(256), "the type of service of a route must be 0 to 255: 256");
        assertRefused(v4(), route -> route.realms(65_536, 0), "a realm in RTA_FLOW must be 0 to 65535: 65536");
        assertRefused(
                v4(),
                route -> route.expires(Duration.ofMillis(5)),
                "RTA_EXPIRES must be PT1S to PT1193046H28M15S: PT0.005S");
        assertRefused(
                v4(),
                route -> route.type(RouteType.OTHER),
                "a route type that this library does not know cannot be sent");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NextHop.via("10.0.0.1").weight(0))
                .withMessage("the weight of a next hop must be 1 to 256: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NextHop.via("10.0.0.1").weight(257))
                .withMessage("the weight of a next hop must be 1 to 256: 257");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RouteSpec.to("10.1.0.1/16"))
                .withMessage("10.1.0.1/16 has bits set beyond its prefix; the network is 10.1.0.0/16");
    }

    @Test
    void givenDefaultRoute_whenFamilyIsNotTold_thenByGatewayOrSource() {
        assertThat(RouteSpec.toDefault().family()).isEqualTo(AddressFamily.AF_INET);
        assertThat(RouteSpec.toDefault().via("fe80::1").family()).isEqualTo(AddressFamily.AF_INET6);
        assertThat(RouteSpec.toDefault().multipath(NextHop.via("fe80::1")).family())
                .isEqualTo(AddressFamily.AF_INET6);
        assertThat(RouteSpec.toDefault().preferredSource("fd00::1").family()).isEqualTo(AddressFamily.AF_INET6);
        assertThat(RouteSpec.toDefault().from("fd00::/64").family()).isEqualTo(AddressFamily.AF_INET6);
        assertThat(RouteSpec.to("0.0.0.0/0").via("fe80::1").family()).isEqualTo(AddressFamily.AF_INET);
    }

    @Test
    void givenRoute_whenPrinted_thenAsIpHasIt() {
        assertThat(v4().via("10.0.0.1").device("eth0")).hasToString("10.1.0.0/16 via 10.0.0.1 dev \"eth0\"");
        assertThat(RouteSpec.toDefault().device(LinkRef.of(3)).table(100)).hasToString("default dev #3 table 100");
        assertThat(v4().type(RouteType.PROHIBIT)).hasToString("prohibit 10.1.0.0/16");
        assertThat(v6().from("fd02::/64").multipath(NextHop.on("a").weight(2)))
                .hasToString("fd01::/64 from fd02::/64 nexthop dev \"a\" weight 2");
    }
}
