package io.github.netlink4j.benchmarks.yardstick;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Makes programs do the same operation in turn. A round is one turn of each program; the order is reversed in every other
 * round, so that the after-effects of a turn affect all programs alike.
 *
 * @param rounds maximum number of rounds
 * @param fewest minimum number of rounds, however long they take
 * @param warmUpNanos duration of the rounds before the measurement, in nanoseconds
 * @param nanos time after which no further round is begun, in nanoseconds
 */
record Contest(int rounds, int fewest, long warmUpNanos, long nanos) {
    private static final int FEWEST_WARM_UPS = 2;

    static Contest thorough() {
        return new Contest(201, 7, 5_000_000_000L, 15_000_000_000L);
    }

    static Contest quick() {
        return new Contest(31, 3, 1_500_000_000L, 3_000_000_000L);
    }

    /** Returns the results of the programs that support the operation, and were not too slow at it in a smaller scene. */
    List<Samples> run(Operation operation, List<Worker> workers) throws IOException {
        List<Worker> able = new ArrayList<>();
        for (Worker worker : workers) {
            if (worker.isSlowAt(operation.task())) {
                System.err.println(worker.name() + " is left out: it was too slow at this before");
            } else if (worker.run(operation.task(), operation.count()).isPresent()) {
                able.add(worker);
            }
        }
        rounds(operation, able, FEWEST_WARM_UPS, Integer.MAX_VALUE, warmUpNanos);
        return rounds(operation, able, fewest, rounds, nanos);
    }

    private static List<Samples> rounds(Operation operation, List<Worker> workers, int fewest, int most, long nanos)
            throws IOException {
        List<Samples> samples = workers.stream()
                .map(worker -> new Samples(worker.name(), operation.count()))
                .toList();
        List<Integer> turns = new ArrayList<>();
        workers.forEach(worker -> turns.add(turns.size()));
        long begun = System.nanoTime();
        for (int round = 0; round < fewest || round < most && System.nanoTime() - begun < nanos; round++) {
            Optional<Measured> before = Optional.empty();
            for (int turn : turns) {
                Measured now = workers.get(turn)
                        .run(operation.task(), operation.count())
                        .orElseThrow();
                before.ifPresent(other -> requireSame(operation, other, now));
                before = Optional.of(now);
                samples.get(turn).add(now);
            }
            Collections.reverse(turns);
        }
        return samples;
    }

    private static void requireSame(Operation operation, Measured one, Measured other) {
        if (one.seen() != other.seen()) {
            throw new IllegalStateException(
                    operation.name() + ": one has seen " + one.seen() + ", another " + other.seen());
        }
    }
}
