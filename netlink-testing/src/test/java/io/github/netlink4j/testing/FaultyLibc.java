package io.github.netlink4j.testing;

import io.github.netlink4j.sys.Libc;
import io.github.netlink4j.sys.Sys;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The real system calls, some of which fail on purpose, and a record of the descriptors that they have opened. For a socket
 * that is opened with them, in the package of sockets. Calls have the names of the methods of {@link Libc}.
 */
public final class FaultyLibc {
    private static final Set<String> OPENING = Set.of("socket", "eventfd", "open", "openat", "pidfdOpen");

    private final Libc libc;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<Integer> open = new LinkedHashSet<>();
    private final List<String> calls = new ArrayList<>();

    /** A call of this name returns {@code result} when it has this number, counted from 1, or always for number 0. */
    private record Fault(String call, int number, int result) {}

    /** Creates system calls of which none fails. */
    public FaultyLibc() {
        libc = (Libc) Proxy.newProxyInstance(
                Libc.class.getClassLoader(),
                new Class<?>[] {Libc.class},
                (proxy, method, arguments) -> call(method, arguments));
    }

    /** Returns the system calls to be used. */
    public Libc libc() {
        return libc;
    }

    /** Makes every call of this name return this errno and do nothing. */
    public FaultyLibc fail(String call, int errno) {
        return failAt(call, 0, errno);
    }

    /** Makes the call of this name with this number, counted from 1, return this errno and do nothing. */
    public FaultyLibc failAt(String call, int number, int errno) {
        return answerAt(call, number, -errno);
    }

    /** Makes the call of this name with this number, counted from 1, return this result and do nothing. */
    public synchronized FaultyLibc answerAt(String call, int number, int result) {
        faults.add(new Fault(call, number, result));
        return this;
    }

    /** Descriptors that were opened and not closed, the oldest first. */
    public synchronized List<Integer> openDescriptors() {
        return List.copyOf(open);
    }

    /** Returns how often a call was made. */
    public synchronized int count(String call) {
        return (int) calls.stream().filter(call::equals).count();
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        String name = method.getName();
        synchronized (this) {
            calls.add(name);
            for (Fault fault : faults) {
                if (fault.call.equals(name) && (fault.number == 0 || fault.number == count(name))) {
                    return fault.result;
                }
            }
        }
        try {
            Object result = method.invoke(Sys.libc(), arguments);
            record(name, arguments, result);
            return result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private synchronized void record(String name, Object[] arguments, Object result) {
        if (OPENING.contains(name) && (int) result >= 0) {
            open.add((int) result);
        } else if (name.equals("close") && !open.remove((int) arguments[0])) {
            throw new AssertionError("descriptor " + arguments[0] + " is closed and was not open");
        }
    }
}
