package io.github.netlink4j.ns;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.NetlinkInterruptedException;
import io.github.netlink4j.NetlinkTimeoutException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.codec.Text;
import io.github.netlink4j.internal.Deadline;
import io.github.netlink4j.sys.Native;
import io.github.netlink4j.sys.Sys;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Runs a program in a namespace until it ends, the timeout passes, or the caller is interrupted. */
final class ProgramRun {
    /** Maximum length of the output. */
    static final int MOST_BYTES = 16 << 20;

    /** The longest wait for output, after which the interrupt status and the program are checked again. */
    private static final int SLICE_MILLIS = 20;

    private static final int SHOWN_BYTES = 200;

    private final Netns namespace;
    private final String[] command;
    private final Duration timeout;
    private final long deadline;
    private final Output output = new Output(MOST_BYTES);
    private final ProcessTree tree = new ProcessTree();

    ProgramRun(Netns namespace, Duration timeout, String... command) {
        this.namespace = namespace;
        if (command.length == 0) {
            throw new IllegalArgumentException("no program to run");
        }
        this.command = command.clone();
        this.timeout = Duration.ofNanos(Deadline.nanos(timeout));
        this.deadline = Deadline.after(timeout);
    }

    Execution run() throws InterruptedException, IOException {
        try (OutputPipe pipe = new OutputPipe(Sys.libc())) {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.redirectOutput(pipe.file());
            tree.mark(builder);
            Process process = start(builder);
            boolean ended = false;
            try {
                pipe.started();
                process.getOutputStream().close();
                collect(process, pipe);
                int status = awaitEnd(process);
                ended = true;
                return new Execution(status, output.text());
            } finally {
                if (!ended) {
                    tree.end(process);
                }
            }
        }
    }

    private Process start(ProcessBuilder builder) throws InterruptedException, IOException {
        try {
            return Launcher.start(namespace, builder);
        } catch (NetlinkInterruptedException e) {
            Thread.interrupted();
            throw interrupted();
        }
    }

    /**
     * Collects the output until all processes have closed the pipe, or the program itself has ended: a process that it has left
     * in the background may keep the pipe open for any time.
     */
    private void collect(Process process, OutputPipe pipe) throws InterruptedException {
        int afterEnd = 0;
        while (true) {
            checkDeadline();
            // Checked before the pipe is read, so that everything that the program has written is read.
            boolean ended = !process.isAlive();
            int count = pipe.read();
            if (count > 0) {
                if (!output.add(pipe, count)) {
                    throw new NetlinkIOException(
                            describe() + " has written more than " + MOST_BYTES + " bytes, and was killed; use start()"
                                    + " for longer output",
                            Outcome.UNKNOWN,
                            null);
                }
                afterEnd += ended ? count : 0;
            }
            if (count == 0 || ended && (count < 0 || afterEnd >= OutputPipe.CAPACITY)) {
                return;
            }
            if (count < 0) {
                if (count != -Native.EAGAIN && count != -Native.EINTR) {
                    throw new NetlinkIOException("read the output of " + describe(), -count, Outcome.UNKNOWN);
                }
                pipe.await((int) Math.min(SLICE_MILLIS, millisLeft()));
            }
        }
    }

    private int awaitEnd(Process process) throws InterruptedException {
        try {
            while (!process.waitFor(Math.max(1, millisLeft()), TimeUnit.MILLISECONDS)) {
                checkDeadline();
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
        return process.exitValue();
    }

    private void checkDeadline() throws InterruptedException {
        if (Thread.interrupted()) {
            throw interrupted();
        }
        if (Deadline.isOver(deadline)) {
            throw new NetlinkTimeoutException(
                    describe() + " did not end within " + timeout.toMillis()
                            + " ms, and was killed with everything that it had started; it wrote at last "
                            + Text.quote(output.end(SHOWN_BYTES)),
                    Outcome.UNKNOWN);
        }
    }

    private long millisLeft() {
        return TimeUnit.NANOSECONDS.toMillis(Math.max(0, Deadline.left(deadline)) + 999_999);
    }

    private InterruptedException interrupted() {
        return new InterruptedException(
                describe() + " was interrupted, and was killed with everything that it had started");
    }

    private String describe() {
        return Text.quote(command[0]) + " in " + namespace;
    }
}
