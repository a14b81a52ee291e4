package io.github.netlink4j.stress;

import io.github.netlink4j.sys.Libc;
import io.github.netlink4j.sys.SharedFd;
import java.lang.reflect.Proxy;

/** A descriptor of which is known how often it was closed, and whether it was used afterwards. */
class Descriptor {
    private static final int NUMBER = 3;

    private volatile int closed;
    private int usedClosed;
    private final SharedFd fd = new SharedFd(
            (Libc) Proxy.newProxyInstance(
                    Descriptor.class.getClassLoader(), new Class<?>[] {Libc.class}, (proxy, method, arguments) -> {
                        if (!method.getName().equals("close")) {
                            throw new AssertionError(method);
                        }
                        closed++;
                        return 0;
                    }),
            NUMBER);

    void use() {
        if (fd.enter()) {
            usedClosed += closed;
            fd.exit();
        }
    }

    void close() {
        fd.close();
    }

    int timesClosed() {
        return closed;
    }

    int timesUsedClosed() {
        return usedClosed;
    }
}
