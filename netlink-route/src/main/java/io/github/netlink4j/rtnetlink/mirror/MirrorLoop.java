package io.github.netlink4j.rtnetlink.mirror;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.NetlinkInterruptedException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.internal.Deadline;
import io.github.netlink4j.internal.Turn;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import io.github.netlink4j.socket.EventReceiver;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.Transport;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Drives a {@link SyncLoop} for the caller or the thread of a mirror: processes messages, delivers events, waits. For
 * one thread at a time.
 */
final class MirrorLoop {
    /** The approximate maximum of events that one poll delivers, so that it ends even while more keep arriving. */
    private static final int MOST_IN_ONE_POLL = 4096;
    /**
     * The maximum number of times that one poll processes messages without finding a difference, once its timeout has
     * passed.
     */
    private static final int MOST_LOOKS = 64;
    /**
     * The longest single wait, short enough that sums do not overflow. A thread that has waited for that long checks,
     * and waits again.
     */
    private static final long LONGEST_WAIT = TimeUnit.DAYS.toNanos(1);

    private final Transport transport;
    private final NetlinkClient client;
    private final Queue<MirrorEvent> found = new ArrayDeque<>();
    private final SyncLoop sync;
    private final Turn turn;
    /** Whether everything is to be read again. */
    private volatile boolean refresh;
    /** The error that ended the mirror. */
    private volatile @Nullable Error failure;

    MirrorLoop(Transport transport, NetlinkClient client, Turn turn, List<RtObjectType<?, ?, ?>> types) {
        this.transport = transport;
        this.client = client;
        this.turn = turn;
        this.sync = new SyncLoop(types, new EventReceiver(transport), client, found::add);
    }

    SyncLoop sync() {
        return sync;
    }

    Transport transport() {
        return transport;
    }

    boolean isClosed() {
        return turn.isClosed();
    }

    void refresh() {
        refresh = true;
    }

    int poll(Consumer<? super MirrorEvent> handler, long deadline) {
        int delivered = deliver(handler);
        for (int looks = 1; ; looks++) {
            boolean more = advance();
            delivered += deliver(handler);
            long left = Deadline.left(deadline);
            boolean isEnough = delivered >= MOST_IN_ONE_POLL || looks >= MOST_LOOKS && left <= 0;
            if (isEnough || !more && (delivered > 0 || left <= 0)) {
                return delivered;
            }
            if (!more) {
                await(left);
            }
        }
    }

    /**
     * Processes messages until everything that had happened before the call has been processed.
     *
     * @return false when the deadline passed first
     */
    boolean quiesce(Consumer<? super MirrorEvent> handler, long deadline) {
        beginQuiesce();
        deliver(handler);
        boolean more = advance();
        deliver(handler);
        while (more || !sync.isSynced()) {
            long left = Deadline.left(deadline);
            if (left <= 0) {
                return false;
            }
            if (!more) {
                await(left);
            }
            more = advance();
            deliver(handler);
        }
        return true;
    }

    /** Marks objects that may have changed without a notification; see {@link SyncLoop#beginQuiesce}. */
    void beginQuiesce() {
        checkFailure();
        try {
            sync.beginQuiesce();
        } catch (Error e) {
            fail(e);
            throw e;
        }
    }

    /**
     * Processes a part of the available messages.
     *
     * @return whether there may be more
     */
    boolean advance() {
        checkFailure();
        try {
            if (refresh) {
                refresh = false;
                sync.invalidate();
            }
            return sync.step();
        } catch (NetlinkIOException e) {
            throw isClosed() ? closedException() : e;
        } catch (Error e) {
            fail(e);
            throw e;
        }
    }

    /**
     * Ends the mirror after an error of the virtual machine. The error may have occurred between any two steps, so the
     * objects may be wrong. Most often the heap is exhausted, and by these objects; so they are released first, and
     * nothing is allocated here.
     */
    void fail(Error e) {
        failure = e;
        sync.release(e);
        found.clear();
    }

    private void checkFailure() {
        Error e = failure;
        if (e != null) {
            throw new NetlinkIOException("the mirror has ended (" + e + ")", Outcome.NOT_SENT, e);
        }
    }

    int deliver(Consumer<? super MirrorEvent> handler) {
        int delivered = 0;
        for (MirrorEvent event = found.poll(); event != null; event = found.poll()) {
            delivered++;
            handler.accept(event);
        }
        return delivered;
    }

    /** Waits until there is a message to process or a request to send, at most for this many nanoseconds. */
    void await(long nanos) {
        switch (transport.await(Math.min(Math.min(nanos, sync.idleNanos()), LONGEST_WAIT))) {
            case READY, TIMED_OUT -> {}
            case INTERRUPTED ->
                throw new NetlinkInterruptedException("interrupted while waiting for events", Outcome.NOT_SENT);
            case CLOSED -> throw closedException();
        }
    }

    private static NetlinkIOException closedException() {
        return new NetlinkIOException("the mirror is closed", Outcome.NOT_SENT, null);
    }

    /** Closes the sockets, and wakes the waiting thread. */
    void close() {
        transport.close();
        client.close();
    }
}
