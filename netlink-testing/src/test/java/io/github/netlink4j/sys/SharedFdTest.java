package io.github.netlink4j.sys;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.testing.FaultyLibc;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SharedFdTest {
    private final FaultyLibc calls = new FaultyLibc();

    private SharedFd open() {
        return new SharedFd(calls.libc(), calls.libc().eventfd(0, Native.EFD_CLOEXEC));
    }

    @Test
    void givenNoUser_whenClosedTwice_thenClosedOnceAtOnce() {
        SharedFd fd = open();

        fd.close();
        fd.close();

        assertThat(calls.count("close")).isEqualTo(1);
        assertThat(fd.isClosed()).isTrue();
        assertThat(fd.enter()).isFalse();
    }

    @Test
    void givenTwoUsers_whenClosed_thenTheLastOneOutClosesIt() {
        SharedFd fd = open();
        fd.enter();
        fd.enter();

        fd.close();
        fd.exit();
        int afterTheFirst = calls.count("close");
        fd.exit();

        assertThat(afterTheFirst).isZero();
        assertThat(calls.count("close")).isEqualTo(1);
        assertThat(calls.openDescriptors()).isEmpty();
    }

    @Test
    @DisplayName("H32: the number of a descriptor is reused at once")
    void givenManyUsers_whenClosedAmongThem_thenClosedExactlyOnceAndNeverUsedAfterwards() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 500; round++) {
                race(threads);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(calls.count("close")).isEqualTo(500);
        assertThat(calls.openDescriptors()).isEmpty();
    }

    private void race(ExecutorService threads) throws Exception {
        SharedFd fd = open();
        CountDownLatch start = new CountDownLatch(1);
        Future<?>[] users = new Future<?>[3];
        for (int i = 0; i < users.length; i++) {
            users[i] = threads.submit(() -> {
                start.await();
                while (fd.enter()) {
                    boolean open = calls.openDescriptors().contains(fd.number());
                    fd.exit();
                    assertThat(open).isTrue();
                }
                return null;
            });
        }
        start.countDown();
        fd.close();
        for (Future<?> user : users) {
            user.get();
        }
    }
}
