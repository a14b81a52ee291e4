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
 * A call of the C library: five numbers in, one out, whatever the function. One shape for all costs one compiled stub
 * instead of a dozen, which is most of the start-up time; arguments that a function does not have are never looked at.
 *
 * <p>A call may block, so none is critical: the garbage collector need not wait for it.
 */
final class Call {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final long ERRNO = STATE.byteOffset(PathElement.groupElement("errno"));
    private static final MethodHandle ANY = link();
    /** By how many arguments come before the variable ones; linked when first called. */
    private static final AtomicReferenceArray<MethodHandle> VARIADIC = new AtomicReferenceArray<>(4);

    /** Where the errno of a call is kept before the virtual machine can overwrite it. One for each thread. */
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

    /** The address of a function of the C library. */
    static MemorySegment find(String function) {
        return LINKER.defaultLookup()
                .find(function)
                .orElseThrow(() -> new UnsatisfiedLinkError("the C library has no function " + function));
    }

    /** Calls a function that answers an {@code int}. Answers it, or {@code -errno}. */
    static int ofInt(MemorySegment function, long a, long b, long c, long d, long e) {
        MemorySegment state = STATES.get();
        int result = (int) call(ANY, function, state, a, b, c, d, e);
        return result >= 0 ? result : -state.get(JAVA_INT, ERRNO);
    }

    /**
     * Calls a function that answers a small number and whose arguments after the first few may vary, as {@code ioctl(int,
     * unsigned long, ...)}: an ABI may pass these in other places.
     *
     * @param fixed how many arguments come before the variable ones
     * @return its result, or {@code -errno}
     */
    static int ofVariadic(int fixed, MemorySegment function, long a, long b, long c, long d, long e) {
        MemorySegment state = STATES.get();
        int result = (int) call(variadic(fixed), function, state, a, b, c, d, e);
        return result >= 0 ? result : -state.get(JAVA_INT, ERRNO);
    }

    /** Calls a function that answers a {@code long} of small value. Answers it, or {@code -errno}. */
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
            throw new AssertionError("a call of C throws nothing", impossible);
        }
    }
}
