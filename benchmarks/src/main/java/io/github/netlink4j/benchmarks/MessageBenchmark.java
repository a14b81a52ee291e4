package io.github.netlink4j.benchmarks;

import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.route.link.Link;
import io.github.netlink4j.route.link.LinkAttr;
import io.github.netlink4j.route.link.LinkInfo;
import io.github.netlink4j.route.link.Veth;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost to write a request, and to read a message, without the kernel? With {@code -prof gc}: reading makes no
 * garbage, and writing only what turns the text of a kind into bytes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class MessageBenchmark {
    private final MessageWriter writer = new MessageWriter();
    private Link lo;

    /** The link that every namespace has. */
    @Setup
    public void find() {
        lo = Link.get("lo");
    }

    /** Writes a request that creates a link. */
    @Benchmark
    public int write() {
        writer.clear();
        writer.begin(LinkAttr.RTM_NEWLINK, 0x605, 1);
        writer.put(LinkAttr.MTU, 1400);
        writer.put(LinkAttr.GROUP, 7);
        writer.nest(LinkAttr.LINKINFO);
        writer.put(LinkInfo.KIND, Veth.KIND.name());
        writer.end();
        writer.finish();
        return writer.length();
    }

    /** Reads three numbers of a message of some 40 attributes that is not indexed. */
    @Benchmark
    public long read() {
        return lo.index() + lo.mtu() + lo.get(LinkAttr.GSO_MAX_SIZE, 0);
    }
}
