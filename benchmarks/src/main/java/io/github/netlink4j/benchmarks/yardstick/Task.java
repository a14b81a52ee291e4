package io.github.netlink4j.benchmarks.yardstick;

/**
 * An operation as this library does it.
 *
 * @param prepare not measured
 * @param run measured
 * @param restore not measured; restores the state before prepare
 * @param onThreads whether other threads do a part of the work, so that the CPU time of the whole process is measured
 */
record Task(Step prepare, Step run, Step restore, boolean onThreads) {
    static final Step NOTHING = count -> 0;

    /** Does a step this many times, and returns a checksum, which must be the same for all programs. */
    @FunctionalInterface
    interface Step {
        long times(int count);
    }

    static Task of(Step run) {
        return of(NOTHING, run, NOTHING);
    }

    static Task of(Step prepare, Step run, Step restore) {
        return new Task(prepare, run, restore, false);
    }

    Task byThreads() {
        return new Task(prepare, run, restore, true);
    }
}
