package io.github.netlink4j.rtnetlink.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.object.RouteProtocol;
import io.github.netlink4j.testing.RequiresKind;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
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
}
