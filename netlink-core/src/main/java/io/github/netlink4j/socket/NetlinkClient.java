package io.github.netlink4j.socket;

import io.github.netlink4j.BatchFailure;
import io.github.netlink4j.BatchResults;
import io.github.netlink4j.DumpInterruptedException;
import io.github.netlink4j.NetlinkException;
import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.NetlinkInterruptedException;
import io.github.netlink4j.NetlinkTimeoutException;
import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.sys.Native;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
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
public final class NetlinkClient implements RequestSink, AutoCloseable {
    /** The kernel sizes the parts of a listing by the largest receive it has seen, up to this. */
    static final int DATAGRAM_BYTES = 32 * 1024;

    /** So many verdicts fit the kernel's queue at its default size, even when each is a refusal with a long text. */
    private static final int WINDOW = 128;

    /** Room in the queue for one verdict, in bytes as its size is asked for, which the kernel doubles. */
    private static final int VERDICT_BYTES = 1024;

    private static final long MIN_BACKOFF_NANOS = 50_000;
    private static final long MAX_BACKOFF_NANOS = 5_000_000;

    private static final MessageType NOOP =
            new MessageType(Netlink.NLMSG_NOOP, "NLMSG_NOOP", AttrSet.ofMessage("noop", "NOOP_", 0));
    private static final Request WARM_UP = Request.of(NOOP, 0, writer -> {}, () -> "");

    private final Transport transport;
    private final long timeoutNanos;
    private final ReentrantLock turn = new ReentrantLock();
    private final MessageWriter out = new MessageWriter();
    private final Datagram in = new Datagram(DATAGRAM_BYTES);
    private final Exchange exchange;
    private final int window;
    private volatile boolean closed;
    private boolean warm;

    // What is known about the change when the request at hand cannot be sent, and when it is sent and not answered.
    private Outcome unsent = Outcome.NOT_SENT;
    private Outcome unanswered = Outcome.UNKNOWN;
    /** How often the call under way was repeated because the objects had changed. */
    private int disturbances;

    /** The number of the last request; seen by the test of what comes after the last number. */
    int sequence;

    /** A client on any transport. */
    public NetlinkClient(Transport transport, SocketOptions options) {
        this.transport = transport;
        this.timeoutNanos = options.timeoutNanos();
        this.exchange = new Exchange(transport.port());
        int queue = options.receiveBuffer();
        this.window = queue == 0 ? WINDOW : Math.max(1, Math.min(WINDOW, queue / VERDICT_BYTES));
    }

    /** Opens a socket in the calling thread's network namespace. */
    public static NetlinkClient open(int protocol, SocketOptions options) {
        return new NetlinkClient(NetlinkSocket.open(protocol, options), options);
    }

    /** Opens a socket in another network namespace; the caller's thread stays where it is. */
    public static NetlinkClient open(int protocol, SocketOptions options, NetnsRef namespace) {
        return new NetlinkClient(NetlinkSocket.open(protocol, options, namespace), options);
    }

    /** Who is told of warnings; by default the system's logger for this class, at level WARNING. */
    public void onWarning(WarningHandler warnings) {
        exchange.warnings = warnings;
    }

    /** What was dropped so far because it was no answer to us. */
    public DropCounts drops() {
        return exchange.drops();
    }

    /**
     * Carries out a change.
     *
     * @throws io.github.netlink4j.KernelException when the kernel refuses
     * @throws NetlinkException when no verdict could be had; {@link NetlinkException#outcome()} says what is known
     */
    @Override
    public void execute(Request change) {
        long deadline = begin(change, Outcome.UNKNOWN);
        try {
            exchange.begin();
            exchange.expectAck(change);
            send(deadline);
            await(deadline);
            exchange.finish(unanswered);
        } finally {
            exchange.begin();
            turn.unlock();
        }
    }

    /**
     * Carries out many changes in their order, many at a time, which for small ones is faster than one by one. What fails
     * does not keep the others from being carried out, unless the handle itself fails: then what comes after is not sent.
     * The timeout holds for each window of at most 128 changes.
     *
     * @param onlyFailures asks the kernel for no more than one verdict per window and what it refuses, which is faster still;
     *     warnings about changes that are carried out are not said then
     * @return what has come of each; failures are not thrown
     */
    public BatchResults executeAll(RequestBuffer changes, boolean onlyFailures) {
        List<BatchFailure> failures = new ArrayList<>(0);
        for (int from = 0; from < changes.size(); ) {
            int to = changes.windowEnd(from, window, DATAGRAM_BYTES);
            NetlinkException end = executeWindow(changes, from, to, onlyFailures, failures);
            if (end != null && to < changes.size()) {
                NetlinkException notSent = new NetlinkIOException(
                        "not sent, because the batch has ended before at request " + (from + 1), Outcome.NOT_SENT, end);
                fail(to, changes.size(), notSent, failures);
                break;
            }
            from = to;
        }
        return new BatchResults(changes.size(), failures);
    }

    private static void fail(int from, int to, NetlinkException cause, List<BatchFailure> failures) {
        for (int position = from; position < to; position++) {
            failures.add(new BatchFailure(position, cause));
        }
    }

    /** Answers what has ended the exchange early, null when all verdicts are here or said to be lost. */
    private @Nullable NetlinkException executeWindow(
            RequestBuffer changes, int from, int to, boolean onlyFailures, List<BatchFailure> failures) {
        long deadline;
        try {
            deadline = begin(changes.request(from), Outcome.UNKNOWN);
        } catch (NetlinkException e) {
            fail(from, to, e, failures);
            return e;
        }
        NetlinkException end = null;
        try {
            exchange.begin();
            exchange.expectAcks(changes, from, to, onlyFailures);
            try {
                send(deadline);
                await(deadline);
            } catch (NetlinkException e) {
                end = e;
            }
            exchange.finish(from, end, failures);
        } finally {
            exchange.begin();
            turn.unlock();
        }
        return end;
    }

    /**
     * Asks for one object, and shows it to the visitor.
     *
     * @param answer the type of message that answers
     * @throws io.github.netlink4j.KernelException when the kernel refuses, as when there is no such object
     */
    public <V extends MessageView> void fetch(Request question, MessageType answer, V view, DumpVisitor<V> visitor) {
        ask(question, answer, view, visitor, false);
    }

    /**
     * Lists all objects, and shows them to the visitor one by one. A listing that the kernel reports as disturbed is
     * repeated, if the visitor can begin again, until the timeout.
     *
     * @param answer the type of message that answers
     * @throws DumpInterruptedException when it was disturbed every time
     */
    public <V extends MessageView> void dump(Request question, MessageType answer, V view, DumpVisitor<V> visitor) {
        ask(question, answer, view, visitor, true);
    }

    private <V extends MessageView> void ask(
            Request question, MessageType answer, V view, DumpVisitor<V> visitor, boolean dump) {
        // A question changes nothing, whether it is answered or not.
        long deadline = begin(question, Outcome.REJECTED);
        try {
            if (dump) {
                warmUp(deadline);
            }
            askUntilComplete(question, answer, view, visitor, dump, deadline);
            exchange.finish(unanswered);
        } finally {
            view.release();
            exchange.begin();
            turn.unlock();
        }
    }

    private <V extends MessageView> void askUntilComplete(
            Request question, MessageType answer, V view, DumpVisitor<V> visitor, boolean dump, long deadline) {
        for (int attempt = 1; attempt == 1 || mustRepeat(visitor, deadline, attempt - 1); attempt++) {
            exchange.begin();
            exchange.expectObjects(question, answer, view, visitor, dump);
            send(deadline);
            await(deadline);
        }
    }

    /** Whether to ask again, because the answer is incomplete and the visitor can begin anew; then some time has passed. */
    private boolean mustRepeat(DumpVisitor<?> visitor, long deadline, int attempts) {
        if (!exchange.isIncomplete()) {
            return false;
        }
        if (exchange.hasShown() && !visitor.restart()) {
            throw new DumpInterruptedException(
                    exchange.describe()
                            + (exchange.isDisturbed()
                                    ? ": the objects changed while they were listed"
                                    : ": a part of the answer was lost")
                            + ", and what was shown cannot be taken back; list() repeats by itself",
                    attempts);
        }
        if (exchange.isDisturbed()) {
            disturbances++;
            long longest = Math.min(MAX_BACKOFF_NANOS, MIN_BACKOFF_NANOS << Math.min(attempts, 10));
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new NetlinkInterruptedException(
                    exchange.describe() + ": interrupted before a complete answer could be had", unanswered);
        }
        if (System.nanoTime() - deadline < 0) {
            return true;
        }
        throw timeout();
    }

    /**
     * Carries out a change and asks for the object it made, in one round trip; the visitor is shown the object as the
     * kernel has it.
     */
    public <V extends MessageView> void executeThenFetch(
            Request change, Request question, MessageType answer, V view, DumpVisitor<V> visitor) {
        long deadline = begin(change, Outcome.UNKNOWN);
        try {
            exchange.begin();
            exchange.expectAck(change);
            exchange.expectObjects(question, answer, view, visitor, false);
            send(deadline);
            await(deadline);
            if (exchange.succeeded(0) && mustRepeat(visitor, deadline, 1)) {
                exchange.warn(0);
                exchange.followsChange(true);
                unsent = Outcome.UNKNOWN;
                askUntilComplete(question, answer, view, visitor, false, deadline);
            }
            exchange.finish(unanswered);
        } finally {
            exchange.followsChange(false);
            view.release();
            exchange.begin();
            turn.unlock();
        }
    }

    /**
     * Looks again and again whether something has come true, with pauses of half a millisecond that grow to 20.
     *
     * @param condition may use this handle
     * @return whether it came true in time
     * @throws NetlinkInterruptedException when the thread is interrupted
     */
    public static boolean await(Duration timeout, BooleanSupplier condition) {
        long deadline = System.nanoTime() + timeout.toNanos();
        long pause = 500_000;
        while (!condition.getAsBoolean()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            LockSupport.parkNanos(Math.min(left, pause));
            if (Thread.currentThread().isInterrupted()) {
                throw new NetlinkInterruptedException("interrupted while waiting for a change", Outcome.NOT_SENT);
            }
            pause = Math.min(pause * 5 / 4, 20_000_000);
        }
        return true;
    }

    /** Makes sure that an object of so many bytes can be received in one piece. */
    public void reserve(int bytes) {
        turn.lock();
        try {
            in.reserve(bytes);
        } finally {
            turn.unlock();
        }
    }

    /** Waits for our turn; then the lock is held. Answers the deadline of the whole call. */
    private long begin(Request request, Outcome whenUnanswered) {
        if (turn.isHeldByCurrentThread()) {
            throw new IllegalStateException(request.describe()
                    + ": a handle cannot be used from inside its own visitor;" + " open another one, or use list()");
        }
        long deadline = System.nanoTime() + timeoutNanos;
        try {
            if (!turn.tryLock() && !turn.tryLock(timeoutNanos, TimeUnit.NANOSECONDS)) {
                throw new NetlinkTimeoutException(
                        request.describe() + ": another thread used this handle all the time", Outcome.NOT_SENT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NetlinkInterruptedException(
                    request.describe() + ": interrupted before it was sent", Outcome.NOT_SENT);
        }
        if (closed) {
            turn.unlock();
            throw new NetlinkIOException(request.describe() + ": the handle is closed", Outcome.NOT_SENT, null);
        }
        unsent = Outcome.NOT_SENT;
        unanswered = whenUnanswered;
        disturbances = 0;
        return deadline;
    }

    /**
     * Before the first listing there must have been one full-size receive, or the kernel cuts the listing into small
     * parts, and newer ones silently leave out what does not fit into such a part.
     */
    private void warmUp(long deadline) {
        if (!warm) {
            exchange.begin();
            exchange.expectAck(WARM_UP);
            send(deadline);
            await(deadline);
            exchange.finish(unanswered);
        }
    }

    private void send(long deadline) {
        out.clear();
        sequence = exchange.write(out, sequence);
        int result = transport.send(out.bytes(), out.length());
        while (result == -Native.EINTR && System.nanoTime() - deadline < 0) {
            result = transport.send(out.bytes(), out.length());
        }
        if (result < 0) {
            throw failed(result, unsent);
        }
    }

    private NetlinkIOException failed(int result, Outcome outcome) {
        return closed
                ? new NetlinkIOException(exchange.describe() + ": the handle was closed", outcome, null)
                : new NetlinkIOException(exchange.describe(), -result, outcome);
    }

    /** Receives until every request has its verdict, or the kernel has told that answers were lost. */
    private void await(long deadline) {
        while (!exchange.isComplete()) {
            int result = transport.receive(in);
            if (result == 0) {
                warm = true;
                receive();
            } else if (result == -Native.EAGAIN) {
                if (exchange.hasLost()) {
                    return;
                }
                pause(deadline);
            } else if (result == -Native.ENOBUFS) {
                exchange.lost();
            } else if (result != -Native.EINTR) {
                throw exchange.explain(failed(result, unanswered));
            }
            if (!exchange.isComplete() && System.nanoTime() - deadline >= 0) {
                throw timeout();
            }
        }
    }

    private void receive() {
        exchange.receive(in);
        if (exchange.isTruncated()) {
            // A single object can be larger: a link with 496 alternative names has 66972 bytes.
            in.reserve(in.trueLength());
        }
    }

    private void pause(long deadline) {
        switch (transport.await(deadline - System.nanoTime())) {
            case READY -> {}
            case TIMED_OUT -> throw timeout();
            case INTERRUPTED ->
                throw exchange.explain(new NetlinkInterruptedException(
                        exchange.describe() + ": interrupted while waiting for the answer", unanswered));
            case CLOSED ->
                throw exchange.explain(
                        new NetlinkIOException(exchange.describe() + ": the handle was closed", unanswered, null));
        }
    }

    private NetlinkException timeout() {
        return disturbances == 0
                ? exchange.explain(new NetlinkTimeoutException(
                        exchange.describe() + ": no verdict within " + timeoutMillis() + " ms", unanswered))
                : exchange.explain(new DumpInterruptedException(
                        exchange.describe() + ": the objects changed while they were listed, " + disturbances
                                + " times within " + timeoutMillis() + " ms",
                        disturbances));
    }

    private long timeoutMillis() {
        return TimeUnit.NANOSECONDS.toMillis(timeoutNanos);
    }

    @Override
    public void close() {
        closed = true;
        transport.close();
    }
}
