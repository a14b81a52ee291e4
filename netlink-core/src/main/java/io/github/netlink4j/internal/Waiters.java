package io.github.netlink4j.internal;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Threads that wait until another thread has changed something. {@link #signal} neither allocates nor waits, so that a thread
 * can report by it that memory is exhausted.
 *
 * <p>A {@link java.util.concurrent.locks.Condition} cannot do that: on JDK 17 its {@code signal} allocates where the lock was
 * never contended, and when that fails, the waiting thread spins for ever, past its timeout.
 */
public final class Waiters {
    private final AtomicReference<@Nullable Waiter> newest = new AtomicReference<>();

    private static final class Waiter {
        private final Thread thread = Thread.currentThread();
        private @Nullable Waiter next;
        /** Whether it is of no use any more: signalled, or its thread has stopped waiting. */
        private volatile boolean isOver;
    }

    /** Nobody waits yet. */
    public Waiters() {}

    /** Makes all threads that wait test their condition. What it depends on has been written before, and is volatile. */
    public void signal() {
        for (Waiter waiter = newest.getAndSet(null); waiter != null; waiter = waiter.next) {
            waiter.isOver = true;
            LockSupport.unpark(waiter.thread);
        }
    }

    /**
     * Waits until a condition holds, which is tested after each {@link #signal}.
     *
     * @param deadline until when at most, by {@link System#nanoTime()}
     * @return whether it holds
     * @throws InterruptedException when the thread is interrupted and the condition does not hold
     */
    public boolean await(BooleanSupplier condition, long deadline) throws InterruptedException {
        Waiter waiter = enqueue();
        try {
            while (!condition.getAsBoolean()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                long left = Deadline.left(deadline);
                if (left <= 0) {
                    return false;
                }
                if (waiter.isOver) {
                    // The next signal must find it again, and the condition is tested after that.
                    waiter = enqueue();
                } else {
                    LockSupport.parkNanos(this, left);
                }
            }
            return true;
        } finally {
            waiter.isOver = true;
        }
    }

    private Waiter enqueue() {
        Waiter waiter = new Waiter();
        Waiter head;
        do {
            head = newest.get();
            // Threads that have stopped waiting without a signal are left out, so that they do not pile up.
            waiter.next = head;
            while (waiter.next != null && waiter.next.isOver) {
                waiter.next = waiter.next.next;
            }
        } while (!newest.compareAndSet(head, waiter));
        return waiter;
    }
}
