package io.github.netlink4j.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What this process holds that a test may have left behind: descriptors by kind, threads by namespace, named namespaces. */
record Leftovers(Map<String, Long> descriptors, Map<String, Long> threads, long names) {
    private static final Path NAMED = Path.of("/run/netns");

    static {
        // The JDK keeps a socket of its own from the first use of a channel on.
        try {
            FileChannel.open(Path.of("/proc/self/stat"), StandardOpenOption.READ)
                    .close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Leftovers now() {
        return new Leftovers(
                count(Path.of("/proc/self/fd"), Function.identity(), Leftovers::kind),
                count(Path.of("/proc/self/task"), Leftovers::namespace, Function.identity()),
                Files.isDirectory(NAMED) ? list(NAMED).count() : 0);
    }

    /**
     * Where a thread is. Those that the JDK keeps for programs are where the test was that started one, for a minute; a
     * test in netlink-ns looks after them.
     */
    private static Path namespace(Path task) {
        try {
            boolean reaper = Files.readString(task.resolve("comm")).startsWith("process reaper");
            return reaper ? Path.of("/proc/self/ns/net") : task.resolve("ns/net");
        } catch (IOException e) {
            // The thread has ended meanwhile: its namespace cannot be read either.
            return task.resolve("ns/net");
        }
    }

    /** Sockets, eventfds and namespaces are ours; others are the JVM's. */
    private static String kind(String target) {
        boolean ours = target.startsWith("socket:")
                || target.startsWith("net:")
                || target.startsWith(NAMED.toString())
                || target.contains("eventfd");
        return ours ? target.replaceAll("[0-9]+", "") : "";
    }

    private static Map<String, Long> count(Path directory, Function<Path, Path> link, Function<String, String> kind) {
        return list(directory)
                .map(file -> kind.apply(target(link.apply(file))))
                .filter(found -> !found.isEmpty())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            // It has gone meanwhile, as the descriptor of the listing itself.
            return "";
        }
    }

    private static Stream<Path> list(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same without the threads of the namespace where the JVM began, which come and go. */
    Leftovers abroad() {
        String home = target(Path.of("/proc/self/ns/net"));
        Map<String, Long> foreign = new TreeMap<>(threads);
        foreign.remove(home);
        return new Leftovers(descriptors, foreign, names);
    }
}
