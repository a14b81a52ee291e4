package io.github.netlink4j.sys;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits until a thread that has ended for Java has left its namespaces for the kernel too: {@link Thread#join} returns some
 * milliseconds earlier, while the thread still keeps its network namespace alive and is listed in it.
 */
final class TaskEnd implements AutoCloseable {
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int SPINS = 20;

    private final Libc libc = Sys.libc();
    /** The thread's directory in /proc, negative when it could not be opened. Names the thread, not just its number. */
    private volatile int directory = -1;

    /** Called by the thread, first of all. */
    void begun() {
        NativeBuffer path = NativeBuffer.cString(libc, "/proc/thread-self");
        directory = libc.open(path.address(), Native.O_PATH | Native.O_CLOEXEC, 0);
        path.keepAlive();
    }

    /** Called by another thread, after it has joined the thread. Without /proc it does not wait. */
    @Override
    public void close() {
        int fd = directory;
        if (fd < 0) {
            return;
        }
        try {
            awaitNoNamespace(fd);
        } finally {
            libc.close(fd);
        }
    }

    private void awaitNoNamespace(int fd) {
        NativeBuffer path = NativeBuffer.cString(libc, "ns/net");
        NativeBuffer status = NativeBuffer.allocate(libc, FileStatus.BYTES);
        long deadline = System.nanoTime() + LONGEST_NANOS;
        for (int looks = 0; isThere(fd, path, status) && System.nanoTime() - deadline < 0; looks++) {
            if (looks < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(50_000);
            }
        }
    }

    /** do_exit() gives up the namespaces (exit_task_namespaces()) before the thread's directory goes. */
    private boolean isThere(int fd, NativeBuffer path, NativeBuffer status) {
        int result = libc.statx(fd, path.address(), 0, 0, status.address());
        path.keepAlive();
        status.keepAlive();
        return result >= 0;
    }
}
