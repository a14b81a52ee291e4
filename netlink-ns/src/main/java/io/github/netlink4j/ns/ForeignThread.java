package io.github.netlink4j.ns;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.codec.Text;
import io.github.netlink4j.sys.FileStatus;
import io.github.netlink4j.sys.NetnsThread;
import io.github.netlink4j.sys.Sys;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A thread of this process that is in another network namespace than the process's first thread.
 *
 * @param id the kernel's thread identifier
 * @param name name of the thread, truncated by the kernel to 15 bytes
 * @param inode inode number of the namespace's file, as in {@code net:[4026531840]}
 */
public record ForeignThread(int id, String name, long inode) {
    private static final String TASKS = "/proc/self/task";

    static List<ForeignThread> all() {
        FileStatus status = new FileStatus(Sys.libc());
        int result = status.read("/proc/self/ns/net");
        if (result < 0) {
            throw new NetlinkIOException("list threads in other network namespaces", -result, Outcome.NOT_SENT);
        }
        long home = status.inode();
        List<ForeignThread> found = new ArrayList<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of(TASKS))) {
            for (Path task : tasks) {
                // The file of a thread of this process can always be read unless the thread has ended meanwhile.
                if (status.read(task + "/ns/net") >= 0 && status.inode() != home) {
                    String name = nameOf(task);
                    if (!name.equals(NetnsThread.ENDED)) {
                        int id = Integer.parseInt(task.getFileName().toString());
                        found.add(new ForeignThread(id, name, status.inode()));
                    }
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new NetlinkIOException("read " + TASKS + ": " + e, Outcome.NOT_SENT, e);
        }
        return List.copyOf(found);
    }

    private static String nameOf(Path task) {
        try {
            byte[] bytes = Files.readAllBytes(task.resolve("comm"));
            // A newline ends the file, and may also be part of the name.
            int length = bytes.length > 0 && bytes[bytes.length - 1] == '\n' ? bytes.length - 1 : bytes.length;
            return Text.decode(bytes, 0, length);
        } catch (IOException e) {
            // The thread has ended meanwhile.
            return NetnsThread.ENDED;
        }
    }

    /** Returns the thread and its namespace, as in {@code thread 4711 "worker" in net:[4026531840]}. */
    @Override
    public String toString() {
        return "thread " + id + " " + Text.quote(name) + " in net:[" + inode + "]";
    }
}
