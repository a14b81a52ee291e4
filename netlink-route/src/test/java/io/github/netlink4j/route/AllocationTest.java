package io.github.netlink4j.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.netlink4j.route.link.LinkRef;
import io.github.netlink4j.route.link.Macvlan;
import io.github.netlink4j.route.link.MacvlanMode;
import io.github.netlink4j.route.link.Veth;
import io.github.netlink4j.route.route.RouteFilter;
import io.github.netlink4j.route.route.RouteSpec;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Going through many objects makes no garbage, once warm. */
@LiveRoute
class AllocationTest {
    private static final int ROUTES = 10_000;
    private static final int LINKS = 300;
    private static final int WARM = 30;
    private static final long LIMIT = 1024;

    private long seen;

    /** The least that one of several runs allocates: the compiler may be at work in the others. */
    private static long allocated(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < WARM; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            work.run();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    @Test
    void givenTenThousandRoutes_whenShownOneByOne_thenNothingIsAllocated(RtNetlink nl) {
        nl.links().create(Veth.named("v0").up().peer("v1", far -> far.up()));
        LinkRef v0 = nl.links().get("v0");
        for (int i = 0; i < ROUTES; i++) {
            nl.routes()
                    .add(RouteSpec.to("10." + (i >> 8) + "." + (i & 0xff) + ".0/24")
                            .device(v0));
        }

        long bytes = allocated(() -> {
            seen = 0;
            nl.routes().forEach(RouteFilter.all().ipv4().table(254), route -> {
                if (route.prefixLength() == 24 && route.linkIndex() > 0 && route.metric() == 0) {
                    seen++;
                }
            });
        });
        long counting = allocated(
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

        long bytes = allocated(() -> {
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
