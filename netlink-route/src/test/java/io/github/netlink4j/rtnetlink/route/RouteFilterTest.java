package io.github.netlink4j.rtnetlink.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.rtnetlink.LinkLocal;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.object.RouteProtocol;
import io.github.netlink4j.rtnetlink.object.Scope;
import io.github.netlink4j.testing.RequiresKind;
import io.github.netlink4j.testing.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The kernel's filter and ours together match the same as ours alone, and the same as {@code ip} shows. */
@LiveRoute
@RequiresKind("veth")
class RouteFilterTest {
    private static final RouteFilter ALL = RouteFilter.all();
    private static final RouteFilter MAIN = ALL.table(RouteView.RT_TABLE_MAIN);

    @BeforeEach
    void prepare() {
        Net.prepare();
        try (RtNetlink nl = RtNetlink.open()) {
            Routes routes = nl.routes();
            routes.add(RouteSpec.toDefault().via("192.168.0.2"));
            routes.add(RouteSpec.to("10.0.0.0/8").via("192.168.0.2").protocol(RouteProtocol.RTPROT_STATIC));
            routes.add(RouteSpec.to("10.1.0.0/16").device("v1").protocol(RouteProtocol.RTPROT_BGP));
            routes.add(RouteSpec.to("10.1.2.0/24").type(RouteType.BLACKHOLE));
            routes.add(RouteSpec.to("10.1.2.3").via("192.168.0.3").table(100));
            routes.add(RouteSpec.to("10.9.0.0/16").multipath(NextHop.via("192.168.0.2"), NextHop.on("v1")));
            routes.add(RouteSpec.toDefault().via("fd00::2"));
            routes.add(RouteSpec.to("fd01::/32").via("fd00::2").protocol(RouteProtocol.RTPROT_STATIC));
            routes.add(RouteSpec.to("fd01:0:1::/48").device("v1").table(1000));
            routes.add(RouteSpec.to("fd01:0:1:2::/64").type(RouteType.UNREACHABLE));
            routes.add(RouteSpec.to("fd09::/64").multipath(NextHop.via("fd00::2"), NextHop.via("fd00::3")));
        }
    }

    /** Waits until IPv6 has added the links' own addresses, and the routes to them: it first checks them for a second. */
    private static void awaitOwnAddresses(RtNetlink nl) {
        Waiting.until(
                Duration.ofSeconds(30),
                "two addresses of the links' own are no longer tentative",
                () -> nl.addresses().list().stream()
                                .filter(a -> a.scope() == Scope.RT_SCOPE_LINK && !a.isTentative())
                                .count()
                        == 2,
                () -> nl.addresses().list());
    }

    private static void assertSame(RtNetlink nl, RouteFilter filter, Predicate<Route> wanted) {
        List<String> expected =
                nl.routes().list().stream().filter(wanted).map(Route::toString).toList();
        assertThat(expected).isNotEmpty();
        assertThat(nl.routes().list(filter)).extracting(Route::toString).containsExactlyElementsOf(expected);
        assertThat(nl.routes().count(filter)).isEqualTo(expected.size());
    }

    @Test
    @LinkLocal
    @DisplayName("H15: the kernel need not apply a filter")
    void givenFilterOfTheKernel_whenListed_thenAsByFilteringOurselves(RtNetlink nl) {
        int v1 = nl.links().get("v1").index();
        awaitOwnAddresses(nl);

        assertSame(nl, ALL.ipv4(), route -> !route.isIpv6());
        assertSame(nl, ALL.ipv6(), Route::isIpv6);
        assertSame(nl, MAIN, route -> route.table() == 254);
        assertSame(nl, ALL.table(100), route -> route.table() == 100);
        assertSame(nl, ALL.table(1000), route -> route.table() == 1000);
        assertSame(nl, ALL.device("v1"), route -> route.goesBy(v1));
        assertSame(nl, ALL.device(LinkRef.of(v1)).ipv6(), route -> route.goesBy(v1) && route.isIpv6());
        assertSame(nl, ALL.protocol(RouteProtocol.RTPROT_STATIC), route -> route.protocol() == 4);
        assertSame(nl, ALL.type(RouteType.BLACKHOLE), route -> route.type() == RouteType.BLACKHOLE);
        assertSame(nl, ALL.type(RouteType.LOCAL).ipv4(), route -> route.typeNumber() == 2 && !route.isIpv6());
        assertSame(nl, ALL.scope(Scope.RT_SCOPE_LINK), route -> route.scope() == 253);
        assertSame(
                nl,
                MAIN.device("v1").protocol(RouteProtocol.RTPROT_BGP),
                route -> route.table() == 254 && route.goesBy(v1) && route.protocol() == 186);
    }

    @Test
    void givenNetwork_whenFilteredByReach_thenAsIpDoes(RtNetlink nl) {
        assertLike(nl, MAIN.destination("10.1.0.0/16"), "route", "show", "exact", "10.1.0.0/16");
        assertLike(nl, MAIN.within("10.0.0.0/8"), "route", "show", "root", "10.0.0.0/8");
        assertLike(nl, MAIN.covering("10.1.2.0/24"), "route", "show", "match", "10.1.2.0/24");
        assertLike(nl, MAIN.covering("10.1.2.9"), "route", "show", "match", "10.1.2.9");
        assertLike(nl, MAIN.destination("0.0.0.0/0"), "route", "show", "exact", "0.0.0.0/0");
        assertLike(nl, MAIN.destination("fd01::/32"), "-6", "route", "show", "exact", "fd01::/32");
        assertLike(nl, MAIN.within("fd01::/32"), "-6", "route", "show", "root", "fd01::/32");
        assertLike(nl, MAIN.covering("fd01:0:1:2::5"), "-6", "route", "show", "match", "fd01:0:1:2::5");
    }

    private static void assertLike(RtNetlink nl, RouteFilter filter, String... words) {
        List<String> theirs = Net.destinations(words);

        assertThat(theirs).isNotEmpty();
        assertThat(nl.routes().list(filter))
                .extracting(Net::asIp)
                .as(String.join(" ", words))
                .containsExactlyElementsOf(theirs);
    }

    @Test
    @DisplayName("H21: the end of a listing contains an error")
    void givenTableThatDoesNotExist_whenListed_thenNoRoutes(RtNetlink nl) {
        assertThat(nl.routes().list(ALL.table(7777))).isEmpty();
        assertThat(nl.routes().list(ALL.ipv4().table(7777))).isEmpty();
        assertThat(nl.routes().list(ALL.ipv6().table(7777))).isEmpty();
        assertThat(nl.routes().count(ALL.ipv4().table(4_294_967_295L))).isZero();
        assertThat(nl.routes().find(ALL.ipv6().table(7777))).isEmpty();
    }

    @Test
    void givenLinkThatDoesNotExist_whenListed_thenSaidSo(RtNetlink nl) {
        assertThatThrownBy(() -> nl.routes().list(ALL.device(LinkRef.of(4711))))
                .message()
                .startsWith("RTM_GETROUTE all dev #4711 rejected: ENODEV: ");
        assertThatThrownBy(() -> nl.routes().count(ALL.device("nope")))
                .hasMessage("RTM_GETROUTE all dev \"nope\" rejected: ENODEV: No such device; device: there is no link"
                        + " \"nope\" in this network namespace");
    }

    @Test
    void givenFindings_whenAskedForOne_thenTheFirst(RtNetlink nl) {
        assertThat(nl.routes().find("10.1.0.0/16").orElseThrow().destination())
                .isEqualTo(IpPrefix.parse("10.1.0.0/16"));
        assertThat(nl.routes().find("10.1.2.3")).as("is in another table").isEmpty();
        assertThat(nl.routes().find(ALL.destination("10.1.2.3")).orElseThrow().table())
                .isEqualTo(100);
    }

    @Test
    void givenExceptionsThatTheKernelHasLearnt_whenListed_thenTheyAreNoRoutes(RtNetlink nl) {
        // The kernel may add those of IPv6 late, when a link has got its carrier.
        List<Route> before = nl.routes().list(ALL.ipv4());

        nl.routes().get("10.0.0.1");

        assertThat(nl.routes().list(ALL.ipv4()))
                .hasSameSizeAs(before)
                .noneMatch(route -> route.hasFlag(RouteView.RTM_F_CLONED));
    }

    @Test
    void givenWhatCannotBe_whenFilteredBy_thenRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ALL.destination("10.1.0.1/16"))
                .withMessage("10.1.0.1/16 has bits set beyond its prefix; the network is 10.1.0.0/16");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ALL.ipv6().within("10.0.0.0/8"))
                .withMessage("a route to 10.0.0.0/8 is not of the family asked for");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ALL.covering("fd00::1").ipv4())
                .withMessage("a route to fd00::1/128 is not of that family");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ALL.table(0))
                .withMessage("RTA_TABLE must be 1 to 4294967295: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ALL.type(RouteType.OTHER))
                .withMessage("a route type that this library does not know cannot be sent");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ALL.protocol(256))
                .withMessage("the protocol of a route must be 0 to 255: 256");
    }

    @Test
    void givenFilter_whenPrinted_thenTheWordsOfIp() {
        assertThat(ALL).hasToString("all");
        assertThat(ALL.within("10.0.0.0/8")
                        .table(100)
                        .device("v0")
                        .type(RouteType.BLACKHOLE)
                        .protocol(RouteProtocol.RTPROT_STATIC)
                        .scope(Scope.RT_SCOPE_LINK))
                .hasToString("IPv4 root 10.0.0.0/8 table 100 dev \"v0\" type blackhole proto static scope link");
    }

    @Test
    void givenWhatIpRouteShowAccepts_whenFound_thenTheSameRoute(RtNetlink nl) {
        assertThat(nl.routes().find("default"))
                .hasValueSatisfying(route -> assertThat(route.destination()).hasToString("0.0.0.0/0"));
        assertThat(nl.routes().list(MAIN.ipv6().destination("default")))
                .extracting(Route::destination)
                .containsExactly(IpPrefix.parse("::/0"));
        assertThat(nl.routes().list(ALL.destination("10.1.2.3")))
                .extracting(Route::destination)
                .containsExactly(IpPrefix.parse("10.1.2.3/32"));
        nl.routes().delete("default");
        assertThat(nl.routes().find("default")).isEmpty();
        nl.routes().add(RouteSpec.to("default").via("192.168.0.2"));
        assertThat(nl.routes().find("0.0.0.0/0")).isPresent();

        for (String wrong : List.of("", "v0", "10.1.0.0/x", "10.1.0.0/33")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> nl.routes().find(wrong))
                    .withMessage(
                            "the destination of a route must be a network such as 10.1.0.0/16 or fd00::/8, an address,"
                                    + " or \"default\": \"" + wrong + '"');
        }
    }
}
