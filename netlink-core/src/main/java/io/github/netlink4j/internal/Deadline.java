package io.github.netlink4j.internal;

import java.time.Duration;

// Hot path: allocates nothing.

/**
 * Points in time until which something may last, by {@link System#nanoTime()}. A duration of any size is accepted: a
 * negative one counts as zero, and one above {@link #LONGEST} as that.
 */
public final class Deadline {
    /** The longest time that can be waited for: a hundred years. */
    public static final Duration LONGEST = Duration.ofDays(36_500);

    private Deadline() {}

    /** Returns when this much time will have passed. */
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

    /** Returns how many nanoseconds are left; not positive when the time is over. */
    public static long left(long deadline) {
        return deadline - System.nanoTime();
    }

    /** Returns whether the time is over. */
    public static boolean isOver(long deadline) {
        return left(deadline) <= 0;
    }
}
