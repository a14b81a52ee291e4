package io.github.netlink4j.socket;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.NetlinkInterruptedException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.sys.Native;
import org.jspecify.annotations.Nullable;

// Hot path: allocates nothing unless something fails.

/**
 * Receives the notifications of multicast groups, message after message, and reports where some were lost. For one thread at a
 * time; any thread may close the transport.
 *
 * <p>Datagrams that another process has sent to the groups are dropped and counted before anything in them is read.
 */
public final class EventReceiver {
    /** No larger message is known: an attribute has at most 64 KiB, and no message has two of that size. */
    private static final int DATAGRAM_BYTES = 128 * 1024;

    /** Number of foreign datagrams that are dropped before the deadline is checked again. */
    private static final int MAX_DROPPED = 256;

    /** The result of {@link EventReceiver#next}. */
    public enum Found {
        /** A message: {@link #start()}, {@link #length()}. */
        MESSAGE,
        /** The kernel dropped messages here because the queue was full: {@link #dropsBefore()}, {@link #dropsAfter()}. */
        OVERRUN,
        /** A datagram was longer than the buffer and is lost; the buffer has been enlarged. */
        TRUNCATED,
        /** Nothing arrived before the deadline. */
        NOTHING
    }

    private enum Received {
        DATAGRAM,
        OVERRUN,
        TRUNCATED,
        DROPPED,
        NOTHING
    }

    private final Transport transport;
    private final Datagram in = new Datagram(DATAGRAM_BYTES);
    private final DropCounts drops = new DropCounts();

    // The unread rest of the datagram (at, end) and the current message (start, length).
    private int at;
    private int end;
    private int start;
    private int length;
    private @Nullable String fault;

    /** Set when the kernel has reported an overrun, while messages from before it may still be in the queue. */
    private boolean overrun;

    private boolean drained;
    private long dropsBefore;
    private long dropsAfter;

    /** Creates a receiver on a transport that has already joined its groups. */
    public EventReceiver(Transport transport) {
        this.transport = transport;
        this.dropsAfter = transport.drops();
    }

    /** Returns the counts of datagrams that were dropped because the kernel did not send them. */
    public DropCounts drops() {
        return drops;
    }

    /** Returns the array that contains the current message: the one found last. */
    public byte[] bytes() {
        return in.bytes();
    }

    /** Returns the offset of the current message in {@link #bytes()}. */
    public int start() {
        return start;
    }

    /** Returns the length of the current message in bytes, at least 16. */
    public int length() {
        return length;
    }

    /**
     * Returns why the rest of a datagram is malformed, and is the current message as a whole; null for a well-formed message.
     */
    public @Nullable String fault() {
        return fault;
    }

    /**
     * Returns whether the queue was empty when {@link Found#NOTHING} was returned. It may not be when other processes send
     * faster than their datagrams can be dropped.
     */
    public boolean isDrained() {
        return drained;
    }

    /** Returns the identifier of the current message's network namespace in that of the socket; -1 when both are the same. */
    public int namespaceId() {
        return in.namespaceId();
    }

    /**
     * Returns the cookie of the current message's network namespace; 0 when not known, as for any namespace but that of the
     * socket.
     */
    public long netnsCookie() {
        return namespaceId() < 0 ? transport.netnsCookie() : 0;
    }

    /** Returns the total number of dropped messages at the previous overrun; -1 when not known. */
    public long dropsBefore() {
        return dropsBefore;
    }

    /** Returns the total number of dropped messages at the last overrun; -1 when not known. */
    public long dropsAfter() {
        return dropsAfter;
    }

    /** Returns whether {@link #next} can return a message that was already received from the kernel. */
    public boolean hasBuffered() {
        return end - at >= Wire.HEADER || transport.hasBuffered();
    }

    /**
     * Returns the next message or loss. Waits only when the queue is empty.
     *
     * @param deadline end of the wait, by {@link System#nanoTime()}
     * @throws NetlinkInterruptedException when the thread is interrupted while it waits
     * @throws NetlinkIOException when the transport fails or is closed
     */
    public Found next(long deadline) {
        int dropped = 0;
        while (true) {
            if (nextMessage()) {
                return Found.MESSAGE;
            }
            switch (receive()) {
                case DATAGRAM -> {}
                case OVERRUN -> {
                    return Found.OVERRUN;
                }
                case TRUNCATED -> {
                    return Found.TRUNCATED;
                }
                case DROPPED -> {
                    dropped++;
                    if (dropped % MAX_DROPPED == 0 && deadline - System.nanoTime() <= 0) {
                        drained = false;
                        return Found.NOTHING;
                    }
                }
                case NOTHING -> {
                    drained = true;
                    long left = deadline - System.nanoTime();
                    if (left <= 0 || !await(left)) {
                        return Found.NOTHING;
                    }
                }
            }
        }
    }

    /** Advances to the next message of the current datagram. */
    private boolean nextMessage() {
        while (end - at >= Wire.HEADER) {
            start = at;
            length = Wire.s32(in.bytes(), at);
            fault = null;
            if (length < Wire.HEADER || length > end - at) {
                fault = "a message claims " + Integer.toUnsignedString(length) + " bytes where 16 to " + (end - at)
                        + " are possible";
                length = end - at;
            }
            at += Wire.align(length);
            if (fault != null || Wire.u16(in.bytes(), start + 4) != Netlink.NLMSG_NOOP) {
                return true;
            }
        }
        return false;
    }

    private Received receive() {
        int result = transport.receive(in);
        return switch (-result) {
            case 0 -> datagram();
            case Native.EINTR -> Received.DROPPED;
            case Native.ENOBUFS -> overrun();
            case Native.EAGAIN -> empty();
            default -> throw new NetlinkIOException("receive events", -result, Outcome.UNKNOWN);
        };
    }

    private Received datagram() {
        at = 0;
        end = 0;
        if (in.senderPort() != 0) {
            drops.countForeign();
            return Received.DROPPED;
        }
        if (in.isTruncated()) {
            in.reserve(in.trueLength());
            return Received.TRUNCATED;
        }
        end = in.length();
        return Received.DATAGRAM;
    }

    /**
     * Processes the report of an overrun. The kernel reports it before the messages that were in the queue when it happened,
     * and adds no message until the queue has been emptied: netlink_overrun(), netlink_rcv_wake(). So the loss is after these
     * messages. A second report means that the queue has been empty since the first one.
     */
    private Received overrun() {
        if (overrun) {
            return countDrops(dropsNow());
        }
        overrun = true;
        return Received.DROPPED;
    }

    private Received empty() {
        long now = dropsNow();
        if (!overrun && now == dropsAfter) {
            return Received.NOTHING;
        }
        overrun = false;
        return countDrops(now);
    }

    /** Returns the number of dropped messages; the last known one when the transport is being closed. */
    private long dropsNow() {
        long now = transport.drops();
        return now < 0 ? dropsAfter : now;
    }

    private Received countDrops(long now) {
        dropsBefore = dropsAfter;
        dropsAfter = now;
        return Received.OVERRUN;
    }

    private boolean await(long nanos) {
        return switch (transport.await(nanos)) {
            case READY -> true;
            case TIMED_OUT -> false;
            case INTERRUPTED ->
                throw new NetlinkInterruptedException("interrupted while waiting for events", Outcome.NOT_SENT);
            case CLOSED -> throw new NetlinkIOException("the handle was closed", Outcome.NOT_SENT, null);
        };
    }
}
