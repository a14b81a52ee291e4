package io.github.netlink4j.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

// Hot path: runs for every input of a fuzzer.

/**
 * Limits for the cost of an input: memory by its length, and time. Loading and compiling classes costs some at times, and other
 * programs use the processor; so a violation is measured again before it counts.
 */
final class Limits {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int TRIES = 4;
    /** Bytes that the fuzzer's instrumentation allocates itself, such as when texts are compared. */
    private static final long WATCHER = System.getenv("JAZZER_FUZZ") == null ? 0 : 16 * 1024;

    private final long bytesPerByte;
    private final long bytes;

    /** Creates limits: memory for each byte of input, and a fixed amount. */
    Limits(long bytesPerByte, long bytes) {
        this.bytesPerByte = bytesPerByte;
        this.bytes = bytes;
    }

    /** Does the work, which must keep the limits for an input of this length. */
    void check(int length, Runnable work) {
        if (!keepsMemory(length, work)) {
            recheckMemory(limit(length), work);
        }
    }

    /** Does the work, which must keep the limit of time, and returns whether it has kept the limit of memory. */
    boolean keepsMemory(int length, Runnable work) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        long begin = System.nanoTime();
        work.run();
        long time = System.nanoTime() - begin;
        long used = THREADS.getCurrentThreadAllocatedBytes() - before;
        if (time > SECOND) {
            recheckTime(work);
        }
        return used <= limit(length);
    }

    private long limit(int length) {
        return WATCHER + bytes + bytesPerByte * length;
    }

    private static void recheckMemory(long limit, Runnable work) {
        long fewest = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && fewest > limit; i++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            work.run();
            fewest = Math.min(fewest, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        if (fewest > limit) {
            throw new AssertionError("allocates " + fewest + " bytes where " + limit + " are allowed");
        }
    }

    private static void recheckTime(Runnable work) {
        long before = THREADS.getCurrentThreadCpuTime();
        work.run();
        long time = THREADS.getCurrentThreadCpuTime() - before;
        if (time > SECOND) {
            throw new AssertionError("takes " + TimeUnit.NANOSECONDS.toMillis(time) + " ms of processor time");
        }
    }
}
