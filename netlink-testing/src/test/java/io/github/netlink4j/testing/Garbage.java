package io.github.netlink4j.testing;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Measures how many bytes the calling thread allocates. */
public final class Garbage {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Garbage() {}

    /**
     * Returns the minimum of some runs, which excludes occasional allocations of the JVM itself.
     *
     * @param warmUp number of runs before those that are measured
     */
    public static long fewestBytes(int warmUp, int runs, Runnable call) {
        for (int i = 0; i < warmUp; i++) {
            call.run();
        }
        long fewest = Long.MAX_VALUE;
        for (int i = 0; i < runs; i++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            call.run();
            fewest = Math.min(fewest, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return fewest;
    }
}
