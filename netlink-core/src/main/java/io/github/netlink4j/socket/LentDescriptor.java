package io.github.netlink4j.socket;

import io.github.netlink4j.sys.SharedFd;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A descriptor that is polled by somebody who does not own it. Until it is given back by {@link #close()} it stays open,
 * even if its owner is closed: so its number never stands for another file in the meantime.
 */
public final class LentDescriptor implements AutoCloseable {
    private final SharedFd fd;
    private final AtomicBoolean returned = new AtomicBoolean();

    /** Takes over a use of the descriptor that has begun. */
    LentDescriptor(SharedFd fd) {
        this.fd = fd;
    }

    /** Its number, or -1, which {@code poll(2)} passes over, once it has been given back. */
    public int number() {
        return returned.get() ? -1 : fd.number();
    }

    /** Gives it back. To be called when nobody polls it any more; does nothing the second time. */
    @Override
    public void close() {
        if (returned.compareAndSet(false, true)) {
            fd.exit();
        }
    }
}
