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
 * Makes threads use something one at a time: each waits until its own deadline, and none may use it from inside a handler
 * that it calls.
 */
public final class Turn {
    private final String what;
    private final String handler;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean closed;
    private final AtomicReference<@Nullable Reservation> reservation = new AtomicReference<>();

    private record Reservation(Predicate<? super Thread> owner, String refusal) {}

    /**
     * Turns at something.
     *
     * @param what a noun for the text of exceptions, such as {@code monitor}
     * @param handler what is called while it is used, such as {@code handler}
     */
    public Turn(String what, String handler) {
        this.what = what;
        this.handler = handler;
    }

    /**
     * Waits until no other thread has the turn.
     *
     * @param deadline until when, by {@link System#nanoTime()}
     * @param subject begins the text of an exception by its {@link Object#toString()}; null when there is none
     * @return whether the caller has the turn now, to be given back by {@link #leave()}; false when the time was over first
     * @throws IllegalStateException when the caller has it already, or it is reserved for another thread
     * @throws NetlinkInterruptedException when the thread is interrupted while it waits
     * @throws NetlinkIOException when it is closed
     */
    public boolean enter(long deadline, @Nullable Object subject) {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException(
                    about(subject) + "a " + what + " cannot be used from inside its own " + handler);
        }
        checkReservation();
        try {
            // System.nanoTime() is only asked when another thread has it.
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

    /** Gives the turn back. */
    public void leave() {
        lock.unlock();
    }

    /**
     * Refuses every further turn to all threads but those of an owner, once. Does not wait for a thread that has the turn.
     *
     * @param refusal the text of the {@link IllegalStateException} that others get
     * @return false when it is reserved already
     * @throws IllegalStateException when the caller has the turn
     */
    public boolean reserve(Predicate<? super Thread> owner, String refusal) {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("a " + what + " cannot be given away from inside its own " + handler);
        }
        return reservation.compareAndSet(null, new Reservation(owner, refusal));
    }

    /** Runs something while no thread has the turn. */
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

    /** Refuses every further turn. Whoever has one keeps it. */
    public void close() {
        closed = true;
    }

    /** Returns whether it is closed. */
    public boolean isClosed() {
        return closed;
    }

    private static String about(@Nullable Object subject) {
        return subject == null ? "" : subject + ": ";
    }
}
