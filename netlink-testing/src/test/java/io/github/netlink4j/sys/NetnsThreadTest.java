package io.github.netlink4j.sys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkSocket;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.testing.NetnsTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work is done in the namespace, and no thread stays there: neither the caller nor the one that did it. */
@NetnsTest
@Timeout(20)
class NetnsThreadTest {
    private static final Path MINE = Path.of("/proc/thread-self/ns/net");

    /** Returns the namespaces of all threads of this process. */
    private static List<String> inhabited() throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
            return tasks.map(NetnsThreadTest::namespaceOf).toList();
        }
    }

    private static String namespaceOf(Path task) {
        try {
            return Files.readSymbolicLink(task.resolve("ns/net")).toString();
        } catch (NoSuchFileException e) {
            return "ended meanwhile";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until no thread is in the namespace: a thread that has ended in Java exists for a moment longer. */
    private static void awaitNobodyIn(String namespace) throws IOException {
        while (inhabited().contains(namespace)) {
            Thread.onSpinWait();
        }
    }

    @Test
    @DisplayName("H46: /proc/self is the first thread, and not this one")
    void givenWork_whenCalledInNewNamespace_thenItIsThereAndTheCallerIsNot() throws IOException {
        String before = Files.readSymbolicLink(MINE).toString();

        String inside = NetnsThread.callInNew(() -> Files.readSymbolicLink(MINE).toString());

        assertThat(inside).isNotEqualTo(before);
        assertThat(Files.readSymbolicLink(MINE)).hasToString(before);
        awaitNobodyIn(inside);
        assertThat(inhabited()).contains(before).doesNotContain(inside);
    }

    @Test
    @DisplayName("H61: a thread that has ended in Java stays in its namespace for some milliseconds")
    void givenWorkThatIsDone_whenItsThreadIsStillListed_thenItBearsTheNameOfOneThatGoes() throws IOException {
        int fd = NetnsThread.callInNew(() -> NetnsFile.open(NetnsFile.OF_THIS_THREAD));

        for (int i = 0; i < 300; i++) {
            Path task = NetnsThread.call(
                    () -> fd, () -> Path.of("/proc").resolve(Files.readSymbolicLink(Path.of("/proc/thread-self"))));

            assertThat(nameOf(task)).isIn(NetnsThread.ENDED, "gone");
        }
        Sys.libc().close(fd);
    }

    private static String nameOf(Path task) {
        try {
            return Files.readString(task.resolve("comm")).strip();
        } catch (IOException e) {
            return "gone";
        }
    }

    @Test
    void givenReferenceThatIsUsed_whenCalled_thenTheUseLastsAsLongAsTheWork() {
        List<String> events = new ArrayList<>();
        Libc libc = Sys.libc();
        int fd = NetnsFile.open(MINE.toString());
        NetnsRef reference = new NetnsRef() {
            @Override
            public int fd() {
                throw new AssertionError("used without being kept open");
            }

            @Override
            public Use use() {
                events.add("begun");
                return new Use() {
                    @Override
                    public int fd() {
                        return fd;
                    }

                    @Override
                    public void close() {
                        events.add("ended");
                    }
                };
            }
        };

        NetnsThread.call(reference, () -> events.add("work"));
        NetlinkSocket.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults(), reference)
                .close();
        libc.close(fd);

        assertThat(events).containsExactly("begun", "work", "ended", "begun", "ended");
    }

    @Test
    @DisplayName("H45: leaving a namespace may fail, so no thread does")
    void givenWorkThatThrows_whenCalled_thenItsExceptionComesAndNoThreadIsLeftThere() throws IOException {
        String[] inside = new String[1];
        IOException its = new IOException("its own");

        Throwable failure = catchThrowable(() -> NetnsThread.callInNew(() -> {
            inside[0] = Files.readSymbolicLink(MINE).toString();
            throw its;
        }));

        assertThat(failure).isSameAs(its);
        awaitNobodyIn(inside[0]);
        assertThat(inhabited()).doesNotContain(inside[0]);
    }

    @Test
    void givenWorkThatThrowsAnError_whenCalled_thenTheErrorComes() {
        AssertionError its = new AssertionError("its own");

        Throwable failure = catchThrowable(() -> NetnsThread.callInNew(() -> {
            throw its;
        }));

        assertThat(failure).isSameAs(its);
    }

    @Test
    void givenWaitingWork_whenCallerIsInterrupted_thenTheWorkIsAndTheCallerStaysSo() {
        Thread caller = Thread.currentThread();

        Throwable failure = catchThrowable(() -> NetnsThread.callInNew(() -> {
            caller.interrupt();
            new CountDownLatch(1).await();
            return null;
        }));

        assertThat(failure).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    @DisplayName("F54: setns fails")
    void givenDescriptorOfSomethingElse_whenEntered_thenRefusedAndTheWorkNotBegun() {
        Libc libc = Sys.libc();
        int fd = libc.eventfd(0, Native.EFD_CLOEXEC);
        boolean[] begun = new boolean[1];

        NetlinkIOException failure =
                catchThrowableOfType(NetlinkIOException.class, () -> NetnsThread.call(() -> fd, () -> begun[0] = true));
        libc.close(fd);

        assertThat(failure).hasMessage("enter a network namespace: EINVAL: Invalid argument");
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(begun[0]).isFalse();
    }
}
