package io.github.netlink4j.ns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.testing.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@LiveNs
class InsideNetnsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static String where() throws IOException {
        return Files.readSymbolicLink(Path.of("/proc/thread-self/ns/net")).toString();
    }

    @Test
    void givenNamespace_whenWorkRunsInside_thenOnlyTheWorkIsThere() throws IOException {
        try (Netns ns = Netns.anonymous()) {
            String before = where();

            String inside = ns.call(InsideNetnsTest::where);

            assertThat(inside).isEqualTo("net:[" + ns.identity().inode() + "]").isNotEqualTo(before);
            assertThat(where()).isEqualTo(before);
        }
    }

    @Test
    void givenWorkThatFails_whenRun_thenItsExceptionComesUnchanged() {
        try (Netns ns = Netns.anonymous()) {
            IOException mine = new IOException("mine");
            AssertionError error = new AssertionError("mine too");

            assertThatThrownBy(() -> ns.run(() -> {
                        throw mine;
                    }))
                    .isSameAs(mine);
            assertThatThrownBy(() -> ns.run(() -> {
                        throw error;
                    }))
                    .isSameAs(error);
        }
    }

    @Test
    @DisplayName("H44, H48: a thread that is started in a namespace stays there, and keeps it alive")
    void givenPoolOfCallers_whenAThousandRunAndSomeFail_thenNoThreadStaysAndNoDescriptor() throws Exception {
        try (Netns ns = Netns.anonymous()) {
            long inode = ns.identity().inode();
            long descriptors = descriptors();
            ExecutorService pool = Executors.newFixedThreadPool(8);

            List<Future<Integer>> results = pool.invokeAll(IntStream.range(0, 1000)
                    .<Callable<Integer>>mapToObj(i -> () -> ns.call(() -> {
                        if (i % 7 == 0) {
                            throw new IllegalStateException("seven");
                        }
                        return i;
                    }))
                    .toList());

            long failed = results.stream().filter(InsideNetnsTest::hasFailed).count();
            assertThat(failed).isEqualTo(143);
            Waiting.until(PATIENCE, "no thread is in the namespace", () -> isEmpty(inode));
            assertThat(descriptors()).isEqualTo(descriptors);
            pool.shutdown();
        }
    }

    private static boolean hasFailed(Future<?> result) {
        try {
            result.get();
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(IllegalStateException.class);
            return true;
        }
    }

    /** Returns whether no thread is in the namespace. */
    private static boolean isEmpty(long inode) {
        return Netns.audit().stream().noneMatch(thread -> thread.inode() == inode);
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }

    @Test
    @DisplayName("H61: a thread that has ended in Java stays in its namespace for some milliseconds")
    void givenManyRuns_whenAuditedAfterEach_thenNoThreadThatHasEndedIsListed() {
        try (Netns ns = Netns.anonymous()) {
            long inode = ns.identity().inode();

            for (int i = 0; i < 500; i++) {
                ns.run(() -> {});

                assertThat(Netns.audit()).noneMatch(thread -> thread.inode() == inode);
            }
        }
    }

    @Test
    void givenThreadInside_whenAudited_thenItIsNamed() throws Exception {
        try (Netns ns = Netns.anonymous()) {
            List<ForeignThread> seen = ns.call(Netns::audit);

            assertThat(seen).anySatisfy(thread -> {
                assertThat(thread.name()).isEqualTo("netns");
                assertThat(thread.inode()).isEqualTo(ns.identity().inode());
            });
        }
    }

    @Test
    void givenProgram_whenExecuted_thenItRunsInsideAndReportsItsExitCode() throws Exception {
        try (Netns ns = Netns.anonymous()) {
            Execution inside = ns.exec("readlink", "/proc/self/ns/net");
            Execution failing = ns.exec("sh", "-c", "echo out; echo err >&2; exit 3");

            assertThat(inside.output().strip())
                    .isEqualTo("net:[" + ns.identity().inode() + "]");
            assertThat(inside.isSuccess()).isTrue();
            assertThat(failing.exitCode()).isEqualTo(3);
            assertThat(failing.output()).isEqualTo("out\nerr\n");
        }
    }

    @Test
    void givenEnvironment_whenStarted_thenTheProgramHasIt() throws Exception {
        try (Netns ns = Netns.anonymous()) {
            ProcessBuilder builder = new ProcessBuilder("sh", "-c", "echo $WHO");
            builder.environment().putAll(Map.of("WHO", "pb"));

            Process process = ns.start(builder);

            assertThat(new String(process.getInputStream().readAllBytes())).isEqualTo("pb\n");
            assertThat(process.waitFor()).isZero();
        }
    }

    @Test
    void givenNoSuchProgram_whenExecuted_thenTheExceptionNamesIt() {
        try (Netns ns = Netns.anonymous()) {
            assertThatThrownBy(() -> ns.exec("no-such-program"))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("no-such-program");
        }
    }

    @Test
    @DisplayName("H44: the JDK's thread for a program is created in the namespace where the program is started")
    void givenProgramThatHasRun_whenAudited_thenNoThreadOfTheJdkStayedInside() throws Exception {
        try (Netns ns = Netns.anonymous()) {
            long inode = ns.identity().inode();

            ns.exec("true");

            Waiting.until(PATIENCE, "no thread is in the namespace", () -> isEmpty(inode));
        }
    }

    @Test
    @DisplayName("H48: a descriptor keeps a namespace alive")
    void givenAnonymous_whenClosed_thenNothingHoldsItAndItCannotBeUsed() {
        Netns ns = Netns.anonymous();

        ns.close();
        ns.close();

        assertThatThrownBy(ns::fd).isInstanceOf(IllegalStateException.class).hasMessageContaining("is closed");
        assertThatThrownBy(() -> ns.run(() -> {})).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void givenCloseWhileWorkRuns_whenItEnds_thenItWasInsideAllTheTime() throws Exception {
        Netns ns = Netns.anonymous();
        String expected = "net:[" + ns.identity().inode() + "]";

        String seen = ns.call(() -> {
            ns.close();
            return where();
        });

        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void givenProcess_whenOpenedByItsNumber_thenItIsItsNamespace() throws Exception {
        try (Netns ns = Netns.anonymous()) {
            Process sleeper = ns.start(new ProcessBuilder("sleep", "60"));
            try (Netns same = Netns.ofProcess((int) sleeper.pid())) {
                assertThat(same.isSame(ns)).isTrue();
            } finally {
                sleeper.destroyForcibly().waitFor();
            }

            assertThatThrownBy(() -> Netns.ofProcess((int) sleeper.pid()))
                    .isInstanceOfSatisfying(NetlinkIOException.class, e -> assertThat(e.isNotFound())
                            .isTrue());
        }
    }

    @Test
    void givenFile_whenOpenedByPath_thenItIsThatNamespace() throws IOException {
        try (Netns byPath = Netns.open(Path.of("/proc/thread-self/ns/net"));
                Netns current = Netns.current()) {
            assertThat(byPath.isSame(current)).isTrue();
            assertThat("net:[" + current.identity().inode() + "]").isEqualTo(where());
        }
    }

    @Test
    void givenFileThatIsNoNamespace_whenOpenedByPath_thenRefused() {
        assertThatThrownBy(() -> Netns.open(Path.of("/etc/hostname")))
                .isInstanceOf(NetlinkIOException.class)
                .hasMessageContaining("\"/etc/hostname\" is not a namespace");
    }

    @Test
    void givenWaitingCaller_whenInterrupted_thenTheWorkIsInterruptedAndTheCallerKnows() throws Exception {
        try (Netns ns = Netns.anonymous()) {
            CountDownLatch begun = new CountDownLatch(1);
            boolean[] stillInterrupted = new boolean[1];
            Thread caller = new Thread(() -> {
                String end = ns.call(() -> {
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                        return "never";
                    } catch (InterruptedException e) {
                        return "interrupted";
                    }
                });
                stillInterrupted[0] =
                        end.equals("interrupted") && Thread.currentThread().isInterrupted();
            });
            caller.start();
            begun.await();

            caller.interrupt();
            caller.join();

            assertThat(stillInterrupted[0]).isTrue();
        }
    }
}
