package io.github.netlink4j.rtnetlink.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.object.RouteProtocol;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.Garbage;
import io.github.netlink4j.testing.RequiresKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Routes are listed one by one, and counted, without allocation, once the handle is warm. */
@LiveRoute
@RequiresKind("veth")
class RouteAllocationTest {
    private static final int ROUTES = 10_000;
    private static final int LIMIT = 1024;
    private static final int WARM_UP = 40;
    private static final int RUNS = 20;

    @BeforeEach
    void prepare() throws IOException {
        Net.prepare();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < ROUTES / 2; i++) {
            lines.append("route add 10.")
                    .append(i >> 8)
                    .append('.')
                    .append(i & 0xff)
                    .append(".0/24 ");
            lines.append(i % 10 == 0 ? "nexthop via 192.168.0.2 nexthop dev v1" : "via 192.168.0.2 mtu 1400");
            lines.append("\nroute add fd01:").append(Integer.toHexString(i)).append("::/48 via fd00::2\n");
        }
        Path batch = Files.createTempFile("routes", ".txt");
        try {
            Files.writeString(batch, lines);
            Cli.run("ip", "-batch", batch.toString());
        } finally {
            Files.delete(batch);
        }
    }

    /** The code of a request is compiled only after some thousand calls, and a listing makes few. */
    private static void warmUp(RtNetlink nl) {
        for (int i = 0; i < 20_000; i++) {
            nl.links().get(1);
        }
    }

    /** Calls all getters of each route that are not to allocate. */
    private static final class Sum implements Consumer<RouteView> {
        private final IpPrefix wanted = IpPrefix.parse("10.1.3.0/24");
        private final IpPrefix wanted6 = IpPrefix.parse("fd01:7::/48");
        private final IpPrefix around = IpPrefix.parse("10.2.0.0/16");
        private long routes;
        private long found;
        private long within;
        private long total;

        @Override
        public void accept(RouteView route) {
            routes++;
            found += route.matchesDestination(wanted) || route.matchesDestination(wanted6) ? 1 : 0;
            within += route.isWithin(around) ? 1 : 0;
            total += route.family() + route.prefixLength() + route.linkIndex() + route.scope() + route.flags();
            total += route.table() + route.protocol() + route.metric() + route.tos() + route.expires();
            total += route.type().number() + route.preference().number() + route.get(RouteMetrics.MTU, 0);
            total += route.isDefault() || route.goesBy(1) || route.covers(wanted) ? 1 : 0;
        }
    }

    @Test
    void givenTenThousandRoutes_whenShownOneByOne_thenNoGarbage(RtNetlink nl) {
        warmUp(nl);
        Sum sum = new Sum();
        RouteFilter main = RouteFilter.all().table(RouteView.RT_TABLE_MAIN).protocol(RouteProtocol.RTPROT_BOOT);

        long bytes = Garbage.fewestBytes(WARM_UP, RUNS, () -> nl.routes().forEach(main, sum));

        assertThat(sum.routes).isEqualTo((long) (WARM_UP + RUNS) * ROUTES);
        assertThat(sum.found).isEqualTo(2L * (WARM_UP + RUNS));
        assertThat(sum.within).isEqualTo(256L * (WARM_UP + RUNS));
        assertThat(sum.total).isPositive();
        assertThat(bytes).as("bytes for %d routes", ROUTES).isLessThan(LIMIT);
    }

    @Test
    void givenTenThousandRoutes_whenCountedByEachFilter_thenNoGarbage(RtNetlink nl) {
        warmUp(nl);
        LinkRef v1 = nl.links().get("v1");
        record Counted(RouteFilter filter, long routes) {}
        List<Counted> all = List.of(
                new Counted(RouteFilter.all().protocol(RouteProtocol.RTPROT_BOOT), ROUTES),
                new Counted(RouteFilter.all().ipv4().device(v1), ROUTES / 20),
                new Counted(RouteFilter.all().within("10.3.0.0/16"), 256),
                new Counted(RouteFilter.all().covering("fd01:8::/64"), 1),
                new Counted(RouteFilter.all().scope(0).type(RouteType.UNICAST).ipv4(), ROUTES / 2));

        for (Counted counted : all) {
            assertThat(nl.routes().count(counted.filter))
                    .as("%s", counted.filter)
                    .isEqualTo(counted.routes);
            assertThat(Garbage.fewestBytes(WARM_UP, RUNS, () -> nl.routes().count(counted.filter)))
                    .as("bytes for %s", counted.filter)
                    .isLessThan(LIMIT);
        }
    }

    /** The bytes of the message, two small objects and an element of the list; a million routes take 168 MB at most. */
    @Test
    void givenRoutes_whenListed_thenAtMost168BytesForEach(RtNetlink nl) {
        warmUp(nl);
        RouteFilter byGateway =
                RouteFilter.all().ipv4().table(RouteView.RT_TABLE_MAIN).protocol(RouteProtocol.RTPROT_BOOT);
        int routes = nl.routes().list(byGateway).size();

        long bytes = Garbage.fewestBytes(WARM_UP, RUNS, () -> nl.routes().list(byGateway));

        assertThat(routes).isEqualTo(ROUTES / 2);
        assertThat(bytes / routes).isLessThanOrEqualTo(168);
    }
}
