package io.github.netlink4j.benchmarks.yardstick;

/**
 * What one round of an operation took.
 *
 * @param wall nanoseconds on the clock
 * @param cpu nanoseconds of CPU time
 * @param allocated bytes of objects, -1 when nobody has counted
 * @param seen what tells that all have done the same
 */
record Measured(long wall, long cpu, long allocated, long seen) {
    /** The answer of who does not know an operation. */
    static final String UNKNOWN = "unknown";

    static Measured parse(String line) {
        String[] words = line.split(" ");
        return new Measured(
                Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
    }

    String toLine() {
        return wall + " " + cpu + " " + allocated + " " + seen;
    }
}
