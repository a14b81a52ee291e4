package io.github.netlink4j.internal;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.NetlinkInterruptedException;
import io.github.netlink4j.Outcome;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

// Hot path: allocates nothing unless something fails.

/**
 * Makes threads use a resource one at a time. Each thread waits until its own deadline, and no thread may use the resource
 * again from inside a handler that the resource calls.
 */
public final class Turn {
    private final String what;
    private final String handler;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean closed;
    private final AtomicReference<@Nullable Reservation> reservation = new AtomicReference<>();

    private record Reservation(Predicate<? super Thread> owner, String refusal) {}

    /**
     * Creates the turns at a resource.
     *
     * @param what name of the resource in exceptions, such as {@code monitor}
     * @param handler name in exceptions of what the resource calls, such as {@code handler}
     */
    public Turn(String what, String handler) {
        this.what = what;
        this.handler = handler;
    }

    /**
     * Waits until no other thread has the turn.
     *
     * @param deadline end of the wait, by {@link System#nanoTime()}
     * @param subject begins the message of an exception by its {@link Object#toString()}; null when there is none
     * @return whether the caller has the turn, which {@link #leave()} returns; false when the deadline has passed
     * @throws IllegalStateException when the caller already has the turn, or it is reserved for another thread
     * @throws NetlinkInterruptedException when the thread is interrupted while it waits
     * @throws NetlinkIOException when the resource is closed
     */
    public boolean enter(long deadline, @Nullable Object subject) {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException(
                    about(subject) + "a " + what + " cannot be used from inside its own " + handler);
        }
        checkReservation();
        try {
            // The clock is read only when another thread has the turn.
            if (!lock.tryLock() && !lock.tryLock(Deadline.left(deadline), TimeUnit.NANOSECONDS)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NetlinkInterruptedException(
                    about(subject) + "interrupted while another thread used the " + what, Outcome.NOT_SENT);
        }
        try {
            // It may have been reserved or closed while this thread waited.
            checkReservation();
            if (closed) {
                throw new NetlinkIOException(about(subject) + "the " + what + " is closed", Outcome.NOT_SENT, null);
            }
        } catch (IllegalStateException | NetlinkIOException e) {
            lock.unlock();
            throw e;
        }
        return true;
    }

    /** Returns the turn, so that the next thread can have it. */
    public void leave() {
        lock.unlock();
    }

    /**
     * Reserves all further turns for the threads of an owner, once. Does not wait for a thread that has the turn.
     *
     * @param owner matches the threads of the owner
     * @param refusal message of the {@link IllegalStateException} for other threads
     * @return false when the turns are reserved already
     * @throws IllegalStateException when the caller has the turn
     */
    public boolean reserve(Predicate<? super Thread> owner, String refusal) {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("a " + what + " cannot be given away from inside its own " + handler);
        }
        return reservation.compareAndSet(null, new Reservation(owner, refusal));
    }

    /** Runs an action while no thread has the turn. Waits without a deadline. */
    public void whileIdle(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    private void checkReservation() {
        Reservation reserved = reservation.get();
        if (reserved != null && !reserved.owner.test(Thread.currentThread())) {
            throw new IllegalStateException(reserved.refusal);
        }
    }

    /** Refuses all further turns. A thread that has the turn keeps it. */
    public void close() {
        closed = true;
    }

    /** Returns whether {@link #close()} has been called. */
    public boolean isClosed() {
        return closed;
    }

    private static String about(@Nullable Object subject) {
        return subject == null ? "" : subject + ": ";
    }
}
