package io.github.netlink4j.rtnetlink.event;

/**
 * The place in the sequence of events where some were lost. Every event that was received before the loss is delivered
 * before this one, and sometimes also an event from after the loss. A program that keeps a copy of the kernel's objects
 * must now read them again.
 *
 * @param dropsBefore the number of events lost for this cause at the previous report; -1 when not known
 * @param dropsAfter the number of events lost for this cause now; -1 when not known
 */
public record Overrun(Cause cause, long dropsBefore, long dropsAfter) implements RtEvent {
    /** Why events were lost. */
    public enum Cause {
        /**
         * The kernel's queue was full: events came faster than they were read. The kernel counts the lost events.
         * ENOBUFS.
         */
        QUEUE_FULL,
        /**
         * A datagram was larger than the receive buffer, which has been enlarged. The monitor counts such datagrams.
         */
        TRUNCATED,
        /**
         * A subscriber asked for events more slowly than they came. The lost events are counted for each subscriber.
         */
        SLOW_SUBSCRIBER
    }

    /**
     * Returns the number of events lost since the previous report: 0 when they were counted there already, or when the
     * number is not known.
     */
    public long lost() {
        return dropsAfter - dropsBefore;
    }

    /** Returns the loss as text, for example {@code overrun: 12 lost (QUEUE_FULL)}. */
    @Override
    public String toString() {
        return "overrun: " + (dropsAfter < 0 ? "an unknown number" : lost()) + " lost (" + cause + ")";
    }
}
