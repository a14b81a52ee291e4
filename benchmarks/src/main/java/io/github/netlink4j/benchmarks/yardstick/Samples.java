package io.github.netlink4j.benchmarks.yardstick;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What one program took for an operation, round by round. */
final class Samples {
    private final String program;
    private final int count;
    private final List<Measured> rounds = new ArrayList<>();

    /** @param count how many times the operation is done in a round */
    Samples(String program, int count) {
        this.program = program;
        this.count = count;
    }

    void add(Measured round) {
        rounds.add(round);
    }

    String program() {
        return program;
    }

    /** Nanoseconds on the clock for one operation, in the middle of all rounds. */
    double wall() {
        return median(Measured::wall) / count;
    }

    /** Bytes of objects for one operation. */
    double allocated() {
        return median(Measured::allocated) / count;
    }

    /** CPU time as a multiple of another program's in the same round, sorted. */
    double[] cpuRatios(Samples other) {
        return IntStream.range(0, rounds.size())
                .mapToDouble(
                        i -> (double) rounds.get(i).cpu() / other.rounds.get(i).cpu())
                .sorted()
                .toArray();
    }

    private double median(ToDoubleFunction<Measured> what) {
        return quantile(rounds.stream().mapToDouble(what).sorted().toArray(), 0.5);
    }

    /** A quantile of sorted values, between two of them where it falls there. */
    static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
