package io.github.netlink4j.testing;

import io.github.netlink4j.internal.Polling;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what must happen, and fails with what it was when it does not. */
public final class Waiting {
    private Waiting() {}

    /**
     * Waits until a condition is met.
     *
     * @param what what is waited for, such as "the route is listed"; put after "not within 10 s: "
     */
    public static void until(Duration timeout, String what, BooleanSupplier condition) {
        until(timeout, what, condition, () -> "");
    }

    /**
     * Waits until a condition is met.
     *
     * @param what what is waited for, such as "the route is listed"; put after "not within 10 s: "
     * @param state what there is instead when time is over
     */
    public static void until(Duration timeout, String what, BooleanSupplier condition, Supplier<?> state) {
        if (!Polling.await(timeout, condition)) {
            String instead = String.valueOf(state.get());
            throw new AssertionError("not within " + timeout.toSeconds() + " s: " + what
                    + (instead.isEmpty() ? "" : "; there is " + instead));
        }
    }
}
