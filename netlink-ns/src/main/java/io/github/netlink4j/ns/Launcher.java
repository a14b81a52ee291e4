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
 * <p>The JDK has a "process reaper" thread for each running program, and creates it on the thread that starts the program
 * unless an older one is idle. A reaper that is created inside would stay in the namespace and keep it alive. So this class
 * first makes sure that a reaper from outside is idle, by running a program that ends at once.
 */
final class Launcher {
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();
    private static final String REAPER = "process reaper";
    private static final Duration REAPER_TIMEOUT = Duration.ofSeconds(1);

    private Launcher() {}

    /**
     * Starts a program.
     *
     * @throws NetlinkInterruptedException when the thread is interrupted before the program is started
     */
    static Process start(Netns namespace, ProcessBuilder builder) throws IOException {
        try {
            ONE_AT_A_TIME.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NetlinkInterruptedException("interrupted before a program was started", Outcome.NOT_SENT);
        }
        try {
            if (!hasIdleReaper()) {
                // Not by onExit(), which creates a thread of the common pool in the current namespace. The reaper
                // reports
                // the end of its program before it is idle again, so both are awaited.
                Process process = new ProcessBuilder("true").start();
                Polling.await(REAPER_TIMEOUT, () -> !process.isAlive() && hasIdleReaper());
            }
            return namespace.call(builder::start);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    /**
     * Returns whether a reaper is idle: waiting with a timeout. A busy one is in a system call, which the JVM reports as
     * running.
     */
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
