package io.github.netlink4j.stress;

import io.github.netlink4j.sys.Libc;
import io.github.netlink4j.sys.SharedFd;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** A descriptor that counts how often it was closed, and used afterwards. */
class Descriptor {
    private static final int NUMBER = 3;

    private final AtomicInteger closed = new AtomicInteger();
    private final AtomicInteger usedClosed = new AtomicInteger();
    private final SharedFd fd = new SharedFd(
            (Libc) Proxy.newProxyInstance(
                    Descriptor.class.getClassLoader(), new Class<?>[] {Libc.class}, (proxy, method, arguments) -> {
                        if (!method.getName().equals("close")) {
                            throw new AssertionError(method);
                        }
                        closed.incrementAndGet();
                        return 0;
                    }),
            NUMBER);

    void use() {
        if (fd.enter()) {
            usedClosed.addAndGet(closed.get());
            fd.exit();
        }
    }

    void close() {
        fd.close();
    }

    int timesClosed() {
        return closed.get();
    }

    int timesUsedClosed() {
        return usedClosed.get();
    }
}
