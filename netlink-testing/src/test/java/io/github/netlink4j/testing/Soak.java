package io.github.netlink4j.testing;

import io.github.netlink4j.internal.Polling;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * Does something repeatedly, and measures the resources of the process meanwhile: after the first quarter, nothing may grow but
 * memory, and that by at most a mebibyte in a million repetitions and what a JVM needs for itself.
 *
 * <p>The number of repetitions is scaled by the system property {@code netlink4j.test.scale}, by default 1; the profile {@code
 * soak} of the build sets 100. Above 1, no repetition may take longer than a second: the machine is expected to be idle then.
 */
public final class Soak {
    private static final long SCALE = Math.max(1, Long.getLong("netlink4j.test.scale", 1));
    private static final long SLOWEST = SCALE > 1 ? TimeUnit.SECONDS.toNanos(1) : Long.MAX_VALUE;
    private static final int SAMPLES = 20;
    private static final int WARM_UP = SAMPLES / 4;
    private static final long MEBIBYTE = 1024;
    /** Permitted growth of a JVM whose heap has a fixed size: compiled code, monitors, arenas of the C library. */
    private static final long RESIDENT_NOISE = 4 * MEBIBYTE;
    /** Permitted growth of a JVM whose heap may grow. */
    private static final long GROWING_HEAP = 256 * MEBIBYTE;

    private static final long HEAP_NOISE = 2 * MEBIBYTE;
    /** Time to wait for resources to disappear: threads and namespaces exist for a moment after their end. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private Soak() {}

    /** Returns the number of repetitions: {@code once} at scale 1. */
    public static long times(long once) {
        return SCALE * once;
    }

    /**
     * Returns the number of repetitions: {@code each} for every step of the scale, and at
     * least {@code least}.
     */
    public static long times(long each, long least) {
        return Math.max(SCALE * each, least);
    }

    /** Does something this many times, and passes it the number of earlier repetitions. */
    public static void soak(String what, long times, LongConsumer operation) {
        List<Footprint> samples = new ArrayList<>();
        long begun = System.nanoTime();
        long slowest = 0;
        long done = 0;
        for (int sample = 1; sample <= SAMPLES; sample++) {
            for (long end = times * sample / SAMPLES; done < end; done++) {
                long before = System.nanoTime();
                operation.accept(done);
                slowest = Math.max(slowest, System.nanoTime() - before);
            }
            samples.add(Footprint.now());
        }
        Footprint first = samples.get(WARM_UP - 1);
        Footprint[] last = new Footprint[1];
        boolean same = Polling.await(GRACE, () -> {
            last[0] = Footprint.now();
            return last[0].holdsNoMoreThan(first);
        });
        System.out.println(report(what, times, System.nanoTime() - begun, slowest, samples));
        require(same, "more is held than before", samples);
        long noise = hasFixedHeap() ? RESIDENT_NOISE : GROWING_HEAP;
        require(growth(samples) <= noise + MEBIBYTE * times / 1_000_000, "resident memory has grown", samples);
        require(last[0].heapKib() - first.heapKib() <= HEAP_NOISE, "the heap has grown", samples);
        require(slowest <= SLOWEST, "once it took " + TimeUnit.NANOSECONDS.toMillis(slowest) + " ms", samples);
    }

    private static boolean hasFixedHeap() {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return heap.getInit() == heap.getMax();
    }

    private static void require(boolean condition, String what, List<Footprint> samples) {
        if (!condition) {
            throw new AssertionError(what + ": " + samples);
        }
    }

    /** Returns the growth of resident memory since the first quarter, by linear regression. */
    private static double growth(List<Footprint> samples) {
        int count = samples.size() - WARM_UP;
        double meanX = (count - 1) / 2.0;
        double meanY = samples.stream()
                .skip(WARM_UP)
                .mapToLong(Footprint::residentKib)
                .average()
                .orElseThrow();
        double covariance = 0;
        double variance = 0;
        for (int x = 0; x < count; x++) {
            covariance += (x - meanX) * (samples.get(WARM_UP + x).residentKib() - meanY);
            variance += (x - meanX) * (x - meanX);
        }
        return covariance / variance * (count - 1);
    }

    private static String report(String what, long times, long nanos, long slowest, List<Footprint> samples) {
        return String.format(
                "soak: %d %s in %d ms, the slowest %d us; resident memory %+.0f KiB, %+.0f KiB in a million; first %s, last %s",
                times,
                what,
                TimeUnit.NANOSECONDS.toMillis(nanos),
                TimeUnit.NANOSECONDS.toMicros(slowest),
                growth(samples),
                growth(samples) / ((SAMPLES - WARM_UP) * times / SAMPLES) * 1_000_000,
                samples.get(WARM_UP - 1),
                samples.get(samples.size() - 1));
    }
}
