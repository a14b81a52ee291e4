package io.github.netlink4j.sys;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.Work;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs work in another network namespace, on a platform thread that is made for it, enters, never comes back and dies.
 *
 * <p>The only place that calls {@code setns} or {@code unshare}. A thread that enters a namespace taints more than
 * itself: threads and pools made from it, child processes, even the carriers of virtual threads stay there. So no thread
 * of a caller ever enters, and none that entered is ever used again.
 */
public final class NetnsThread {
    /**
     * The name of a thread whose work is done. The kernel lists it in its namespace for some milliseconds after it has ended
     * for Java; by this name, which the kernel has too, it is known as one that is about to go.
     */
    public static final String ENDED = "netns-ended";

    private NetnsThread() {}

    /**
     * Runs work in the namespace; the caller waits for its result, and gets what it throws.
     *
     * @throws IllegalStateException when the reference is closed; when it is closed meanwhile, the work is in the namespace
     *     all the same
     */
    public static <T, E extends Exception> T call(NetnsRef namespace, Work<T, E> work) throws E {
        try (NetnsRef.Use use = namespace.use()) {
            int fd = use.fd();
            return onNewThread("netns", () -> {
                enter(fd);
                return work.call();
            });
        }
    }

    /** Runs work in a new namespace, which vanishes with the last thing that holds it. */
    public static <T, E extends Exception> T callInNew(Work<T, E> work) throws E {
        return onNewThread("netns-new", () -> {
            int result = Sys.libc().unshare(Native.CLONE_NEWNET);
            if (result < 0) {
                throw new NetlinkIOException(
                        "create a network namespace" + Privilege.SYS_ADMIN.hintFor(result), -result, Outcome.NOT_SENT);
            }
            return work.call();
        });
    }

    private static void enter(int fd) {
        // The type makes the kernel refuse a descriptor of another kind of namespace.
        int result = Sys.libc().setns(fd, Native.CLONE_NEWNET);
        if (result < 0) {
            throw new NetlinkIOException(
                    "enter a network namespace" + Privilege.SYS_ADMIN.hintFor(result), -result, Outcome.NOT_SENT);
        }
    }

    private static <T, E extends Exception> T onNewThread(String name, Work<T, E> work) throws E {
        // Before any thread of ours is elsewhere, where the cleaner's would be born and stay.
        LostHandles.start();
        FutureTask<T> task = new FutureTask<>(work::call);
        Thread thread = new Thread(
                () -> {
                    task.run();
                    Thread.currentThread().setName(ENDED);
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return await(task, thread);
    }

    /** Waits for the end of the work, whatever happens to the waiting thread: an interrupt is passed on to the work. */
    private static <T, E extends Exception> T await(FutureTask<T> task, Thread worker) throws E {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    // Not before it has ended, so that no thread is left in the namespace, be it after a failure.
                    worker.join();
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                    worker.interrupt();
                }
            }
        } catch (ExecutionException e) {
            throw NetnsThread.<E>rethrown(Objects.requireNonNull(e.getCause()));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // work throws nothing checked but E
    private static <E extends Exception> E rethrown(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return (E) thrown;
    }
}
