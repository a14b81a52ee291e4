package io.github.netlink4j.testing;

import io.github.netlink4j.internal.Polling;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for something that must happen, and fails with a description of it otherwise. */
public final class Waiting {
    private Waiting() {}

    /**
     * Waits until a condition is met.
     *
     * @param what what must happen, such as "the route is listed"; printed after "not within 10 s: "
     */
    public static void until(Duration timeout, String what, BooleanSupplier condition) {
        until(timeout, what, condition, () -> "");
    }

    /**
     * Waits until a condition is met.
     *
     * @param what what must happen, such as "the route is listed"; printed after "not within 10 s: "
     * @param state the state to print when the time has passed
     */
    public static void until(Duration timeout, String what, BooleanSupplier condition, Supplier<?> state) {
        if (!Polling.await(timeout, condition)) {
            String instead = String.valueOf(state.get());
            throw new AssertionError("not within " + timeout.toSeconds() + " s: " + what
                    + (instead.isEmpty() ? "" : "; there is " + instead));
        }
    }
}
