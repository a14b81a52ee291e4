package io.github.netlink4j.ns;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    private Set<Long> unknown = Set.of();

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
        Instant start = root.info().startInstant().orElse(Instant.MIN);
        List<ProcessHandle> children = root.descendants().toList();
        root.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        long deadline = System.nanoTime() + LONGEST_NANOS;
        while ((endMarked(start) || root.isAlive()) && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(1_000_000);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Ends the processes that have the mark. The environment of some cannot be known: one that is changing its program
     * right now (execve) has none for a moment, and one that has ended since it was listed may have started another that
     * was not. So nothing is left only when there is none of the first sort that is younger than the program, and none of
     * the second that the look before did not have.
     *
     * @return whether another look is needed
     */
    private boolean endMarked(Instant start) {
        Set<Long> unknownBefore = unknown;
        unknown = new HashSet<>();
        boolean again = false;
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            for (ProcessHandle process : (Iterable<ProcessHandle>) all::iterator) {
                byte[] environment = environment(process);
                if (contains(environment, markBytes)) {
                    process.destroyForcibly();
                    again = true;
                } else if (environment.length == 0) {
                    unknown.add(process.pid());
                    again |= hasProgram(process) && !startOf(process).isBefore(start);
                }
            }
        }
        return again || !unknownBefore.containsAll(unknown);
    }

    /** Empty for one that has ended, for one in execve and for another user's, which cannot be read. */
    private static byte[] environment(ProcessHandle process) {
        try {
            return Files.readAllBytes(Path.of("/proc/" + process.pid() + "/environ"));
        } catch (IOException e) {
            return new byte[0];
        }
    }

    /** Neither has a thread of the kernel one, nor a process that has ended. */
    private static boolean hasProgram(ProcessHandle process) {
        try {
            Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/exe"));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.MAX);
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
