package io.github.netlink4j.sys;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.Work;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs work in another network namespace, on a new platform thread that enters the namespace, never leaves it, and ends.
 *
 * <p>Only this class calls {@code setns} and {@code unshare}. A namespace is inherited by everything that a thread in it
 * creates: threads, pools, child processes, even carriers of virtual threads. So a thread of a caller never enters a namespace,
 * and a thread that has entered one is never used again.
 */
public final class NetnsThread {
    /**
     * Name of a thread whose work is done. The kernel lists a thread for some milliseconds after it has ended in Java; by this
     * name, which is also set in the kernel, others recognise that it is about to end.
     */
    public static final String ENDED = "netns-ended";

    private NetnsThread() {}

    /**
     * Runs work in a namespace, and waits for its result. An exception of the work is thrown to the caller.
     *
     * @throws IllegalStateException when the reference is closed. Closing it meanwhile has no effect on the work
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

    /** Runs work in a new namespace, which is deleted when nothing in it or referring to it is left. */
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
        // Before any thread of this library is in another namespace, where the cleaner's thread would be started and
        // stay.
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

    /**
     * Waits for the end of the work. An interrupt of the waiting thread is passed on to the work, and does not end the wait.
     */
    private static <T, E extends Exception> T await(FutureTask<T> task, Thread worker) throws E {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    // After the thread has ended, so that none is left in the namespace, also after a failure.
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
