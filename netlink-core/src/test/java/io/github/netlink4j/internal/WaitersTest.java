package io.github.netlink4j.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WaitersTest {
    private static final Duration LONG = Duration.ofSeconds(50);

    private final Waiters waiters = new Waiters();

    private CompletableFuture<Boolean> waitFor(AtomicInteger value, int least) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return waiters.await(() -> value.get() >= least, Deadline.after(LONG));
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                },
                work -> new Thread(work).start());
    }

    @Test
    void givenManyThreads_whenTheirConditionsComeTrueOneByOne_thenEachEnds() {
        AtomicInteger value = new AtomicInteger();
        List<CompletableFuture<Boolean>> waiting = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            waiting.add(waitFor(value, i));
        }

        for (int i = 1; i <= 20; i++) {
            value.incrementAndGet();
            waiters.signal();
            assertThat(waiting.get(i - 1).join()).isTrue();
        }
    }

    @Test
    void givenNoSignal_whenTheTimeIsOver_thenFalse() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(waiters.await(() -> false, Deadline.after(Duration.ofMillis(1))))
                    .isFalse();
        }
    }

    @Test
    void givenConditionThatHolds_whenAwaited_thenTrueAlthoughTheTimeIsOver() throws Exception {
        assertThat(waiters.await(() -> true, Deadline.after(Duration.ZERO))).isTrue();
    }

    @Test
    void givenSignalWithoutChange_whenWaiting_thenItGoesOnUntilTheNext() throws Exception {
        AtomicInteger tests = new AtomicInteger();
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return waiters.await(
                        () -> {
                            tests.incrementAndGet();
                            return done.get();
                        },
                        Deadline.after(LONG));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        for (int before = 0; before < 5; before = tests.get()) {
            waiters.signal();
            Thread.onSpinWait();
        }
        done.set(true);
        waiters.signal();

        assertThat(waiting.join()).isTrue();
    }

    @Test
    void givenInterruptedThread_whenItWaits_thenInterruptedException() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> waiters.await(() -> false, Deadline.after(LONG)))
                .isInstanceOf(InterruptedException.class);
    }
}
