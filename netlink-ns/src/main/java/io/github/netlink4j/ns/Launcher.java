package io.github.netlink4j.ns;

import io.github.netlink4j.NetlinkInterruptedException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.internal.Polling;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Starts programs in another namespace without leaving a thread of the JDK behind in it.
 *
 * <p>The JDK keeps a "process reaper" thread for each running program, and makes it where the program is started, unless
 * an older one is idle: it would stay in the namespace, and keep it alive. So there must be an idle one that was made
 * outside; a program that ends at once leaves it.
 */
final class Launcher {
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();
    private static final String REAPER = "process reaper";
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private Launcher() {}

    /** @throws NetlinkInterruptedException when the thread is interrupted before the program is started */
    static Process start(Netns namespace, ProcessBuilder builder) throws IOException {
        try {
            ONE_AT_A_TIME.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NetlinkInterruptedException("interrupted before a program was started", Outcome.NOT_SENT);
        }
        try {
            if (!hasIdleReaper()) {
                // Not by onExit(): that makes a thread of the common pool, which would stay where its maker is. The
                // reaper reports the end of its program before it is idle again.
                Process process = new ProcessBuilder("true").start();
                Polling.await(PATIENCE, () -> !process.isAlive() && hasIdleReaper());
            }
            return namespace.call(builder::start);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    /** Busy ones are in a system call, which looks to the JVM as if they ran. */
    private static boolean hasIdleReaper() {
        ThreadGroup all = Thread.currentThread().getThreadGroup();
        while (all.getParent() != null) {
            all = all.getParent();
        }
        Thread[] threads = new Thread[2 * all.activeCount() + 16];
        all.enumerate(threads, true);
        return Arrays.stream(threads)
                .filter(Objects::nonNull)
                .anyMatch(thread ->
                        thread.getName().startsWith(REAPER) && thread.getState() == Thread.State.TIMED_WAITING);
    }
}
