package io.github.netlink4j.benchmarks.yardstick;

/**
 * One operation as this library does it.
 *
 * @param prepare is not measured
 * @param run is measured
 * @param restore is not measured; afterwards the namespace is as it was before prepare
 * @param onThreads whether other threads work for it, so that the CPU time of the whole process counts
 */
record Task(Step prepare, Step run, Step restore, boolean onThreads) {
    static final Step NOTHING = count -> 0;

    /** Does something so many times, and answers what tells that all have seen the same. */
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
