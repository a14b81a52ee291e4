package io.github.netlink4j.socket;

/**
 * Counts of received messages that were dropped: by a handle, because they were no answer to its requests; by a monitor,
 * because they did not come from the kernel. Any thread may read the counts.
 */
public final class DropCounts {
    private volatile long foreign;
    private volatile long misaddressed;
    private volatile long late;

    DropCounts() {}

    /** Returns the number of datagrams that another process, and not the kernel, has sent. */
    public long foreign() {
        return foreign;
    }

    /** Returns the number of messages of the kernel to a group or to another port. */
    public long misaddressed() {
        return misaddressed;
    }

    /** Returns the number of answers to requests that had been given up, or answered already. */
    public long late() {
        return late;
    }

    // Only the thread that uses the handle counts, so that increments never overlap.

    @SuppressWarnings("NonAtomicVolatileUpdate")
    void countForeign() {
        foreign++;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate")
    void countMisaddressed() {
        misaddressed++;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate")
    void countLate() {
        late++;
    }

    /** Returns the three counts with their names. */
    @Override
    public String toString() {
        return "foreign " + foreign + ", misaddressed " + misaddressed + ", late " + late;
    }
}
