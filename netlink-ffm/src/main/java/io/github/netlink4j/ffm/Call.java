package io.github.netlink4j.ffm;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

// Hot path: a call allocates nothing once its thread has made one.

/**
 * Calls functions of the C library, all with one signature: five numbers, and a number as the result. So one stub is compiled
 * instead of a dozen, which would take most of the start-up time. A function ignores the arguments that it does not have.
 *
 * <p>A call may block, so it is not declared critical, and the garbage collector does not wait for it.
 */
final class Call {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final long ERRNO = STATE.byteOffset(PathElement.groupElement("errno"));
    private static final MethodHandle ANY = link();
    /** Handles of variadic functions, by the number of arguments before the variable ones. Linked on the first call. */
    private static final AtomicReferenceArray<MethodHandle> VARIADIC = new AtomicReferenceArray<>(4);

    /** Stores the errno of a call before the virtual machine can overwrite it. One for each thread. */
    private static final ThreadLocal<MemorySegment> STATES =
            ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(STATE));

    private Call() {}

    @SuppressWarnings("restricted") // this is what the module is for
    private static MethodHandle link(Linker.Option... more) {
        FunctionDescriptor shape =
                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
        Linker.Option[] options = Arrays.copyOf(more, more.length + 1);
        options[more.length] = Linker.Option.captureCallState("errno");
        return LINKER.downcallHandle(shape, options);
    }

    private static MethodHandle variadic(int fixed) {
        MethodHandle linked = VARIADIC.get(fixed);
        if (linked == null) {
            linked = link(Linker.Option.firstVariadicArg(fixed));
            VARIADIC.set(fixed, linked);
        }
        return linked;
    }

    /** Returns the address of a function of the C library. */
    static MemorySegment find(String function) {
        return LINKER.defaultLookup()
                .find(function)
                .orElseThrow(() -> new UnsatisfiedLinkError("the C library has no function " + function));
    }

    /** Calls a function that returns an {@code int}. Returns that, or {@code -errno}. */
    static int ofInt(MemorySegment function, long a, long b, long c, long d, long e) {
        MemorySegment state = STATES.get();
        int result = (int) call(ANY, function, state, a, b, c, d, e);
        return result >= 0 ? result : -state.get(JAVA_INT, ERRNO);
    }

    /**
     * Calls a variadic function that returns a small number, such as {@code ioctl(int, unsigned long, ...)}: an ABI may pass
     * variable arguments in other registers.
     *
     * @param fixed number of arguments before the variable ones
     * @return its result, or {@code -errno}
     */
    static int ofVariadic(int fixed, MemorySegment function, long a, long b, long c, long d, long e) {
        MemorySegment state = STATES.get();
        int result = (int) call(variadic(fixed), function, state, a, b, c, d, e);
        return result >= 0 ? result : -state.get(JAVA_INT, ERRNO);
    }

    /** Calls a function that returns a {@code long} of small value. Returns that, or {@code -errno}. */
    static int ofLong(MemorySegment function, long a, long b, long c, long d, long e) {
        MemorySegment state = STATES.get();
        long result = call(ANY, function, state, a, b, c, d, e);
        return result >= 0 ? (int) result : -state.get(JAVA_INT, ERRNO);
    }

    private static long call(
            MethodHandle shape, MemorySegment function, MemorySegment state, long a, long b, long c, long d, long e) {
        try {
            return (long) shape.invokeExact(function, state, a, b, c, d, e);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable impossible) {
            throw new AssertionError("a C function throws nothing", impossible);
        }
    }
}
