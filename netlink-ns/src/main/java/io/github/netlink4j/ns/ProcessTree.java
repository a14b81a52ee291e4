package io.github.netlink4j.ns;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A program and everything it has started. A process whose parent has ended is no descendant of the program any
 * more, so each is also known by a variable of its environment, which it has inherited.
 */
final class ProcessTree {
    private static final String VARIABLE = "NETLINK4J_EXEC";
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final String mark = UUID.randomUUID().toString();
    private final byte[] markBytes = mark.getBytes(StandardCharsets.US_ASCII);

    /** Marks the program before it is started; a mark that this process itself has inherited stays beside it. */
    void mark(ProcessBuilder builder) {
        builder.environment().merge(VARIABLE, mark, (inherited, ours) -> inherited + ":" + ours);
    }

    /**
     * Ends the program and what it has started, again and again until there is no more of it: what is being started while
     * its parent is ended is found the next time. Waits for at most two seconds, as for a process that the kernel holds; an
     * interrupt does not shorten that.
     */
    void end(Process root) {
        boolean interrupted = Thread.interrupted();
        List<ProcessHandle> children = root.descendants().toList();
        root.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        long deadline = System.nanoTime() + LONGEST_NANOS;
        while ((endMarked() || root.isAlive()) && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(1_000_000);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the processes that have the mark; returns whether there was one. */
    private boolean endMarked() {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            List<ProcessHandle> marked = all.filter(this::isMarked).toList();
            marked.forEach(ProcessHandle::destroyForcibly);
            return !marked.isEmpty();
        }
    }

    /** Whether the process has our mark. One that has ended has no environment, and another user's cannot be read. */
    private boolean isMarked(ProcessHandle process) {
        try {
            byte[] all = Files.readAllBytes(Path.of("/proc/" + process.pid() + "/environ"));
            return contains(all, markBytes);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean contains(byte[] bytes, byte[] part) {
        for (int at = 0; at <= bytes.length - part.length; at++) {
            if (bytes[at] == part[0] && Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}
