package io.github.netlink4j.rtnetlink.mirror;

import io.github.netlink4j.NetlinkException;
import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.NetlinkInterruptedException;
import io.github.netlink4j.Outcome;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Drives a mirror until it is closed. Other threads can wait until it has processed everything. */
final class MirrorThread extends Thread {
    private final MirrorLoop loop;
    private final Consumer<? super MirrorEvent> handler;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Numbers of those who wait: of the last one, and of the last one whose wish has been fulfilled. */
    private long wished;

    private long fulfilled;
    private boolean waiting;
    private boolean over;
    private @Nullable Throwable failure;

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
                loop.sync().beginQuiesce();
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
        lock.lock();
        try {
            fulfilled = wish;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for messages, unless somebody has come who wants to know that there are none. */
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
            // This thread is ours, and nobody else interrupts it: somebody has come.
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

    /** Answers whether everything that had happened was taken in and told before the deadline. */
    boolean awaitQuiet(long deadline) {
        if (Thread.currentThread() == this) {
            throw new IllegalStateException("a mirror cannot be awaited from inside its own handler");
        }
        lock.lock();
        try {
            long wish = wish();
            while (fulfilled < wish && !over) {
                long left = deadline - System.nanoTime();
                if (left <= 0 || changed.awaitNanos(left) <= 0 && fulfilled < wish && !over) {
                    return false;
                }
            }
            if (fulfilled < wish) {
                throw new NetlinkIOException("the mirror has ended", Outcome.NOT_SENT, failure);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NetlinkInterruptedException("interrupted while the mirror took in events", Outcome.NOT_SENT);
        } finally {
            lock.unlock();
        }
    }

    /** Makes it look again at once. */
    void wake() {
        lock.lock();
        try {
            wish();
        } finally {
            lock.unlock();
        }
    }

    private long wish() {
        if (waiting) {
            interrupt();
        }
        return ++wished;
    }

    private void end(@Nullable Throwable cause) {
        lock.lock();
        try {
            over = true;
            failure = cause;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The mirror is closed: waits until this thread is gone, unless it is that one which closes. */
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
