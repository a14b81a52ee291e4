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
 * A program and everything that it has started. Since a process whose parent has ended is no longer a descendant of the
 * program, processes are also identified by an environment variable that they inherit.
 */
final class ProcessTree {
    private static final String VARIABLE = "NETLINK4J_EXEC";
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final String mark = UUID.randomUUID().toString();
    private final byte[] markBytes = mark.getBytes(StandardCharsets.US_ASCII);
    private Set<Long> unknown = Set.of();

    /** Marks the program before it is started. A mark that this process itself has inherited is kept. */
    void mark(ProcessBuilder builder) {
        builder.environment().merge(VARIABLE, mark, (inherited, ours) -> inherited + ":" + ours);
    }

    /**
     * Kills the program and everything that it has started. Repeats this until nothing is left, because a process that is
     * started while its parent is killed is found only the next time. Gives up after two seconds, such as when the kernel
     * blocks a process; an interrupt does not end the wait.
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
     * Kills the processes that have the mark. Some processes have no readable environment: one that is executing another
     * program at this moment (execve), and one that has ended since it was listed, and may have started a process that was not
     * listed. So everything is killed only when no process of the first sort is younger than the program, and all of the second
     * sort were already found the time before.
     *
     * @return whether the processes must be listed again
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

    /** Returns the environment; empty for a process that has ended, is in execve, or belongs to another user. */
    private static byte[] environment(ProcessHandle process) {
        try {
            return Files.readAllBytes(Path.of("/proc/" + process.pid() + "/environ"));
        } catch (IOException e) {
            return new byte[0];
        }
    }

    /** Returns whether a process has an executable. Kernel threads and processes that have ended do not. */
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
