package io.github.netlink4j.ns;

import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.sys.SharedFd;
import java.util.concurrent.atomic.AtomicBoolean;

/** A use of a namespace's descriptor, which stays open until the use ends. */
final class SharedUse implements NetnsRef.Use {
    private final SharedFd fd;
    private final AtomicBoolean ended = new AtomicBoolean();

    SharedUse(SharedFd fd) {
        this.fd = fd;
    }

    @Override
    public int fd() {
        return fd.number();
    }

    @Override
    public void close() {
        if (ended.compareAndSet(false, true)) {
            fd.exit();
        }
    }
}
