package io.github.netlink4j.socket;

import io.github.netlink4j.sys.SharedFd;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A descriptor on loan to an event loop that polls it. It stays open until {@link #close()} returns it, even when its owner is
 * closed, so that the kernel cannot reuse its number for another file meanwhile.
 */
public final class LentDescriptor implements AutoCloseable {
    private final SharedFd fd;
    private final AtomicBoolean returned = new AtomicBoolean();

    /** Creates a loan of a descriptor for which a use has begun. */
    LentDescriptor(SharedFd fd) {
        this.fd = fd;
    }

    /** Returns the number of the descriptor; -1, which {@code poll(2)} ignores, after it has been returned. */
    public int number() {
        return returned.get() ? -1 : fd.number();
    }

    /** Returns the descriptor. To be called when it is no longer polled; has no effect when called again. */
    @Override
    public void close() {
        if (returned.compareAndSet(false, true)) {
            fd.exit();
        }
    }
}
