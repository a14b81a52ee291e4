package io.github.netlink4j.sys;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.Outcome;
import java.util.function.IntFunction;

/** Opens files that stand for network namespaces, and makes sure that they do. */
public final class NetnsFile {
    /** The calling thread's; not {@code /proc/self}, which is the namespace of the process's first thread. */
    public static final String OF_THIS_THREAD = "/proc/thread-self/ns/net";

    private static final int STATFS_BYTES = 120;
    private static final int POLLFD_BYTES = 8;

    private NetnsFile() {}

    /**
     * A descriptor of the network namespace that the file stands for; the caller closes it.
     *
     * @throws NetlinkIOException when there is no such file, or it stands for something else
     */
    public static int open(String path) {
        return open(path, result -> "");
    }

    private static int open(String path, IntFunction<String> hint) {
        Libc libc = Sys.libc();
        NativeBuffer name = NativeBuffer.cString(libc, path);
        int fd = libc.open(name.address(), Native.O_RDONLY | Native.O_CLOEXEC, 0);
        name.keepAlive();
        if (fd < 0) {
            throw new NetlinkIOException("open network namespace " + path + hint.apply(fd), -fd, Outcome.NOT_SENT);
        }
        String wrong = whyNot(libc, fd);
        if (!wrong.isEmpty()) {
            libc.close(fd);
            throw new NetlinkIOException(path + " " + wrong, Native.EINVAL, Outcome.NOT_SENT);
        }
        return fd;
    }

    /** Why the descriptor is not one of a network namespace, empty when it is: what was opened counts, not its name. */
    private static String whyNot(Libc libc, int fd) {
        NativeBuffer status = NativeBuffer.allocate(libc, STATFS_BYTES);
        int result = libc.fstatfs(fd, status.address());
        status.keepAlive();
        if (result < 0 || status.buffer().getLong(0) != Native.NSFS_MAGIC) {
            return "stands for no namespace, or for one that is gone";
        }
        int type = libc.ioctl(fd, Native.NS_GET_NSTYPE, 0);
        return type == Native.CLONE_NEWNET ? "" : "stands for a namespace of another kind";
    }

    /**
     * A descriptor of the network namespace of a process; the caller closes it.
     *
     * @throws NetlinkIOException ESRCH when there is no such process; EACCES when it is another user's
     */
    public static int ofProcess(int pid) {
        Libc libc = Sys.libc();
        int process = libc.pidfdOpen(pid, 0);
        if (process < 0) {
            throw new NetlinkIOException("network namespace of process " + pid, -process, Outcome.NOT_SENT);
        }
        try {
            int fd = open("/proc/" + pid + "/ns/net", Privilege.SYS_PTRACE::hintFor);
            // Had the process ended before, its number might have been another's when the file was opened.
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
