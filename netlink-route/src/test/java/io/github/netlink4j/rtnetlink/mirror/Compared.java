package io.github.netlink4j.rtnetlink.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.internal.Polling;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/** Comparison of what a mirror holds with what the kernel has. */
public final class Compared {
    private static final Duration LONG = Duration.ofSeconds(30);

    private Compared() {}

    /**
     * Requires that a mirror comes to hold what the kernel has. The kernel goes on by itself meanwhile: its timers run, it learns
     * addresses and joins multicast groups. So both may have to be read more than once.
     */
    public static <T> void assertEqual(Mirror mirror, Supplier<T> held, Supplier<T> kernel) {
        AtomicReference<T> ours = new AtomicReference<>();
        AtomicReference<T> theirs = new AtomicReference<>();
        Polling.await(LONG, () -> {
            mirror.awaitQuiet(LONG);
            ours.set(held.get());
            theirs.set(kernel.get());
            return ours.get().equals(theirs.get());
        });
        assertThat(ours.get()).isEqualTo(theirs.get());
    }

    /** Returns texts of objects in a fixed order. */
    public static <T> List<String> sorted(List<T> objects, Function<? super T, String> text) {
        return objects.stream().map(text).sorted().toList();
    }
}
