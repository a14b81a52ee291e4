package io.github.netlink4j.rtnetlink.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.NetlinkInterruptedException;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.Seen;
import io.github.netlink4j.rtnetlink.link.BridgePort;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.testing.Cli;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every wait ends: by an event, a timeout, an interrupt, or the close of the monitor. */
@LiveRoute
@Timeout(60)
class MonitorWaitTest {
    private static final Duration LONG = Duration.ofHours(1);

    private static final RtHandler IGNORE = RtHandler.none();

    /** Starts the wait on another thread, and runs the action once that thread waits. */
    private static void whileWaiting(Runnable wait, Consumer<Thread> action) throws Throwable {
        FutureTask<Void> task = new FutureTask<>(wait, null);
        Thread thread = new Thread(task);
        thread.start();
        // In poll(2) a thread is runnable for the JVM, so its stack has to show where it is.
        while (Arrays.stream(thread.getStackTrace())
                .noneMatch(frame -> frame.getMethodName().matches("await|poll|tryLock"))) {
            Thread.onSpinWait();
        }
        action.accept(thread);
        try {
            task.get();
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }

    @Test
    @DisplayName("H32: close wakes a waiting thread")
    void givenWaitingThread_whenClosed_thenItsCallEnds() {
        RtMonitor monitor = RtMonitor.open(Link.TYPE, BridgePort.TYPE);

        assertThatThrownBy(() -> whileWaiting(() -> monitor.next(LONG), thread -> monitor.close()))
                .isInstanceOf(NetlinkIOException.class)
                .hasMessage("the monitor was closed");
        assertThatThrownBy(() -> monitor.poll(IGNORE, Duration.ZERO))
                .isInstanceOf(NetlinkIOException.class)
                .hasMessage("the monitor is closed");
    }

    @Test
    @DisplayName("H32: an interrupt wakes a waiting thread, and the monitor can be used further")
    void givenWaitingThread_whenInterrupted_thenItsCallEndsAndTheNextIsServed(RtNetlink nl) {
        try (RtMonitor monitor = RtMonitor.open(Link.TYPE, BridgePort.TYPE)) {
            assertThatThrownBy(() -> whileWaiting(() -> monitor.poll(IGNORE, LONG), Thread::interrupt))
                    .isInstanceOf(NetlinkInterruptedException.class);
            nl.links().down("lo");

            assertThat(monitor.next(LONG)).hasValueSatisfying(event -> assertThat(Seen.is(Link.TYPE, event))
                    .isTrue());
        }
    }

    @Test
    void givenTwoThreads_whenOneWaits_thenTheOtherOnesTimeCountsAndCloseWakesBoth() throws Throwable {
        RtMonitor monitor = RtMonitor.open(Link.TYPE, BridgePort.TYPE);
        FutureTask<Object> other = new FutureTask<>(() -> monitor.next(LONG));

        assertThatThrownBy(() -> whileWaiting(() -> monitor.next(LONG), thread -> {
                    assertThat(monitor.next(Duration.ofMillis(1))).isEmpty();
                    assertThat(monitor.poll(IGNORE, Duration.ZERO)).isZero();
                    new Thread(other).start();
                    monitor.close();
                }))
                .isInstanceOf(NetlinkIOException.class);
        assertThatThrownBy(other::get).hasCauseInstanceOf(NetlinkIOException.class);
    }

    @Test
    void givenIterator_whenClosed_thenItEnds(RtNetlink nl) throws Throwable {
        RtMonitor monitor = RtMonitor.open(Link.TYPE, BridgePort.TYPE);
        Iterator<RtEvent> events = monitor.iterator();
        nl.links().down("lo");

        RtEvent event = events.next();
        boolean[] more = {true};
        whileWaiting(() -> more[0] = events.hasNext(), thread -> monitor.close());

        assertThat(Seen.is(Link.TYPE, event)).isTrue();
        assertThat(more[0]).isFalse();
        assertThatThrownBy(events::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void givenNothing_whenTheTimeIsUp_thenNothing() {
        try (RtMonitor monitor = RtMonitor.open(Link.TYPE, BridgePort.TYPE)) {
            assertThat(monitor.next(Duration.ofMillis(2))).isEmpty();
            assertThat(monitor.next(Duration.ofSeconds(Long.MIN_VALUE))).isEmpty();
            assertThat(monitor.poll(IGNORE, Duration.ZERO)).isZero();
        }
    }

    @Test
    void givenWaitingThread_whenSomethingHappens_thenItIsTold() throws Throwable {
        try (RtMonitor monitor = RtMonitor.open(Link.TYPE, BridgePort.TYPE)) {
            RtEvent[] told = new RtEvent[1];

            whileWaiting(
                    () -> told[0] =
                            monitor.next(Duration.ofSeconds(Long.MAX_VALUE)).orElseThrow(),
                    thread -> Cli.run("ip", "link", "set", "lo", "down"));

            assertThat(Seen.is(Link.TYPE, told[0])).isTrue();
        }
    }
}
