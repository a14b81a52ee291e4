package io.github.netlink4j.socket;

import io.github.netlink4j.BatchFailure;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.NetlinkException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.codec.Wire;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

// Hot path: allocates nothing unless something fails.

/** The requests that are sent together, and their results. One object serves a handle, exchange after exchange. */
final class Exchange {
    /** A change and the query for the object that it creates; a batch increases the number. */
    private static final int USUAL_REQUESTS = 2;

    private final int port;
    final DropCounts drops = new DropCounts();
    private PendingRequest[] slots = {};
    private int count;
    private int open;
    private int firstSequence;
    private boolean followsChange;
    private boolean lost;
    private boolean truncated;

    WarningHandler warnings = WarningHandler.TO_SYSTEM_LOGGER;

    Exchange(int port) {
        this.port = port;
        reserve(USUAL_REQUESTS);
    }

    private void reserve(int requests) {
        int before = slots.length;
        if (requests > before) {
            slots = Arrays.copyOf(slots, requests);
            for (int i = before; i < requests; i++) {
                slots[i] = new PendingRequest();
            }
        }
    }

    /** Discards the last exchange. Answers to it that arrive later will be dropped. */
    void reset() {
        for (int i = 0; i < count; i++) {
            slots[i].clear();
        }
        count = 0;
        open = 0;
        lost = false;
        truncated = false;
    }

    void expectAck(Request request) {
        slots[count++].expect(request);
        open++;
    }

    /**
     * Expects an acknowledgement of each request of a window.
     *
     * @param onlyFailures whether only the last request and those that fail are acknowledged; the last acknowledgement implies
     *     that all others have been sent
     */
    void expectAcks(RequestBuffer requests, int from, int to, boolean onlyFailures) {
        reserve(to - from);
        for (int at = from; at < to; at++) {
            boolean silent = onlyFailures && at < to - 1;
            slots[count++].expect(requests, at, silent);
            open += silent ? 0 : 1;
        }
    }

    <V extends MessageView> void expectObjects(
            Request request, MessageType answer, V view, DumpVisitor<V> visitor, boolean dump) {
        slots[count++].expect(request, answer, view, visitor, dump);
        open++;
    }

    /** Sets whether the next requests follow a change that was carried out. */
    void followsChange(boolean follows) {
        followsChange = follows;
    }

    /** Writes the requests with the sequence numbers after {@code sequence}, and returns the last one used. */
    int write(MessageWriter out, int sequence) {
        // The numbers of one exchange are consecutive, and never 0, which marks notifications.
        firstSequence = sequence + 1;
        if (firstSequence <= 0 && firstSequence + count > 0) {
            firstSequence = 1;
        }
        for (int i = 0; i < count; i++) {
            slots[i].writeTo(out, firstSequence + i);
        }
        return firstSequence + count - 1;
    }

    boolean isComplete() {
        return open == 0;
    }

    /** Records that answers were lost because the queue was full. */
    void lost() {
        lost = true;
    }

    /** Returns whether an answer was longer than the buffer. */
    boolean isTruncated() {
        return truncated;
    }

    boolean hasLost() {
        return lost || truncated;
    }

    /**
     * Assigns the messages of a datagram to the requests that they answer. A datagram that is not from the kernel, or not to
     * this socket alone, is dropped before anything in it is read.
     */
    void receive(Datagram in) {
        if (in.senderPort() != 0) {
            drops.countForeign();
            return;
        }
        if (in.group() != 0) {
            drops.countMisaddressed();
            return;
        }
        truncated |= in.isTruncated();
        byte[] bytes = in.bytes();
        int end = in.length();
        for (int at = 0; end - at >= Wire.HEADER; ) {
            int length = Wire.s32(bytes, at);
            if (length < Wire.HEADER || length > end - at) {
                if (!in.isTruncated() && position(bytes, at) >= 0) {
                    unreadable(length, end - at);
                }
                return;
            }
            message(bytes, at, length);
            at += Wire.align(length);
        }
    }

    /** Fails all pending requests: the rest of the datagram, which may contain their answers, cannot be parsed. */
    private void unreadable(int length, int possible) {
        for (int i = 0; i < count; i++) {
            if (!slots[i].done) {
                malformed(
                        slots[i],
                        "the answer claims " + Integer.toUnsignedString(length) + " bytes where 16 to " + possible
                                + " are possible");
            }
        }
    }

    /** Returns the position of the request that a message answers; counts it and returns -1 when there is none. */
    private int position(byte[] bytes, int at) {
        if (Wire.s32(bytes, at + 12) != port) {
            drops.countMisaddressed();
            return -1;
        }
        int position = Wire.s32(bytes, at + 8) - firstSequence;
        if (position < 0 || position >= count || slots[position].done) {
            drops.countLate();
            return -1;
        }
        return position;
    }

    private void message(byte[] bytes, int at, int length) {
        int position = position(bytes, at);
        if (position < 0) {
            return;
        }
        PendingRequest slot = slots[position];
        if ((Wire.u16(bytes, at + 6) & MessageView.DUMP_INTERRUPTED) != 0) {
            slot.interrupted = true;
        }
        int type = Wire.u16(bytes, at + 4);
        switch (type) {
            case Netlink.NLMSG_ERROR -> acknowledgement(slot, bytes, at, length);
            case Netlink.NLMSG_DONE -> done(slot, bytes, at, length);
            case Netlink.NLMSG_OVERRUN -> lost();
            default -> object(slot, bytes, at, type);
        }
    }

    private void object(PendingRequest slot, byte[] bytes, int at, int type) {
        if (type < Netlink.NLMSG_MIN_TYPE || !slot.expectsObjects()) {
            // NOOP or a new type of netlink itself; or the echo of a change, whose acknowledgement is still to come.
            return;
        }
        if (!slot.isAnsweredBy(type)) {
            slot.malformed("answered by a message of type " + type);
            return;
        }
        // After a failed change the object is not the one to be created; those of an interrupted listing are ignored.
        if (!slot.isInterrupted() && !hasFailure()) {
            slot.show(bytes, at);
        }
        if (!slot.dump) {
            end(slot);
        }
    }

    private void acknowledgement(PendingRequest slot, byte[] bytes, int at, int length) {
        if (length < Wire.HEADER + Integer.BYTES) {
            malformed(slot, "the acknowledgement has no error number");
        } else if (Wire.s32(bytes, at + Wire.HEADER) != 0 || !slot.dump) {
            // A listing ends with DONE; the acknowledgement of its request does not end it.
            conclude(slot, bytes, at, length);
        }
    }

    private void done(PendingRequest slot, byte[] bytes, int at, int length) {
        if (!slot.dump) {
            malformed(slot, "answered like a listing");
        } else if (length < Wire.HEADER + Integer.BYTES) {
            end(slot);
        } else {
            conclude(slot, bytes, at, length);
        }
    }

    private void conclude(PendingRequest slot, byte[] bytes, int at, int length) {
        boolean isQuestionAfterChange = slot.expectsObjects() && slot != slots[0] && succeeded(0);
        slot.conclude(bytes, at, length, followsChange || isQuestionAfterChange ? Outcome.DONE : Outcome.REJECTED);
        end(slot);
    }

    private void malformed(PendingRequest slot, String what) {
        slot.malformed(what);
        end(slot);
    }

    private void end(PendingRequest slot) {
        slot.done = true;
        open -= slot.silent ? 0 : 1;
    }

    private boolean hasFailure() {
        for (int i = 0; i < count; i++) {
            if (slots[i].failure != null) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a request was answered, and has not failed. */
    boolean succeeded(int position) {
        return slots[position].done && slots[position].failure == null;
    }

    /** Returns the exception for the first request when the kernel has refused it, else null. */
    @Nullable
    KernelException refusal() {
        return slots[0].refusal();
    }

    /** Returns whether objects of the last request may be missing, and the request can be repeated. */
    boolean isIncomplete() {
        PendingRequest slot = slots[count - 1];
        if (slot.failure != null || slot.stopped) {
            return slot.busy;
        }
        return truncated || slot.isInterrupted() || lost && (slot.dump || !slot.done);
    }

    /** Returns whether objects of the last request were passed to its visitor. */
    boolean hasShown() {
        return slots[count - 1].shown;
    }

    /** Returns whether the kernel has reported that the objects changed while it listed them. */
    boolean isInterrupted() {
        return slots[count - 1].isInterrupted();
    }

    /** Ends the exchange: passes on warnings, and throws the first failure. */
    void finish(Outcome outcomeWhenLost) {
        for (int i = 0; i < count; i++) {
            PendingRequest slot = slots[i];
            slot.throwFailure();
            if (!slot.done && !slot.stopped) {
                throw slot.answerLost(outcomeWhenLost);
            }
            warn(i);
            if (slot.expectsObjects() && !slot.dump && !slot.shown) {
                throw new MalformedMessageException(slot.describe() + ": acknowledged, but not answered");
            }
        }
    }

    /** Passes on the kernel's text about a request that it carried out. */
    void warn(int position) {
        PendingRequest slot = slots[position];
        if (slot.failure == null && slot.ack != null && slot.ack.message() != null) {
            warnings.onWarning(slot.describe(), slot.ack);
        }
    }

    /**
     * Ends the exchange of a window: passes on warnings, and collects the failures.
     *
     * @param first position in the batch of the first request of the window
     * @param end the failure that ended the exchange before all acknowledgements had arrived, null for none
     * @param failures receives the failures
     */
    void finishWindow(int first, @Nullable NetlinkException end, List<BatchFailure> failures) {
        boolean allAcknowledged = end == null && slots[count - 1].done && !hasLost();
        for (int i = 0; i < count; i++) {
            PendingRequest slot = slots[i];
            if (!slot.done && !(slot.silent && allAcknowledged)) {
                slot.fail(end == null ? slot.answerLost(Outcome.UNKNOWN) : end);
            }
            warn(i);
            if (slot.failure instanceof NetlinkException failure) {
                failures.add(new BatchFailure(first + i, failure));
            }
        }
    }

    /** Adds the failures so far to the exception that ends the exchange early. */
    <E extends NetlinkException> E explain(E end) {
        for (int i = 0; i < count; i++) {
            Throwable failure = slots[i].failure;
            if (failure != null) {
                end.addSuppressed(failure);
            }
        }
        return end;
    }

    /** Returns the description of the first request and, for a batch, the number of further ones. */
    String describe() {
        String first = slots[0].describe();
        return count == 1 || slots[1].expectsObjects() ? first : first + " and " + (count - 1) + " more";
    }
}
