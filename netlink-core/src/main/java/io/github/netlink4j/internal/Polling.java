package io.github.netlink4j.internal;

import io.github.netlink4j.NetlinkInterruptedException;
import io.github.netlink4j.Outcome;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition of whose changes there is no notification. */
public final class Polling {
    private static final long FIRST_PAUSE_NANOS = 500_000;
    private static final long LONGEST_PAUSE_NANOS = 20_000_000;

    private Polling() {}

    /**
     * Tests a condition until it holds, with pauses that grow from half a millisecond to 20 ms.
     *
     * @return whether it held before the timeout
     * @throws NetlinkInterruptedException when the thread is interrupted
     */
    public static boolean await(Duration timeout, BooleanSupplier condition) {
        long deadline = Deadline.after(timeout);
        long pause = FIRST_PAUSE_NANOS;
        while (!condition.getAsBoolean()) {
            long left = Deadline.left(deadline);
            if (left <= 0) {
                return false;
            }
            LockSupport.parkNanos(Math.min(left, pause));
            if (Thread.currentThread().isInterrupted()) {
                throw new NetlinkInterruptedException("interrupted while waiting for a change", Outcome.NOT_SENT);
            }
            pause = Math.min(pause * 5 / 4, LONGEST_PAUSE_NANOS);
        }
        return true;
    }
}
