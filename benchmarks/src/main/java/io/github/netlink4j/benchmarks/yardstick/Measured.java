package io.github.netlink4j.benchmarks.yardstick;

/**
 * The cost of an operation in one round.
 *
 * @param wall wall-clock time in nanoseconds
 * @param cpu CPU time in nanoseconds
 * @param allocated allocated bytes, -1 when not measured
 * @param seen checksum over the objects, which must be the same for all programs
 */
record Measured(long wall, long cpu, long allocated, long seen) {
    /** The answer of a program that does not support an operation. */
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
