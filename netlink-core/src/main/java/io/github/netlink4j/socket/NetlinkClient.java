package io.github.netlink4j.socket;

import io.github.netlink4j.BatchResults;
import io.github.netlink4j.DumpInterruptedException;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.NetlinkException;
import io.github.netlink4j.NetlinkInterruptedException;
import io.github.netlink4j.NetlinkTimeoutException;
import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.internal.Deadline;
import io.github.netlink4j.internal.Turn;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

// Hot path: a request and its answer allocate nothing here.

/**
 * Sends requests to the kernel and waits for the answers, one exchange at a time.
 *
 * <p>Any thread may use a client, including virtual threads. Threads that share a client take turns, so for speed open one for
 * each thread. Every call ends by the timeout of the {@link SocketOptions}; {@link #close()} and {@link Thread#interrupt()} end
 * it at once. Only sending cannot be ended: the kernel may block the sending thread while it carries out the request.
 *
 * <p>Messages that another process has sent, that have another destination, or that answer a request that was given up, are
 * dropped and counted; see {@link #drops()}.
 */
public final class NetlinkClient implements AutoCloseable {
    /** Size of a receive. The kernel sizes the parts of a listing by the largest receive so far, up to this limit. */
    static final int DATAGRAM_BYTES = 32 * 1024;

    /** Number of acknowledgements that fit a queue of default size, even when each is a refusal with a long text. */
    private static final int WINDOW = 128;

    /** Space for one acknowledgement in the queue, in bytes of the requested size, which the kernel doubles. */
    private static final int ACK_BYTES = 1024;

    private static final long MIN_BACKOFF_NANOS = 50_000;
    private static final long MAX_BACKOFF_NANOS = 5_000_000;

    private final Transport transport;
    private final long timeoutNanos;
    private final Turn turn = new Turn("handle", "visitor; open another one, or use list()");
    final Exchange exchange;
    /** Not private, so that tests can read it. */
    final RoundTrip roundTrip;

    /** Maximum number of requests that are sent together. */
    final int window;

    /** Creates a client on a transport, which the client owns. */
    public NetlinkClient(Transport transport, SocketOptions options) {
        this.transport = transport;
        this.timeoutNanos = options.timeoutNanos();
        this.exchange = new Exchange(transport.port());
        this.roundTrip = new RoundTrip(transport, exchange, turn, timeoutNanos);
        int queue = options.receiveBuffer();
        this.window = queue == 0 ? WINDOW : Math.max(1, Math.min(WINDOW, queue / ACK_BYTES));
    }

    /**
     * Opens a socket in the calling thread's network namespace.
     *
     * @param protocol the netlink protocol, such as {@link Netlink#NETLINK_ROUTE}
     */
    public static NetlinkClient open(int protocol, SocketOptions options) {
        return on(NetlinkSocket.open(protocol, options), options);
    }

    /** Opens a socket in another network namespace. The calling thread stays in its own namespace. */
    public static NetlinkClient open(int protocol, SocketOptions options, NetnsRef namespace) {
        return on(NetlinkSocket.open(protocol, options, namespace), options);
    }

    private static NetlinkClient on(NetlinkSocket socket, SocketOptions options) {
        try {
            return new NetlinkClient(socket, options);
        } catch (RuntimeException | Error e) {
            socket.close();
            throw e;
        }
    }

    /**
     * Opens a socket in the calling thread's network namespace, passes it to a function, and closes it.
     *
     * @return the result of the function
     */
    public static <R> R once(int protocol, Function<NetlinkClient, R> use) {
        try (NetlinkClient client = open(protocol, SocketOptions.defaults())) {
            return use.apply(client);
        }
    }

    /** Sets the handler of warnings, by default {@link WarningHandler#TO_SYSTEM_LOGGER}. */
    public void onWarning(WarningHandler warnings) {
        exchange.warnings = warnings;
    }

    /**
     * Returns the cookie of the socket's network namespace, unique until the next boot; 0 when not known, as before Linux 5.14.
     */
    public long netnsCookie() {
        return transport.netnsCookie();
    }

    /** Returns the counts of messages that were dropped because they were no answers to this client. */
    public DropCounts drops() {
        return exchange.drops;
    }

    /**
     * Carries out a change. When the kernel refuses it, its {@link Request.Hint} may query the kernel for the state and the
     * reason before this method throws; each query has the timeout of a call of its own.
     *
     * @throws KernelException when the kernel refuses
     * @throws NetlinkException when no acknowledgement was received; its {@link NetlinkException#outcome()} states what is
     *     known
     */
    public void execute(Request change) {
        KernelException refusal = attempt(change);
        if (refusal != null) {
            throw diagnosed(change, refusal);
        }
    }

    private @Nullable KernelException attempt(Request change) {
        long deadline = begin(change, Outcome.UNKNOWN);
        try {
            exchange.reset();
            exchange.expectAck(change);
            roundTrip.run(deadline);
            KernelException refusal = exchange.refusal();
            if (refusal == null) {
                exchange.finish(roundTrip.unanswered());
            }
            return refusal;
        } finally {
            end();
        }
    }

    /** Adds the diagnosis of a refused change. Called after the turn has ended, so that the diagnosis can use this client. */
    KernelException diagnosed(Request change, KernelException refusal) {
        Diagnosis found = change.hint().diagnose(this, refusal);
        return found == null ? refusal : refusal.diagnosed(found.outcome(), found.parts(), found.hint());
    }

    /**
     * Carries out many changes in order. They are sent in windows of at most 128 changes, which for small changes is faster
     * than sending them one by one. A failure does not keep the others from being carried out, unless the handle itself fails:
     * then the changes after it are not sent. The timeout applies to each window.
     *
     * @param onlyFailures whether the kernel acknowledges only refused changes and the last one of each window, which is faster
     *     still; warnings about changes that are carried out are then not received
     * @return the result of each change; failures are not thrown
     * @throws IllegalStateException when a namespace that a change names by its descriptor is closed; nothing is sent then
     */
    public BatchResults executeAll(RequestBuffer changes, boolean onlyFailures) {
        NetnsUses uses = changes.useNamespaces();
        try {
            return new BatchRun(this, changes, onlyFailures).run();
        } finally {
            uses.close();
        }
    }

    /**
     * Requests one object, and passes it to the visitor.
     *
     * @param answer the message type of the answer
     * @param view is pointed at the object
     * @throws KernelException when the kernel refuses, such as when there is no such object
     */
    public <V extends MessageView> void fetch(Request question, MessageType answer, V view, DumpVisitor<V> visitor) {
        ask(question, answer, view, visitor, false, 0);
    }

    /**
     * Lists all objects, and passes them to the visitor one by one. A listing that the kernel reports as interrupted is
     * repeated until the timeout, if the visitor can restart.
     *
     * @param answer the message type of the answers
     * @param view is pointed at one object after the other
     * @param largest length in bytes of the largest possible object; 0 when it fits a datagram of 32 KiB
     * @throws DumpInterruptedException when every listing was interrupted, or the visitor cannot restart
     */
    public <V extends MessageView> void dump(
            Request question, MessageType answer, V view, DumpVisitor<V> visitor, int largest) {
        ask(question, answer, view, visitor, true, largest);
    }

    /**
     * Lists all objects, none of which is longer than 32 KiB; see
     * {@link #dump(Request, MessageType, MessageView, DumpVisitor, int)}.
     */
    public <V extends MessageView> void dump(Request question, MessageType answer, V view, DumpVisitor<V> visitor) {
        dump(question, answer, view, visitor, 0);
    }

    private <V extends MessageView> void ask(
            Request question, MessageType answer, V view, DumpVisitor<V> visitor, boolean dump, int largest) {
        // A question changes nothing, whether it is answered or not.
        long deadline = begin(question, Outcome.REJECTED);
        try {
            view.receivedFrom(transport.netnsCookie());
            if (dump) {
                roundTrip.reserve(largest);
                roundTrip.warmUp(deadline);
            }
            askUntilComplete(question, answer, view, visitor, dump, deadline);
            exchange.finish(roundTrip.unanswered());
        } finally {
            view.release();
            end();
        }
    }

    private <V extends MessageView> void askUntilComplete(
            Request question, MessageType answer, V view, DumpVisitor<V> visitor, boolean dump, long deadline) {
        for (int attempt = 1; attempt == 1 || mustRepeat(visitor, deadline, attempt - 1); attempt++) {
            exchange.reset();
            exchange.expectObjects(question, answer, view, visitor, dump);
            roundTrip.run(deadline);
        }
    }

    /**
     * Returns whether to repeat the request, because the answer is incomplete and the visitor has restarted. Waits for a moment
     * after an interrupted listing.
     */
    private boolean mustRepeat(DumpVisitor<?> visitor, long deadline, int attempts) {
        if (!exchange.isIncomplete()) {
            return false;
        }
        if (exchange.hasShown() && !visitor.restart() || exchange.isInterrupted() && !visitor.repeats(attempts)) {
            throw new DumpInterruptedException(
                    exchange.describe()
                            + (exchange.isInterrupted()
                                    ? ": the objects changed while they were listed"
                                    : ": a part of the answer was lost")
                            + ", and the visitor cannot restart; list() repeats by itself",
                    attempts);
        }
        if (exchange.isInterrupted()) {
            roundTrip.countInterruption();
            long longest = Math.min(MAX_BACKOFF_NANOS, MIN_BACKOFF_NANOS << Math.min(attempts, 10));
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new NetlinkInterruptedException(
                    exchange.describe() + ": interrupted before a complete answer could be had",
                    roundTrip.unanswered());
        }
        if (!Deadline.isOver(deadline)) {
            return true;
        }
        throw roundTrip.timeout();
    }

    /**
     * Carries out a change and reads the object that it created, in one round trip.
     *
     * @param change the change
     * @param question requests the object
     * @param answer the message type of the object
     * @param view is pointed at the object
     * @param visitor receives the object as it is after the change
     * @throws KernelException when the kernel refuses the change or the question; its outcome distinguishes them
     */
    public <V extends MessageView> void executeThenFetch(
            Request change, Request question, MessageType answer, V view, DumpVisitor<V> visitor) {
        KernelException refusal = attemptThenFetch(change, question, answer, view, visitor);
        if (refusal != null) {
            throw diagnosed(change, refusal);
        }
    }

    private <V extends MessageView> @Nullable KernelException attemptThenFetch(
            Request change, Request question, MessageType answer, V view, DumpVisitor<V> visitor) {
        long deadline = begin(change, Outcome.UNKNOWN);
        try {
            view.receivedFrom(transport.netnsCookie());
            exchange.reset();
            exchange.expectAck(change);
            exchange.expectObjects(question, answer, view, visitor, false);
            roundTrip.run(deadline);
            KernelException refusal = exchange.refusal();
            if (refusal != null) {
                return refusal;
            }
            if (exchange.succeeded(0) && mustRepeat(visitor, deadline, 1)) {
                exchange.warn(0);
                exchange.followsChange(true);
                roundTrip.followsChange();
                askUntilComplete(question, answer, view, visitor, false, deadline);
            }
            exchange.finish(roundTrip.unanswered());
            return null;
        } finally {
            exchange.followsChange(false);
            view.release();
            end();
        }
    }

    /** Waits for the turn, and returns the deadline of the whole call. */
    long begin(Request request, Outcome whenUnanswered) {
        long deadline = System.nanoTime() + timeoutNanos;
        if (!turn.enter(deadline, request)) {
            throw new NetlinkTimeoutException(
                    request + ": another thread used this handle until the timeout", Outcome.NOT_SENT);
        }
        roundTrip.begin(whenUnanswered);
        return deadline;
    }

    /** Discards the requests of the call, and returns the turn. */
    void end() {
        exchange.reset();
        turn.leave();
    }

    /** Returns the timeout of a call. */
    public Duration timeout() {
        return Duration.ofNanos(timeoutNanos);
    }

    /** Opens a transport in the same namespace that has joined multicast groups; see {@link Transport#listen}. */
    public Transport listen(SocketOptions options, int... groups) {
        return transport.listen(options, groups);
    }

    /** Closes the socket. Calls in progress end with an exception. */
    @Override
    public void close() {
        turn.close();
        transport.close();
    }
}
