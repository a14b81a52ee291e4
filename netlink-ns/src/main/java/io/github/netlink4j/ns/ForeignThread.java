package io.github.netlink4j.ns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A thread of this process that is in another network namespace than the process's first thread.
 *
 * @param id the kernel's number of the thread
 * @param name its name, cut to 15 bytes by the kernel
 * @param inode number of the namespace's file, as in {@code net:[4026531840]}
 */
public record ForeignThread(int id, String name, long inode) {
    static List<ForeignThread> all() {
        long home = NetnsIdentity.readInode(Path.of("/proc/self/ns/net"));
        List<ForeignThread> found = new ArrayList<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (Path task : tasks) {
                add(task, home, found);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(found);
    }

    private static void add(Path task, long home, List<ForeignThread> found) throws IOException {
        try {
            long inode = NetnsIdentity.readInode(task.resolve("ns/net"));
            if (inode != home) {
                String name = new String(Files.readAllBytes(task.resolve("comm")), StandardCharsets.UTF_8).strip();
                found.add(new ForeignThread(Integer.parseInt(task.getFileName().toString()), name, inode));
            }
        } catch (UncheckedIOException | IOException e) {
            // A thread that has ended meanwhile is nowhere; its files say ENOENT or, once they are open, ESRCH.
            if (Files.exists(task)) {
                throw e;
            }
        }
    }
}
