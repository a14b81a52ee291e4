package io.github.netlink4j.ns;

import io.github.netlink4j.sys.Libc;
import io.github.netlink4j.sys.Sys;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** The real system calls, with an action just before each call of one name. */
final class InterposedLibc {
    private InterposedLibc() {}

    static Libc before(String call, Runnable event) {
        return (Libc) Proxy.newProxyInstance(
                Libc.class.getClassLoader(), new Class<?>[] {Libc.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals(call)) {
                        event.run();
                    }
                    try {
                        return method.invoke(Sys.libc(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
