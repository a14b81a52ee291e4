package io.github.netlink4j.sys;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A file descriptor that several threads use, and that any of them may close at any time.
 *
 * <p>A plain {@code close(2)} during a running call neither wakes that call nor keeps the kernel from reusing the number at
 * once. So each use is enclosed by {@link #enter()} and {@link #exit()}, and after {@link #close()} the last {@link #exit()}
 * closes the descriptor.
 */
public final class SharedFd implements AutoCloseable {
    private static final int CLOSED = 1 << 31;

    private final Libc libc;
    private final int fd;
    /** Number of users, and the sign bit once closed. */
    private final AtomicInteger state = new AtomicInteger();

    /** Creates the owner of an open descriptor. */
    public SharedFd(Libc libc, int fd) {
        this.libc = libc;
        this.fd = fd;
    }

    /** Takes over a descriptor that was just opened, and closes it when no object can be created for it. */
    public static SharedFd own(Libc libc, int fd) {
        try {
            return new SharedFd(libc, fd);
        } catch (Error e) {
            libc.close(fd);
            throw e;
        }
    }

    /**
     * Begins a use.
     *
     * @return whether the descriptor is open; if so, {@link #exit()} must follow
     */
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

    /** Returns the number, valid between {@link #enter()} and {@link #exit()}. */
    public int number() {
        return fd;
    }

    /** Returns whether {@link #close()} has been called. */
    public boolean isClosed() {
        return state.get() < 0;
    }

    /** Refuses new uses. The descriptor is closed at the end of the last use. Has no effect when called again. */
    @Override
    public void close() {
        int before = state.get();
        while (!state.compareAndSet(before, before | CLOSED)) {
            before = state.get();
        }
        if (before == 0) {
            libc.close(fd);
        }
    }
}
