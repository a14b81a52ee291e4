package io.github.netlink4j.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What this process holds at a moment.
 *
 * @param descriptors its open descriptors
 * @param threads its Java threads; those by which the JVM compiles and collects come and go
 * @param foreign its threads that are in another network namespace than the first
 * @param sockets the netlink sockets in the calling thread's network namespace, whoever has them
 * @param residentKib its memory, as the kernel sees it
 * @param heapKib what is left of its heap after a collection
 */
record Footprint(int descriptors, int threads, int foreign, int sockets, long residentKib, long heapKib) {
    private static final Path HOME = Path.of("/proc/self/ns/net");

    static Footprint now() {
        System.gc();
        return new Footprint(
                count(list(Path.of("/proc/self/fd"))),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                count(list(Path.of("/proc/self/task")).filter(Footprint::isForeign)),
                count(lines(Path.of("/proc/thread-self/net/netlink"))),
                residentKibibytes(),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024);
    }

    private static int count(Stream<?> things) {
        try (things) {
            return (int) things.count();
        }
    }

    private static Stream<Path> list(Path directory) {
        try {
            return Files.list(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.lines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isForeign(Path task) {
        try {
            return !Files.readSymbolicLink(task.resolve("ns/net")).equals(Files.readSymbolicLink(HOME));
        } catch (IOException e) {
            // It has ended meanwhile.
            return false;
        }
    }

    private static long residentKibibytes() {
        try (Stream<String> status = lines(Path.of("/proc/self/status"))) {
            return status.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * Whether it holds no more than the other of anything that has a number; memory is not compared. Less may be held: a thread
     * of the JDK that looked after a program ends a minute later.
     */
    boolean holdsNoMoreThan(Footprint other) {
        return descriptors <= other.descriptors
                && threads <= other.threads
                && foreign <= other.foreign
                && sockets <= other.sockets;
    }
}
