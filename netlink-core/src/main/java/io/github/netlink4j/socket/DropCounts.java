package io.github.netlink4j.socket;

/**
 * What was received and dropped: by a handle because it was no answer to its question, by a listener because it did not
 * come from the kernel. Any thread may read it.
 */
public final class DropCounts {
    private volatile long foreign;
    private volatile long misaddressed;
    private volatile long late;

    DropCounts() {}

    /** Datagrams that did not come from the kernel: another process has sent them. */
    public long foreign() {
        return foreign;
    }

    /** Messages of the kernel that were for a group or for another port. */
    public long misaddressed() {
        return misaddressed;
    }

    /** Answers to a question that was given up before, or was answered already. */
    public long late() {
        return late;
    }

    // Only the thread that holds the handle counts, so that no two add at once.

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

    @Override
    public String toString() {
        return "foreign " + foreign + ", misaddressed " + misaddressed + ", late " + late;
    }
}
