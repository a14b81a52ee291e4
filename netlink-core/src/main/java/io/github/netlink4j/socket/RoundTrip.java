package io.github.netlink4j.socket;

import io.github.netlink4j.DumpInterruptedException;
import io.github.netlink4j.NetlinkException;
import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.NetlinkInterruptedException;
import io.github.netlink4j.NetlinkTimeoutException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.internal.Deadline;
import io.github.netlink4j.internal.Turn;
import io.github.netlink4j.sys.Native;
import java.util.concurrent.TimeUnit;

// Hot path: allocates nothing unless something fails.

/** Sends the requests of an {@link Exchange}, and receives until each is answered. For the thread that has the turn. */
final class RoundTrip {
    private final Transport transport;
    private final long timeoutNanos;
    private final MessageWriter out = new MessageWriter();
    private final Datagram in;
    private final Exchange exchange;
    private final Turn turn;
    private boolean warm;

    // The outcome of the change when the current request cannot be sent, and when it is sent and not answered.
    private Outcome unsent = Outcome.NOT_SENT;
    private Outcome unanswered = Outcome.UNKNOWN;
    /** Number of interrupted listings in the current call. */
    private int interruptions;

    /** Sequence number of the last request. Not private, because a test sets it to the largest number. */
    int sequence;

    RoundTrip(Transport transport, Exchange exchange, Turn turn, long timeoutNanos) {
        this.transport = transport;
        this.exchange = exchange;
        this.turn = turn;
        this.in = new Datagram(NetlinkClient.DATAGRAM_BYTES);
        this.timeoutNanos = timeoutNanos;
    }

    /** Begins a call. */
    void begin(Outcome whenUnanswered) {
        unsent = Outcome.NOT_SENT;
        unanswered = whenUnanswered;
        interruptions = 0;
    }

    /** Records that the next requests follow a change that was, or may have been, carried out. */
    void followsChange() {
        unsent = Outcome.UNKNOWN;
    }

    /** Counts an interrupted listing, which is repeated. */
    void countInterruption() {
        interruptions++;
    }

    Outcome unanswered() {
        return unanswered;
    }

    void reserve(int bytes) {
        in.reserve(bytes);
    }

    /** Sends the requests, and receives until each is answered or the kernel has reported that answers were lost. */
    void run(long deadline) {
        send(deadline);
        receive(deadline);
    }

    /**
     * Makes one receive of full size before the first listing. Otherwise the kernel would divide the listing into small parts,
     * and newer kernels leave out objects that do not fit into such a part, without an error.
     */
    void warmUp(long deadline) {
        if (!warm) {
            exchange.reset();
            exchange.expectAck(WarmUp.REQUEST);
            run(deadline);
            exchange.finish(unanswered);
        }
    }

    private void send(long deadline) {
        out.clear();
        sequence = exchange.write(out, sequence);
        int result = transport.send(out.bytes(), out.length());
        while (result == -Native.EINTR && !Deadline.isOver(deadline)) {
            result = transport.send(out.bytes(), out.length());
        }
        if (result < 0) {
            throw failed(result, unsent);
        }
    }

    private NetlinkIOException failed(int result, Outcome outcome) {
        return turn.isClosed()
                ? new NetlinkIOException(exchange.describe() + ": the handle was closed", outcome, null)
                : new NetlinkIOException(exchange.describe() + SocketSetup.sandboxHint(-result), -result, outcome);
    }

    private void receive(long deadline) {
        while (!exchange.isComplete()) {
            int result = transport.receive(in);
            if (result == 0) {
                warm = true;
                accept();
            } else if (result == -Native.EAGAIN) {
                if (exchange.hasLost()) {
                    return;
                }
                await(deadline);
            } else if (result == -Native.ENOBUFS) {
                exchange.lost();
            } else if (result != -Native.EINTR) {
                throw exchange.explain(failed(result, unanswered));
            }
            if (!exchange.isComplete() && Deadline.isOver(deadline)) {
                throw timeout();
            }
        }
    }

    private void accept() {
        exchange.receive(in);
        if (exchange.isTruncated()) {
            // A single object can be larger: a link with 496 alternative names has 66972 bytes.
            in.reserve(in.trueLength());
        }
    }

    private void await(long deadline) {
        switch (transport.await(Deadline.left(deadline))) {
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

    /** Returns the exception for a call whose deadline has passed. */
    NetlinkException timeout() {
        return interruptions == 0
                ? exchange.explain(new NetlinkTimeoutException(
                        exchange.describe() + ": no answer within " + timeoutMillis() + " ms", unanswered))
                : exchange.explain(new DumpInterruptedException(
                        exchange.describe() + ": the objects changed while they were listed, " + interruptions
                                + " times within " + timeoutMillis() + " ms",
                        interruptions));
    }

    private long timeoutMillis() {
        return TimeUnit.NANOSECONDS.toMillis(timeoutNanos);
    }

    /** A request without an effect. Initialised by the first listing, since programs that must start fast rarely list. */
    private static final class WarmUp {
        private static final MessageType NOOP =
                new MessageType(Netlink.NLMSG_NOOP, "NLMSG_NOOP", AttrSet.ofMessage("noop", "NOOP_", 0));
        static final Request REQUEST = Request.of(NOOP, 0, writer -> {}, () -> "before the first listing");
    }
}
