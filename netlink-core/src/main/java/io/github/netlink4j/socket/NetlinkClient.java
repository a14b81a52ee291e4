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
 * Asks the kernel and waits for its verdict, one exchange at a time.
 *
 * <p>Safe for any thread, virtual ones too; threads that share a handle take turns, so for speed open one each. Every call
 * ends by the timeout of its {@link SocketOptions}; {@link #close()} and {@link Thread#interrupt()} end it at once. What
 * waits is the answer: the kernel itself may hold the sending thread while it works, and nothing can end that.
 *
 * <p>An answer belongs to its question: what comes from anybody but the kernel, bears another's address, or answers a
 * question that was given up, is dropped and counted.
 */
public final class NetlinkClient implements AutoCloseable {
    /** The kernel sizes the parts of a listing by the largest receive it has seen, up to this. */
    static final int DATAGRAM_BYTES = 32 * 1024;

    /** So many verdicts fit the kernel's queue at its default size, even when each is a refusal with a long text. */
    private static final int WINDOW = 128;

    /** Room in the queue for one verdict, in bytes as its size is asked for, which the kernel doubles. */
    private static final int VERDICT_BYTES = 1024;

    private static final long MIN_BACKOFF_NANOS = 50_000;
    private static final long MAX_BACKOFF_NANOS = 5_000_000;

    private final Transport transport;
    private final long timeoutNanos;
    private final Turn turn = new Turn("handle", "visitor; open another one, or use list()");
    final Exchange exchange;
    /** Seen by tests. */
    final RoundTrip roundTrip;

    /** Requests that are sent together at most. */
    final int window;

    /** A client on any transport. */
    public NetlinkClient(Transport transport, SocketOptions options) {
        this.transport = transport;
        this.timeoutNanos = options.timeoutNanos();
        this.exchange = new Exchange(transport.port());
        this.roundTrip = new RoundTrip(transport, exchange, turn, timeoutNanos);
        int queue = options.receiveBuffer();
        this.window = queue == 0 ? WINDOW : Math.max(1, Math.min(WINDOW, queue / VERDICT_BYTES));
    }

    /** Opens a socket in the calling thread's network namespace. */
    public static NetlinkClient open(int protocol, SocketOptions options) {
        return on(NetlinkSocket.open(protocol, options), options);
    }

    /** Opens a socket in another network namespace; the caller's thread stays where it is. */
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
     * Opens a socket in the calling thread's network namespace, uses it, and closes it.
     *
     * @return what the use returns
     */
    public static <R> R once(int protocol, Function<NetlinkClient, R> use) {
        try (NetlinkClient client = open(protocol, SocketOptions.defaults())) {
            return use.apply(client);
        }
    }

    /** Who is told of warnings; by default the system's logger for this class, at level WARNING. */
    public void onWarning(WarningHandler warnings) {
        exchange.warnings = warnings;
    }

    /**
     * Returns the cookie of the network namespace that it reaches, which no other namespace has while the machine runs; 0 when
     * that is not known, as before Linux 5.14.
     */
    public long netnsCookie() {
        return transport.netnsCookie();
    }

    /** What was dropped so far because it was no answer to us. */
    public DropCounts drops() {
        return exchange.drops;
    }

    /**
     * Carries out a change. When the kernel refuses it, its {@link Request.Hint} may ask the kernel for the state and the reason
     * before this throws; each question has the timeout of a call of its own.
     *
     * @throws KernelException when the kernel refuses
     * @throws NetlinkException when no acknowledgement could be had; {@link NetlinkException#outcome()} says what is known
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

    /** Adds what a look at the kernel finds about a refused change. The turn has ended, so that the look may use this client. */
    KernelException diagnosed(Request change, KernelException refusal) {
        Diagnosis found = change.hint().diagnose(this, refusal);
        return found == null ? refusal : refusal.diagnosed(found.outcome(), found.parts(), found.hint());
    }

    /**
     * Carries out many changes in their order, many at a time, which for small ones is faster than one by one. What fails
     * does not keep the others from being carried out, unless the handle itself fails: then what comes after is not sent.
     * The timeout holds for each window of at most 128 changes.
     *
     * @param onlyFailures asks the kernel for no more than one verdict per window and what it refuses, which is faster still;
     *     warnings about changes that are carried out are not said then
     * @return what has come of each; failures are not thrown
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
     * Asks for one object, and shows it to the visitor.
     *
     * @param answer the type of message that answers
     * @throws KernelException when the kernel refuses, as when there is no such object
     */
    public <V extends MessageView> void fetch(Request question, MessageType answer, V view, DumpVisitor<V> visitor) {
        ask(question, answer, view, visitor, false, 0);
    }

    /**
     * Lists all objects, and shows them to the visitor one by one. A listing that the kernel reports as interrupted is
     * repeated, if the visitor can restart, until the timeout.
     *
     * @param answer the type of message that answers
     * @param largest how many bytes the largest object can have; 0 when it fits a datagram of 32 KiB
     * @throws DumpInterruptedException when it was interrupted every time
     */
    public <V extends MessageView> void dump(
            Request question, MessageType answer, V view, DumpVisitor<V> visitor, int largest) {
        ask(question, answer, view, visitor, true, largest);
    }

    /** Lists all objects, none of which is large; see {@link #dump(Request, MessageType, MessageView, DumpVisitor, int)}. */
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

    /** Whether to ask again, because the answer is incomplete and the visitor can begin anew; then some time has passed. */
    private boolean mustRepeat(DumpVisitor<?> visitor, long deadline, int attempts) {
        if (!exchange.isIncomplete()) {
            return false;
        }
        if (exchange.hasShown() && !visitor.restart() || exchange.isDisturbed() && !visitor.repeats(attempts)) {
            throw new DumpInterruptedException(
                    exchange.describe()
                            + (exchange.isDisturbed()
                                    ? ": the objects changed while they were listed"
                                    : ": a part of the answer was lost")
                            + ", and what was shown cannot be taken back; list() repeats by itself",
                    attempts);
        }
        if (exchange.isDisturbed()) {
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
     * Carries out a change and asks for the object it made, in one round trip; the visitor is shown the object as the
     * kernel has it.
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

    /** Waits for our turn; returns the deadline of the whole call. */
    long begin(Request request, Outcome whenUnanswered) {
        long deadline = System.nanoTime() + timeoutNanos;
        if (!turn.enter(deadline, request)) {
            throw new NetlinkTimeoutException(
                    request + ": another thread used this handle all the time", Outcome.NOT_SENT);
        }
        roundTrip.begin(whenUnanswered);
        return deadline;
    }

    /** Forgets the requests of the call, and gives the turn back. */
    void end() {
        exchange.reset();
        turn.leave();
    }

    /** Returns how long a call may take. */
    public Duration timeout() {
        return Duration.ofNanos(timeoutNanos);
    }

    /** Opens a transport in the same namespace that receives multicast groups; see {@link Transport#listen}. */
    public Transport listen(SocketOptions options, int... groups) {
        return transport.listen(options, groups);
    }

    /** Closes the socket. Calls under way end with an exception. */
    @Override
    public void close() {
        turn.close();
        transport.close();
    }
}
