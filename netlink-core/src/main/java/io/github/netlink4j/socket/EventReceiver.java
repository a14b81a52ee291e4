package io.github.netlink4j.socket;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.NetlinkInterruptedException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.sys.Native;
import org.jspecify.annotations.Nullable;

// Hot path: allocates nothing unless something fails.

/**
 * Hears what the kernel tells multicast groups, message after message, and says where some were lost. For one thread at a
 * time; any thread may close the transport.
 *
 * <p>What anybody but the kernel sends to the groups is dropped and counted before anything in it is believed.
 */
public final class EventReceiver {
    /** No message is known to be larger: one attribute has at most 64 KiB, and none has two as large. */
    private static final int DATAGRAM_BYTES = 128 * 1024;

    /** So many datagrams of others are dropped before the time is looked at. */
    private static final int MAX_DROPPED = 256;

    /** What has come. */
    public enum Found {
        /** A message: {@link #start()}, {@link #length()}. */
        MESSAGE,
        /** Messages were thrown away here because the queue was full: {@link #dropsBefore()}, {@link #dropsAfter()}. */
        OVERRUN,
        /** A datagram was longer than our buffer, which is larger now; it is lost. */
        TRUNCATED,
        /** Nothing in time. */
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

    // What is left of the datagram, and the message in it.
    private int at;
    private int end;
    private int start;
    private int length;
    private @Nullable String fault;

    /** The kernel has said that it has thrown messages away, and those from before that may still be in the queue. */
    private boolean overrun;

    private boolean drained;
    private long dropsBefore;
    private long dropsAfter;

    /** A receiver on any transport that is in groups already. */
    public EventReceiver(Transport transport) {
        this.transport = transport;
        this.dropsAfter = transport.drops();
    }

    /** What was dropped because the kernel has not sent it. */
    public DropCounts drops() {
        return drops;
    }

    /** The array that holds the message found last. */
    public byte[] bytes() {
        return in.bytes();
    }

    /** Where in {@link #bytes()} the message found last begins. */
    public int start() {
        return start;
    }

    /** How many bytes the message found last has, 16 at least. */
    public int length() {
        return length;
    }

    /** Why the message found last is none, but all that is left of a datagram; null when it is one. */
    public @Nullable String fault() {
        return fault;
    }

    /**
     * Whether nothing was left when {@link Found#NOTHING} was found. Only when others send faster than that can be dropped,
     * there may be.
     */
    public boolean isDrained() {
        return drained;
    }

    /** The network namespace that the message found last is from, by its identifier in ours; -1 when it is ours. */
    public int namespaceId() {
        return in.namespaceId();
    }

    /**
     * Returns the cookie of the network namespace that the message found last is from; 0 when that is not known, as of any other
     * than ours.
     */
    public long netnsCookie() {
        return namespaceId() < 0 ? transport.netnsCookie() : 0;
    }

    /** How many messages had been thrown away when that was told before; -1 when not known. */
    public long dropsBefore() {
        return dropsBefore;
    }

    /** How many messages had been thrown away when that was told last; -1 when not known. */
    public long dropsAfter() {
        return dropsAfter;
    }

    /** Whether {@link #next} has something to find that the system has handed over already. */
    public boolean isHolding() {
        return end - at >= Wire.HEADER || transport.isHolding();
    }

    /**
     * The next message or loss. Waits only when nothing is there.
     *
     * @param deadline until when to wait, by {@link System#nanoTime()}
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

    /** Goes to the next message of the datagram at hand. */
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
     * The kernel tells of an overrun before the messages that were in the queue when it happened, and from then on puts
     * nothing in before the queue is empty: netlink_overrun(), netlink_rcv_wake(). So the loss is behind them. When it
     * tells of another, the queue has been empty.
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

    /** A transport that is being closed does not know it any more. */
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
