package io.github.netlink4j.internal;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Threads that wait for a condition which other threads change. {@link #signal} neither allocates nor waits, so that a thread
 * can call it to report that memory is exhausted.
 *
 * <p>A {@link java.util.concurrent.locks.Condition} does not have that property: on JDK 17 its {@code signal} allocates when
 * the lock was never contended, and if that fails, the waiting thread spins forever, past its timeout.
 */
public final class Waiters {
    private final AtomicReference<@Nullable Waiter> newest = new AtomicReference<>();

    private static final class Waiter {
        private final Thread thread = Thread.currentThread();
        private @Nullable Waiter next;
        /** Set when this waiter was signalled, or its thread has stopped waiting. */
        private volatile boolean isOver;
    }

    /** Creates an empty set of waiting threads. */
    public Waiters() {}

    /** Makes all waiting threads test their condition. The caller has changed its state before; that state must be volatile. */
    public void signal() {
        for (Waiter waiter = newest.getAndSet(null); waiter != null; waiter = waiter.next) {
            waiter.isOver = true;
            LockSupport.unpark(waiter.thread);
        }
    }

    /**
     * Waits until a condition holds, which is tested after each {@link #signal}.
     *
     * @param deadline end of the wait, by {@link System#nanoTime()}
     * @return whether the condition holds; false when the deadline has passed
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
                    // Enqueued again before the condition is tested, so that the next signal is not missed.
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
            // Threads that have stopped waiting without a signal are unlinked, so that they do not accumulate.
            waiter.next = head;
            while (waiter.next != null && waiter.next.isOver) {
                waiter.next = waiter.next.next;
            }
        } while (!newest.compareAndSet(head, waiter));
        return waiter;
    }
}
