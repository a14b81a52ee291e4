package io.github.netlink4j.sys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.Outcome;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LostHandlesTest {
    private final AtomicInteger closed = new AtomicInteger();
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final Logger logger = Logger.getLogger(LostHandles.class.getName());
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void stopListening() {
        logger.setUseParentHandlers(true);
        logger.removeHandler(handler);
    }

    private LostHandles.Watch watchAndLose(String what) {
        return LostHandles.watch(new Object(), what, closed::incrementAndGet);
    }

    private void awaitClosed(int count) {
        while (closed.get() < count) {
            System.gc();
            Thread.onSpinWait();
        }
    }

    @Test
    void givenThreeLostHandles_whenTheCollectorFindsThem_thenEachIsClosedAndTheFirstIsLogged() {
        for (int i = 0; i < 3; i++) {
            watchAndLose("a handle of this test");
        }

        awaitClosed(3);

        assertThat(logged.stream().filter(text -> text.startsWith("a handle of this test")))
                .containsExactly("a handle of this test became unreachable without having been closed, and is closed"
                        + " now; further ones are closed without a log entry");
    }

    @Test
    void givenHandleThatIsClosed_whenTheCollectorFindsIt_thenNotClosedAgainAndNotLogged() {
        LostHandles.Watch watch = watchAndLose("a handle that is closed");
        Object held = new Object();
        LostHandles.Watch second = LostHandles.watch(held, "a handle that is held", closed::incrementAndGet);

        second.close();
        second.close();
        watch.close();
        int after = closed.get();
        watchAndLose("another handle");
        awaitClosed(after + 1);

        assertThat(after).isEqualTo(2);
        assertThat(closed).hasValue(3);
        assertThat(logged).noneMatch(text -> text.contains("that is"));
        assertThat(held).isNotNull();
    }

    @Test
    void givenLostHandle_whenDescriptorsHaveRunOut_thenItIsClosedAndTheOpeningRepeated() {
        watchAndLose("a handle that takes a descriptor");

        String opened = LostHandles.open(() -> {
            if (closed.get() == 0) {
                throw new NetlinkIOException("open", Native.EMFILE, Outcome.NOT_SENT);
            }
            return "opened";
        });

        assertThat(opened).isEqualTo("opened");
    }

    @Test
    void givenAnotherFailure_whenOpened_thenNotRepeated() {
        AtomicInteger attempts = new AtomicInteger();

        assertThatThrownBy(() -> LostHandles.open(() -> {
                    attempts.incrementAndGet();
                    throw new NetlinkIOException("open", Native.EACCES, Outcome.NOT_SENT);
                }))
                .hasMessageStartingWith("open: EACCES");

        assertThat(attempts).hasValue(1);
    }
}
