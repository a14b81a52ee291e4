package io.github.netlink4j.rtnetlink.mirror;

import io.github.netlink4j.NetlinkException;
import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.NetlinkInterruptedException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.internal.Waiters;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Drives a mirror until it is closed. Other threads can wait until it has processed everything. */
final class MirrorThread extends Thread {
    private final MirrorLoop loop;
    private final Consumer<? super MirrorEvent> handler;
    /** Guards {@link #wished} and {@link #waiting}. */
    private final ReentrantLock lock = new ReentrantLock();

    /** The number of the latest request to process everything. */
    private long wished;

    private boolean waiting;

    /** This thread writes the fields below without a lock, because it must be able to end when no memory is left. */
    private final Waiters waiters = new Waiters();

    /** The number of the latest request that has been fulfilled. */
    private volatile long fulfilled;

    private volatile @Nullable Throwable failure;
    private volatile boolean over;

    MirrorThread(MirrorLoop loop, Consumer<? super MirrorEvent> handler) {
        super("netlink-mirror");
        this.loop = loop;
        this.handler = handler;
        setDaemon(true);
    }

    @Override
    public void run() {
        Throwable cause = null;
        try {
            drive();
        } catch (RuntimeException | Error e) {
            cause = e;
            if (e instanceof Error error) {
                loop.fail(error);
            }
            if (!loop.isClosed() || !(e instanceof NetlinkException)) {
                throw e;
            }
        } finally {
            end(cause);
        }
    }

    private void drive() {
        long begun = 0;
        while (!loop.isClosed()) {
            long wish = wished();
            if (wish != begun) {
                begun = wish;
                loop.beginQuiesce();
            }
            boolean more = loop.advance();
            loop.deliver(handler);
            if (!more) {
                if (loop.sync().isSynced()) {
                    fulfil(wish);
                }
                await(wish);
            }
        }
    }

    private long wished() {
        lock.lock();
        try {
            return wished;
        } finally {
            lock.unlock();
        }
    }

    private void fulfil(long wish) {
        fulfilled = wish;
        waiters.signal();
    }

    /** Waits for messages, unless another thread has made a request since the given one. */
    private void await(long wish) {
        lock.lock();
        try {
            if (wished != wish) {
                return;
            }
            waiting = true;
        } finally {
            lock.unlock();
        }
        try {
            loop.await(Long.MAX_VALUE);
        } catch (NetlinkInterruptedException e) {
            // Only wake() interrupts this thread: another thread has made a request.
        } finally {
            lock.lock();
            try {
                waiting = false;
                Thread.interrupted();
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * Waits until everything that had happened before the call has been processed and delivered.
     *
     * @return false when the deadline passed first
     */
    boolean awaitQuiet(long deadline) {
        if (Thread.currentThread() == this) {
            throw new IllegalStateException("a mirror cannot be awaited from inside its own handler");
        }
        long wish = wake();
        try {
            if (!waiters.await(() -> fulfilled >= wish || over, deadline)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NetlinkInterruptedException("interrupted while the mirror took in events", Outcome.NOT_SENT);
        }
        if (fulfilled < wish) {
            throw new NetlinkIOException("the mirror has ended", Outcome.NOT_SENT, failure);
        }
        return true;
    }

    /**
     * Makes this thread check again immediately.
     *
     * @return the number of this request
     */
    long wake() {
        lock.lock();
        try {
            if (waiting) {
                interrupt();
            }
            return ++wished;
        } finally {
            lock.unlock();
        }
    }

    private void end(@Nullable Throwable cause) {
        failure = cause;
        over = true;
        waiters.signal();
    }

    /**
     * Waits until this thread has ended, after the mirror was closed; returns immediately when this thread itself
     * closed it.
     */
    void end() {
        if (Thread.currentThread() == this) {
            return;
        }
        try {
            join(TimeUnit.SECONDS.toMillis(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
