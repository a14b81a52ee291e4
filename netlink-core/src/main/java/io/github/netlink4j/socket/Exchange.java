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

/** The requests that were sent together, and what has come of each. One object serves a handle, exchange after exchange. */
final class Exchange {
    /** A change and the question what it has made; a batch makes it more. */
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
            Arrays.setAll(slots, i -> i < before ? slots[i] : new PendingRequest());
        }
    }

    /** Forgets the last exchange; what is still to come of it will be dropped. */
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
     * Expects a verdict on each request of a window.
     *
     * @param onlyFailures all but the last are to say nothing when they succeed: the last verdict tells that the others
     *     have been said
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

    /** Says that what is asked from now on follows a change that was carried out. */
    void followsChange(boolean follows) {
        followsChange = follows;
    }

    /** Writes the requests, numbered from the next sequence number on; answers the last one given. */
    int write(MessageWriter out, int sequence) {
        // The numbers of one exchange are consecutive, and 0 is never one: it marks what nobody has asked for.
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

    /** Some answers will never come: the kernel had no room for them. */
    void lost() {
        lost = true;
    }

    /** Whether an answer was longer than the room for it. */
    boolean isTruncated() {
        return truncated;
    }

    boolean hasLost() {
        return lost || truncated;
    }

    /**
     * Sorts the messages of a datagram to the requests they answer. One that is not the kernel's, or not for us alone, is
     * dropped before anything in it or about it is believed.
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

    /** What follows in the datagram cannot be found any more: whoever still waits may have lost his answer. */
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

    /** Which of the requests a message answers; -1 when none that still waits, and then it is counted. */
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
            slot.disturbed = true;
        }
        int type = Wire.u16(bytes, at + 4);
        switch (type) {
            case Netlink.NLMSG_ERROR -> verdict(slot, bytes, at, length);
            case Netlink.NLMSG_DONE -> done(slot, bytes, at, length);
            case Netlink.NLMSG_OVERRUN -> lost();
            default -> object(slot, bytes, at, type);
        }
    }

    private void object(PendingRequest slot, byte[] bytes, int at, int type) {
        if (type < Netlink.NLMSG_MIN_TYPE || !slot.expectsObjects()) {
            // NOOP or a new type of netlink itself; or a change that is echoed, of which the acknowledgement still
            // comes.
            return;
        }
        if (!slot.isAnsweredBy(type)) {
            slot.malformed("answered by a message of type " + type);
            return;
        }
        // After a change that failed, the object is not the one that was to be made; of a disturbed listing nothing
        // counts.
        if (!slot.isInterrupted() && !hasFailure()) {
            slot.show(bytes, at);
        }
        if (!slot.dump) {
            end(slot);
        }
    }

    private void verdict(PendingRequest slot, byte[] bytes, int at, int length) {
        if (length < Wire.HEADER + Integer.BYTES) {
            malformed(slot, "the verdict has no error number");
        } else if (Wire.s32(bytes, at + Wire.HEADER) != 0 || !slot.dump) {
            // A listing ends with DONE; that its request was accepted is no verdict on it.
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

    /** Whether the request at this position was answered, and not refused. */
    boolean succeeded(int position) {
        return slots[position].done && slots[position].failure == null;
    }

    /** Returns the kernel's refusal of the first request, null when it was not refused. */
    @Nullable
    KernelException refusal() {
        return slots[0].refusal();
    }

    /** Whether the objects of the last request are not, or not surely, all here, though nothing speaks against asking again. */
    boolean isIncomplete() {
        PendingRequest slot = slots[count - 1];
        if (slot.failure != null || slot.stopped) {
            return slot.busy;
        }
        return truncated || slot.isInterrupted() || lost && (slot.dump || !slot.done);
    }

    /** Whether objects of the last request were shown to its visitor. */
    boolean hasShown() {
        return slots[count - 1].shown;
    }

    /** Whether the kernel has said that the objects changed while it listed them. */
    boolean isDisturbed() {
        return slots[count - 1].isInterrupted();
    }

    /** Ends the exchange: passes warnings on, and throws what went wrong. */
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

    /** Passes on what the kernel had to say about a request that it carried out. */
    void warn(int position) {
        PendingRequest slot = slots[position];
        if (slot.failure == null && slot.ack != null && slot.ack.message() != null) {
            warnings.onWarning(slot.describe(), slot.ack);
        }
    }

    /**
     * Ends the exchange of a window: passes warnings on, and adds to the failures.
     *
     * @param first the position of its first request in the batch
     * @param end what has ended the exchange before all verdicts were here, null when nothing has
     */
    void finishWindow(int first, @Nullable NetlinkException end, List<BatchFailure> failures) {
        boolean allSaid = end == null && slots[count - 1].done && !hasLost();
        for (int i = 0; i < count; i++) {
            PendingRequest slot = slots[i];
            if (!slot.done && !(slot.silent && allSaid)) {
                slot.fail(end == null ? slot.answerLost(Outcome.UNKNOWN) : end);
            }
            warn(i);
            if (slot.failure instanceof NetlinkException failure) {
                failures.add(new BatchFailure(first + i, failure));
            }
        }
    }

    /** Adds what has gone wrong so far to the exception that ends the exchange early. */
    <E extends NetlinkException> E explain(E end) {
        for (int i = 0; i < count; i++) {
            Throwable failure = slots[i].failure;
            if (failure != null) {
                end.addSuppressed(failure);
            }
        }
        return end;
    }

    /** What was asked first, and how many more of a batch. */
    String describe() {
        String first = slots[0].describe();
        return count == 1 || slots[1].expectsObjects() ? first : first + " and " + (count - 1) + " more";
    }
}
