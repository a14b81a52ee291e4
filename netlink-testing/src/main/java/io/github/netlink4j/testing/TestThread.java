package io.github.netlink4j.testing;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.sys.NetnsThread;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The thread of a test, in a network namespace of its own, which executes tasks one after the other. */
final class TestThread {
    /** Time to end for a test that was interrupted, such as by JUnit's timeout. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final BlockingQueue<FutureTask<?>> work = new LinkedBlockingQueue<>();
    private final CompletableFuture<Thread> begun = new CompletableFuture<>();
    /** Waits for the thread inside the namespace, and passes interrupts on to it. */
    private final Thread outside;

    private volatile boolean over;
    /** Whether a task did not end after it was interrupted. */
    private volatile boolean stuck;

    /**
     * Creates the namespace and the thread.
     *
     * @throws NetlinkIOException EPERM without CAP_SYS_ADMIN
     */
    TestThread(String name) {
        outside = new Thread(this::live, name + ", outside");
        outside.setDaemon(true);
        outside.start();
        try {
            begun.join().setName(name);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void live() {
        try {
            NetnsThread.callInNew(() -> {
                begun.complete(Thread.currentThread());
                while (!over || !work.isEmpty()) {
                    doNext();
                }
                return "";
            });
        } catch (RuntimeException | Error e) {
            begun.completeExceptionally(e);
        }
    }

    private void doNext() {
        try {
            FutureTask<?> next = work.take();
            next.run();
            // An interrupt was meant for the task that has ended.
            Thread.interrupted();
        } catch (InterruptedException e) {
            // It arrived after the task that it was meant for. It need not end this wait: end() adds a task.
        }
    }

    /**
     * Executes a task on the thread, and waits for it. When the waiting thread is interrupted, such as by JUnit's timeout, the
     * task is interrupted too.
     */
    <T extends @Nullable Object> T call(Callable<T> task) throws Exception {
        if (stuck) {
            throw whereItIs();
        }
        FutureTask<T> future = new FutureTask<>(task);
        work.add(future);
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw cause(e);
        } catch (InterruptedException e) {
            outside.interrupt();
            Throwable failure = endOf(future);
            if (failure != null && !(failure instanceof InterruptedException)) {
                e.addSuppressed(failure);
            }
            throw e;
        }
    }

    private static Exception cause(ExecutionException e) {
        Throwable cause = Objects.requireNonNull(e.getCause());
        if (cause instanceof Error error) {
            throw error;
        }
        return (Exception) cause;
    }

    /** Returns the failure of an interrupted task, null when it ended normally. */
    private @Nullable Throwable endOf(Future<?> future) {
        try {
            future.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (InterruptedException e) {
            return e;
        } catch (TimeoutException e) {
            stuck = true;
            return whereItIs();
        }
    }

    private AssertionError whereItIs() {
        Thread inside = begun.join();
        AssertionError error = new AssertionError("the test does not end: for " + GRACE.toSeconds()
                + " seconds after it was to end, its thread is at the place of this stack trace");
        error.setStackTrace(inside.getStackTrace());
        return error;
    }

    /** Ends the thread, and so the namespace, unless something else keeps it alive. */
    void end() {
        over = true;
        work.add(new FutureTask<>(() -> ""));
        try {
            outside.join(stuck ? 1 : GRACE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (outside.isAlive()) {
            throw whereItIs();
        }
    }
}
