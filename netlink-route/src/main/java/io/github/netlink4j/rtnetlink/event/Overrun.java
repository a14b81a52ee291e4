package io.github.netlink4j.rtnetlink.event;

/**
 * Here events were lost. Everything that was received before the loss is told before it, at times also something from
 * after it. Whoever keeps a copy of what the kernel has must now read it anew.
 *
 * @param dropsBefore how many had been lost for this cause when it was told before; -1 when not known
 * @param dropsAfter how many are lost now; -1 when not known
 */
public record Overrun(Cause cause, long dropsBefore, long dropsAfter) implements RtEvent {
    /** Why events were lost. */
    public enum Cause {
        /** The kernel's queue was full: events came faster than they were read. The kernel has counted them. ENOBUFS. */
        QUEUE_FULL,
        /** A datagram was larger than the room for it, which has been made larger. The monitor counts them. */
        TRUNCATED,
        /** A subscriber asked for events more slowly than they came. They are counted for each subscriber. */
        SLOW_SUBSCRIBER
    }

    /** How many were lost since it was told before: 0 when they were counted then, or it is not known. */
    public long lost() {
        return dropsAfter - dropsBefore;
    }

    /** As in {@code overrun: 12 lost (QUEUE_FULL)}. */
    @Override
    public String toString() {
        return "overrun: " + (dropsAfter < 0 ? "an unknown number" : lost()) + " lost (" + cause + ")";
    }
}
