package io.github.netlink4j.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The resources of this process at a point in time.
 *
 * @param descriptors its open descriptors
 * @param threads its Java threads; those for compilation and garbage collection vary
 * @param foreign its threads that are in another network namespace than the first
 * @param sockets the netlink sockets in the calling thread's network namespace, of all processes
 * @param residentKib its resident memory in KiB
 * @param heapKib its heap after a garbage collection, in KiB
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
     * Returns whether no count is larger than that of the other footprint; memory is not compared. Counts may be smaller: a
     * JDK thread for a program ends a minute after the program.
     */
    boolean holdsNoMoreThan(Footprint other) {
        return descriptors <= other.descriptors
                && threads <= other.threads
                && foreign <= other.foreign
                && sockets <= other.sockets;
    }
}
