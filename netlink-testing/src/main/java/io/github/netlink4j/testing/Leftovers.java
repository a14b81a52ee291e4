package io.github.netlink4j.testing;

import io.github.netlink4j.codec.Text;
import io.github.netlink4j.internal.Polling;
import io.github.netlink4j.sys.Libc;
import io.github.netlink4j.sys.Native;
import io.github.netlink4j.sys.NativeBuffer;
import io.github.netlink4j.sys.Sys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The resources of this process that a test may leave behind: sockets, eventfds and descriptors of namespaces, threads in
 * another namespace, and named namespaces.
 *
 * @param things a unique description of each
 */
record Leftovers(Set<String> things) {
    private static final Path NAMED = Path.of("/run/netns");
    private static final Path HOME = Path.of("/proc/self/ns/net");

    /** Time to wait for resources to disappear: a thread exists in the kernel for a moment after it was joined. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    static {
        // The JDK opens a socket of its own on the first use of a channel, and keeps it.
        try {
            FileChannel.open(Path.of("/proc/self/stat"), StandardOpenOption.READ)
                    .close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Leftovers now() {
        Stream<String> descriptors = list(Path.of("/proc/self/fd")).stream().map(Leftovers::descriptor);
        Stream<String> threads = list(Path.of("/proc/self/task")).stream().map(Leftovers::thread);
        Stream<String> names = list(NAMED).stream().map(Leftovers::named);
        return new Leftovers(Stream.of(descriptors, threads, names)
                .flatMap(things -> things)
                .filter(thing -> !thing.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Fails when there are resources that did not exist before and do not disappear by themselves. */
    static void requireNoneSince(Leftovers before) {
        if (!Polling.await(GRACE, () -> now().since(before).isEmpty())) {
            throw new AssertionError("the test has left behind: " + String.join(", ", now().since(before)));
        }
    }

    /** Deletes the named namespaces that did not exist before, so that the next test does not find them. */
    static void deleteNamesSince(Leftovers before) {
        Libc libc = Sys.libc();
        for (Path name : list(NAMED)) {
            if (before.things.contains(named(name))) {
                continue;
            }
            NativeBuffer path = NativeBuffer.cString(libc, name.toString());
            while (libc.umount2(path.address(), Native.MNT_DETACH | Native.UMOUNT_NOFOLLOW) >= 0) {
                // Several may have been mounted on one file by mistake.
            }
            path.keepAlive();
            try {
                Files.deleteIfExists(name);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String named(Path name) {
        return "named namespace " + name.getFileName();
    }

    private Set<String> since(Leftovers before) {
        Set<String> more = new TreeSet<>(things);
        more.removeAll(before.things);
        return more;
    }

    /** Returns a description of a descriptor; empty for those that the JVM uses itself. */
    private static String descriptor(Path file) {
        String target = target(file);
        boolean counts = target.startsWith("socket:")
                || target.startsWith("net:")
                || target.startsWith(NAMED.toString())
                || target.contains("eventfd");
        return counts ? target + " as descriptor " + file.getFileName() : "";
    }

    /**
     * Returns a description of a thread; empty when it is in the namespace of the JVM, and for the JDK's threads for programs,
     * which stay for a minute in the namespace of the test that started the program.
     */
    private static String thread(Path task) {
        String namespace = target(task.resolve("ns/net"));
        if (namespace.isEmpty() || namespace.equals(target(HOME))) {
            return "";
        }
        String name = name(task);
        return name.startsWith("process reaper")
                ? ""
                : "thread " + task.getFileName() + " " + Text.quote(name) + " in " + namespace;
    }

    private static String name(Path task) {
        try {
            return Files.readString(task.resolve("comm")).strip();
        } catch (IOException e) {
            // The thread has ended meanwhile.
            return "";
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            // It was closed meanwhile, such as the descriptor of the listing itself.
            return "";
        }
    }

    private static List<Path> list(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
