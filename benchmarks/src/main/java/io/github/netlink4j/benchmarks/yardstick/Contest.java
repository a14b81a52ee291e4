package io.github.netlink4j.benchmarks.yardstick;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Lets programs do the same operation in turn. A round is one turn of each; the next round goes the other way about, so
 * that what a turn leaves behind falls on all alike.
 *
 * @param rounds most rounds
 * @param fewest rounds, however long they take
 * @param warmUpNanos how long each program may do it before
 * @param budgetNanos after this no round is begun
 */
record Contest(int rounds, int fewest, long warmUpNanos, long budgetNanos) {
    private static final int FEWEST_WARM_UPS = 2;

    static Contest thorough() {
        return new Contest(25, 7, 3_000_000_000L, 20_000_000_000L);
    }

    static Contest quick() {
        return new Contest(7, 3, 500_000_000L, 3_000_000_000L);
    }

    /** What it took those programs that know the operation. */
    List<Samples> run(Operation operation, List<Worker> workers) throws IOException {
        List<Worker> able = new ArrayList<>();
        List<Samples> samples = new ArrayList<>();
        for (Worker worker : workers) {
            if (warmUp(operation, worker)) {
                able.add(worker);
                samples.add(new Samples(worker.name(), operation.count()));
            }
        }
        List<Integer> turns = new ArrayList<>();
        able.forEach(worker -> turns.add(turns.size()));
        long begun = System.nanoTime();
        for (int round = 0; round < rounds && (round < fewest || System.nanoTime() - begun < budgetNanos); round++) {
            round(operation, able, turns, samples);
            Collections.reverse(turns);
        }
        return samples;
    }

    private boolean warmUp(Operation operation, Worker worker) throws IOException {
        long begun = System.nanoTime();
        for (int i = 0; i < FEWEST_WARM_UPS || System.nanoTime() - begun < warmUpNanos; i++) {
            if (worker.run(operation.task(), operation.count()).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static void round(Operation operation, List<Worker> workers, List<Integer> turns, List<Samples> samples)
            throws IOException {
        Optional<Long> seen = Optional.empty();
        for (int turn : turns) {
            Measured measured =
                    workers.get(turn).run(operation.task(), operation.count()).orElseThrow();
            if (seen.isPresent() && seen.get() != measured.seen()) {
                throw new IllegalStateException(operation.name() + ": " + workers.get(turn).name() + " has seen "
                        + measured.seen() + ", and who was before it " + seen.get());
            }
            seen = Optional.of(measured.seen());
            samples.get(turn).add(measured);
        }
    }
}
