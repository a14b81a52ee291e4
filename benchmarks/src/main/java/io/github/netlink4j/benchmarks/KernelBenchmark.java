package io.github.netlink4j.benchmarks;

import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.route.RouteFilter;
import io.github.netlink4j.rtnetlink.route.RouteSpec;
import io.github.netlink4j.rtnetlink.route.RouteView;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does reading a link from the kernel cost, and a listing of 10,000 routes? To be run in a network namespace of its own:
 * {@code build/sandbox/bin/java -jar benchmarks/target/benchmarks.jar KernelBenchmark -prof gc}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class KernelBenchmark {
    private static final int ROUTES = 10_000;

    private RtNetlink nl;
    private long seen;

    /** Creates a veth pair, and the routes. */
    @Setup
    public void create() {
        nl = RtNetlink.open();
        nl.links().create(Veth.named("bench0").up().peer("bench1", far -> far.up()));
        LinkRef link = nl.links().get("bench0");
        for (int i = 0; i < ROUTES; i++) {
            nl.routes()
                    .add(RouteSpec.to("10." + (i >> 8) + "." + (i & 0xff) + ".0/24")
                            .device(link));
        }
    }

    /** Deletes the link, and with it the routes. */
    @TearDown
    public void delete() {
        nl.links().delete("bench0");
        nl.close();
    }

    /** Measures reading one link as a snapshot. */
    @Benchmark
    public Link getLink() {
        return nl.links().get(1);
    }

    /** Measures visiting all routes. */
    @Benchmark
    public long forEachRoute() {
        seen = 0;
        nl.routes()
                .forEach(RouteFilter.all().ipv4().table(RouteView.RT_TABLE_MAIN), route -> seen += route.linkIndex());
        return seen;
    }

    /** Measures listing all routes as snapshots. */
    @Benchmark
    public int listRoutes() {
        return nl.routes()
                .list(RouteFilter.all().ipv4().table(RouteView.RT_TABLE_MAIN))
                .size();
    }
}
