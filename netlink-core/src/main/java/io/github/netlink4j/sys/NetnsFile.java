package io.github.netlink4j.sys;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.codec.Text;
import java.util.function.IntFunction;

/**
 * Opens files of network namespaces, and verifies that they are.
 *
 * <p>A file is first opened as a path only (O_PATH) and examined, because opening a FIFO would block until another program
 * opens it, and opening a device may have any effect. Only a namespace file is then opened for use.
 */
public final class NetnsFile {
    /** The file of the calling thread's namespace; {@code /proc/self} would be that of the process's first thread. */
    public static final String OF_THIS_THREAD = "/proc/thread-self/ns/net";

    private static final int STATFS_BYTES = 120;
    private static final int POLLFD_BYTES = 8;

    private NetnsFile() {}

    /**
     * Opens a file by its path, following symbolic links.
     *
     * @param path encoded as UTF-8, regardless of the locale; bytes that are not UTF-8 are lone surrogates, see {@link Text}
     * @return a descriptor of the network namespace, which the caller closes
     * @throws NetlinkIOException when there is no such file, or it is not a network namespace
     * @throws IllegalArgumentException when the path contains a NUL
     */
    public static int open(String path) {
        return open(Sys.libc(), Native.AT_FDCWD, path, 0, Text.quote(path), result -> "");
    }

    /**
     * Opens a file in an open directory. A symbolic link is refused.
     *
     * @param what description of the file for error messages
     * @return a descriptor of the network namespace, which the caller closes
     * @throws NetlinkIOException when there is no such file, or it is not a network namespace
     */
    public static int openAt(Libc libc, int directory, String name, String what) {
        return open(libc, directory, name, Native.O_NOFOLLOW, what, result -> "");
    }

    private static int open(Libc libc, int directory, String path, int flags, String what, IntFunction<String> hint) {
        NativeBuffer text = NativeBuffer.cString(libc, path);
        int seen = libc.openat(directory, text.address(), Native.O_PATH | Native.O_CLOEXEC | flags, 0);
        text.keepAlive();
        if (seen < 0) {
            throw new NetlinkIOException("open network namespace " + what + hint.apply(seen), -seen, Outcome.NOT_SENT);
        }
        try {
            return openForUse(libc, seen, what);
        } finally {
            libc.close(seen);
        }
    }

    private static int openForUse(Libc libc, int seen, String what) {
        if (!isNamespace(libc, seen)) {
            throw notANamespace(
                    what,
                    isLink(libc, seen)
                            ? "is a symbolic link, and links to network namespaces are not followed"
                            : "is not a namespace, or the namespace is gone");
        }
        NativeBuffer again = NativeBuffer.cString(libc, "/proc/thread-self/fd/" + seen);
        int fd = libc.open(again.address(), Native.O_RDONLY | Native.O_CLOEXEC, 0);
        again.keepAlive();
        if (fd < 0) {
            throw new NetlinkIOException("open network namespace " + what + ", by /proc", -fd, Outcome.NOT_SENT);
        }
        if (libc.ioctl(fd, Native.NS_GET_NSTYPE, 0) != Native.CLONE_NEWNET) {
            libc.close(fd);
            throw notANamespace(what, "is a namespace of another kind");
        }
        return fd;
    }

    private static NetlinkIOException notANamespace(String what, String reason) {
        return new NetlinkIOException(what + " " + reason, Native.EINVAL, Outcome.NOT_SENT);
    }

    /** Returns whether an open file is a namespace of any kind. */
    public static boolean isNamespace(Libc libc, int fd) {
        NativeBuffer status = NativeBuffer.allocate(libc, STATFS_BYTES);
        int result = libc.fstatfs(fd, status.address());
        status.keepAlive();
        return result >= 0 && status.buffer().getLong(0) == Native.NSFS_MAGIC;
    }

    private static boolean isLink(Libc libc, int fd) {
        FileStatus status = new FileStatus(libc);
        return status.read(fd) >= 0 && status.type() == Native.S_IFLNK;
    }

    /**
     * Opens the network namespace of a process.
     *
     * @return a descriptor of the network namespace, which the caller closes
     * @throws NetlinkIOException ESRCH when there is no such process; EACCES when it belongs to another user
     */
    public static int ofProcess(int pid) {
        Libc libc = Sys.libc();
        int process = libc.pidfdOpen(pid, 0);
        if (process < 0) {
            throw new NetlinkIOException("network namespace of process " + pid, -process, Outcome.NOT_SENT);
        }
        try {
            String path = "/proc/" + pid + "/ns/net";
            int fd = open(libc, Native.AT_FDCWD, path, 0, path, Privilege.SYS_PTRACE::hintFor);
            // If the process has ended, the file may have been that of another process with the same number.
            if (hasEnded(libc, process)) {
                libc.close(fd);
                throw new NetlinkIOException("network namespace of process " + pid, Native.ESRCH, Outcome.NOT_SENT);
            }
            return fd;
        } finally {
            libc.close(process);
        }
    }

    private static boolean hasEnded(Libc libc, int process) {
        NativeBuffer poll = NativeBuffer.allocate(libc, POLLFD_BYTES);
        poll.buffer().putInt(0, process);
        poll.buffer().putShort(4, Native.POLLIN);
        int ready = libc.poll(poll.address(), 1, 0);
        poll.keepAlive();
        return ready > 0;
    }
}
