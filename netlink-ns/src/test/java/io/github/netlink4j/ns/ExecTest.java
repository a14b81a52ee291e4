package io.github.netlink4j.ns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.NetlinkTimeoutException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that run for longer than their caller waits. */
@LiveNs
@Timeout(60)
class ExecTest {
    /** A file that a program writes when it runs, so that no test has to sleep. */
    private static final String MARK = "netlink4j-exec-test";

    /** Returns whether any process has this word on its command line. */
    private static boolean isRunning(String word) {
        return ProcessHandle.allProcesses()
                .anyMatch(process -> commandLine(process).contains(word));
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Without output; with a child; with a child whose parent has ended; writing all the time; with output
                // closed.
                "exec sleep 98761",
                "sleep 98761; true",
                "(setsid sleep 98761 &) ; sleep 98761; true",
                "sleep 98761 & while :; do echo chatter; done",
                "exec >/dev/null 2>&1; sleep 98761; true"
            })
    void givenProgramThatGoesOn_whenTheCallerIsInterrupted_thenItEndsWithAllThatItStarted(String script)
            throws Exception {
        try (Netns ns = Netns.anonymous()) {
            AtomicReference<Throwable> failure = new AtomicReference<>();
            Thread caller = new Thread(() -> failure.set(catchThrowable(() -> ns.exec("sh", "-c", script))));
            caller.start();
            while (!isRunning("98761")) {
                Thread.onSpinWait();
            }

            long before = System.nanoTime();
            caller.interrupt();
            caller.join();

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
            assertThat(failure.get())
                    .isInstanceOf(InterruptedException.class)
                    .hasMessageStartingWith("\"sh\" in network namespace");
            assertThat(isRunning("98761")).isFalse();
        }
    }

    /** A process in execve has no environment, so that one search may not find it. */
    @RepeatedTest(10)
    void givenOrphanThatChangesItsProgramAllTheTime_whenTheCallerIsInterrupted_thenItEndsToo() throws Exception {
        try (Netns ns = Netns.anonymous()) {
            Thread caller = new Thread(() -> catchThrowable(() -> ns.exec(
                    "sh",
                    "-c",
                    "export again='exec sh -c \"$again\" 98764'; (setsid sh -c \"$again\" 98764 &); sleep 60")));
            caller.start();
            while (!isRunning("98764")) {
                Thread.onSpinWait();
            }

            caller.interrupt();
            caller.join();

            assertThat(isRunning("98764")).isFalse();
        }
    }

    @Test
    void givenProgramThatGoesOn_whenTheTimeIsUp_thenItEndsAndTheMessageHasWhatItWrote() {
        try (Netns ns = Netns.anonymous()) {
            assertThatThrownBy(() -> ns.exec(
                            Duration.ofSeconds(3),
                            "sh",
                            "-c",
                            "echo 'half\033way'; (setsid sleep 98762 &); sleep 98762"))
                    .isInstanceOf(NetlinkTimeoutException.class)
                    .hasMessageStartingWith("\"sh\" in network namespace")
                    .hasMessageContaining(
                            "did not end within 3000 ms, and was killed with everything that it had started")
                    .hasMessageEndingWith("it wrote at last \"half\\u001bway\\u000a\"");
            assertThat(isRunning("98762")).isFalse();
        }
    }

    @Test
    void givenTimeoutThatIsLongEnough_whenExecuted_thenTheResult() throws Exception {
        try (Netns ns = Netns.anonymous()) {
            Execution execution = ns.exec(Duration.ofSeconds(30), "echo", MARK);

            assertThat(execution.exitCode()).isZero();
            assertThat(execution.output()).isEqualTo(MARK + "\n");
        }
    }

    @Test
    void givenProgramThatWritesWithoutEnd_whenExecuted_thenItEndsWithAClearError() {
        try (Netns ns = Netns.anonymous()) {
            assertThatThrownBy(() -> ns.exec("yes", "98763"))
                    .isInstanceOf(NetlinkIOException.class)
                    .hasMessageContaining("has written more than 16777216 bytes, and was killed");
            assertThat(isRunning("98763")).isFalse();
        }
    }

    @Test
    void givenLargeOutput_whenExecuted_thenAllOfIt() throws Exception {
        try (Netns ns = Netns.anonymous()) {
            Execution execution = ns.exec("head", "-c", "3000000", "/dev/zero");

            assertThat(execution.output()).hasSize(3_000_000);
        }
    }

    @Test
    void givenProgramThatLeavesAnotherInTheBackground_whenItEnds_thenNotWaitedForAndTheOtherGoesOn() throws Exception {
        try (Netns ns = Netns.anonymous()) {
            Execution execution = ns.exec("sh", "-c", "sleep 98764 & echo $!");

            ProcessHandle left =
                    ProcessHandle.of(Long.parseLong(execution.output().strip())).orElseThrow();
            assertThat(execution.exitCode()).isZero();
            assertThat(left.isAlive()).isTrue();
            left.destroyForcibly();
        }
    }

    @Test
    void givenManyPrograms_whenExecuted_thenEachHasItsWholeOutput() throws Exception {
        try (Netns ns = Netns.anonymous()) {
            for (int i = 0; i < 50; i++) {
                assertThat(ns.exec("sh", "-c", "echo one; echo two >&2").output())
                        .isEqualTo("one\ntwo\n");
            }
        }
    }

    @Test
    void givenInterruptedCaller_whenExecuted_thenNothingIsStarted() {
        try (Netns ns = Netns.anonymous()) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> ns.exec("sleep", "98765")).isInstanceOf(InterruptedException.class);

            assertThat(Thread.interrupted()).isFalse();
            assertThat(isRunning("98765")).isFalse();
        }
    }
}
