package io.github.netlink4j.sys;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A file descriptor that several threads use and one may close at any time.
 *
 * <p>A plain {@code close(2)} under a running call neither wakes that call nor keeps the number from being given to
 * another file at once. So users {@link #enter()} and {@link #exit()}, and the last to leave after {@link #close()}
 * closes the descriptor, once.
 */
public final class SharedFd implements AutoCloseable {
    private static final int CLOSED = 1 << 31;

    private final Libc libc;
    private final int fd;
    /** Number of users, and the sign bit once closed. */
    private final AtomicInteger state = new AtomicInteger();

    public SharedFd(Libc libc, int fd) {
        this.libc = libc;
        this.fd = fd;
    }

    /** Takes over a descriptor that was just opened: closes it when no object can be made for it. */
    public static SharedFd own(Libc libc, int fd) {
        try {
            return new SharedFd(libc, fd);
        } catch (Error e) {
            libc.close(fd);
            throw e;
        }
    }

    /** Begins a use: true when the descriptor is open, and then {@link #exit()} must follow. */
    public boolean enter() {
        for (int s = state.get(); s >= 0; s = state.get()) {
            if (state.compareAndSet(s, s + 1)) {
                return true;
            }
        }
        return false;
    }

    /** Ends a use. */
    public void exit() {
        if (state.decrementAndGet() == CLOSED) {
            libc.close(fd);
        }
    }

    /** The number, valid between {@link #enter()} and {@link #exit()}. */
    public int number() {
        return fd;
    }

    public boolean isClosed() {
        return state.get() < 0;
    }

    /** Refuses new users; the descriptor itself is closed when the last user has left. Does nothing the second time. */
    @Override
    public void close() {
        int before = state.getAndUpdate(s -> s | CLOSED);
        if (before == 0) {
            libc.close(fd);
        }
    }
}
