package io.github.netlink4j.internal;

import java.time.Duration;

// Hot path: allocates nothing.

/**
 * Deadlines, as values of {@link System#nanoTime()}. Durations of any size are accepted: a negative one counts as zero, and one
 * above {@link #LONGEST} as {@code LONGEST}.
 */
public final class Deadline {
    /** The longest timeout: a hundred years. */
    public static final Duration LONGEST = Duration.ofDays(36_500);

    private Deadline() {}

    /** Returns the deadline that is a timeout from now. */
    public static long after(Duration timeout) {
        return System.nanoTime() + nanos(timeout);
    }

    /** Returns a duration in nanoseconds: 0 to {@link #LONGEST}. */
    public static long nanos(Duration timeout) {
        if (timeout.isNegative()) {
            return 0;
        }
        return (timeout.compareTo(LONGEST) > 0 ? LONGEST : timeout).toNanos();
    }

    /** Returns the nanoseconds that are left until a deadline; zero or negative when it has passed. */
    public static long left(long deadline) {
        return deadline - System.nanoTime();
    }

    /** Returns whether a deadline has passed. */
    public static boolean isOver(long deadline) {
        return left(deadline) <= 0;
    }
}
