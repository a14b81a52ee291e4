package io.github.netlink4j.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.route.link.LinkRef;
import io.github.netlink4j.route.link.Macvlan;
import io.github.netlink4j.route.link.MacvlanMode;
import io.github.netlink4j.route.link.Veth;
import io.github.netlink4j.route.route.RouteFilter;
import io.github.netlink4j.route.route.RouteSpec;
import io.github.netlink4j.testing.Garbage;
import org.junit.jupiter.api.Test;

/** Going through many objects makes no garbage, once warm. */
@LiveRoute
class AllocationTest {
    private static final int ROUTES = 10_000;
    private static final int LINKS = 300;
    private static final int WARM = 20;
    private static final int RUNS = 10;
    private static final long LIMIT = 1024;

    private long seen;

    @Test
    void givenTenThousandRoutes_whenShownOneByOne_thenNothingIsAllocated(RtNetlink nl) {
        nl.links().create(Veth.named("v0").up().peer("v1", far -> far.up()));
        LinkRef v0 = nl.links().get("v0");
        for (int i = 0; i < ROUTES; i++) {
            nl.routes()
                    .add(RouteSpec.to("10." + (i >> 8) + "." + (i & 0xff) + ".0/24")
                            .device(v0));
        }

        long bytes = Garbage.fewestBytes(WARM, RUNS, () -> {
            seen = 0;
            nl.routes().forEach(RouteFilter.all().ipv4().table(254), route -> {
                if (route.prefixLength() == 24 && route.linkIndex() > 0 && route.metric() == 0) {
                    seen++;
                }
            });
        });
        long counting = Garbage.fewestBytes(
                WARM,
                RUNS,
                () -> seen = nl.routes().count(RouteFilter.all().ipv4().table(254)));

        assertThat(seen).isEqualTo(ROUTES);
        assertThat(bytes).isLessThan(LIMIT);
        assertThat(counting).isLessThan(LIMIT);
    }

    @Test
    void givenManyLinks_whenShownOneByOne_thenNothingIsAllocated(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");
        LinkRef v0 = nl.links().get("v0");
        for (int i = 0; i < LINKS; i++) {
            nl.links().create(Macvlan.named("m" + i).parent(v0).mode(MacvlanMode.BRIDGE));
        }

        long bytes = Garbage.fewestBytes(WARM, RUNS, () -> {
            seen = 0;
            nl.links().forEach(link -> {
                if (link.isKind(Macvlan.KIND) && link.mtu() == 1500 && link.rxBytes() == 0) {
                    seen += link.get(Macvlan.MODE, 0);
                }
            });
        });

        assertThat(seen).isEqualTo((long) LINKS * MacvlanMode.BRIDGE.number());
        assertThat(bytes).isLessThan(LIMIT);
    }
}
