package io.github.netlink4j.benchmarks.yardstick;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The results of one program for an operation, by round. */
final class Samples {
    private final String program;
    private final int count;
    private final List<Measured> rounds = new ArrayList<>();

    /** Creates an empty list of results. {@code count} is the number of repetitions in a round. */
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

    /** Returns the median wall-clock time of one operation in nanoseconds. */
    double wall() {
        return median(Measured::wall) / count;
    }

    /** Returns the median of the allocated bytes of one operation. */
    double allocated() {
        return median(Measured::allocated) / count;
    }

    /** Returns the CPU time divided by that of another program in the same round, for all rounds, sorted. */
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

    /** Returns a quantile of sorted values, interpolated between two of them where necessary. */
    static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
