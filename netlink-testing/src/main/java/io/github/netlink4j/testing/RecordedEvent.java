package io.github.netlink4j.testing;

import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.socket.Datagram;
import io.github.netlink4j.socket.Netlink;
import java.util.Arrays;
import java.util.Map;

/** An event in a {@link Recording}. */
final class RecordedEvent {
    /** The kind of an event. */
    enum Kind {
        SENT,
        RECEIVED,
        RECEIVE_FAILED,
        TIMED_OUT,
        DROPS
    }

    final Kind kind;
    /** Line number in the recording. */
    final int line;

    byte[] bytes = {};
    /** Error number of a send or receive that failed, else 0. */
    int errno;

    int sender;
    int groups;
    int namespace = RecordingText.HERE;
    /** Original length of a received datagram that was truncated, else 0. */
    int trueLength;
    /** Number of dropped messages that the transport returned. */
    long drops;

    RecordedEvent(Kind kind, int line) {
        this.kind = kind;
        this.line = line;
    }

    boolean isAnswer() {
        return kind == Kind.RECEIVED || kind == Kind.RECEIVE_FAILED;
    }

    void append(byte[] more) {
        int old = bytes.length;
        bytes = Arrays.copyOf(bytes, old + more.length);
        System.arraycopy(more, 0, bytes, old, more.length);
    }

    /**
     * Returns the first difference of a request from this one, empty when there is none. Sequence numbers and ports are not
     * compared.
     */
    String difference(byte[] request, int length) {
        byte[] ours = Arrays.copyOf(request, length);
        int at = Arrays.mismatch(anonymous(bytes), anonymous(ours));
        return at < 0
                ? ""
                : "the request differs from line " + line + " of the recording at byte " + at + ":\n"
                        + RecordingText.messages(ours, length) + "recorded was\n"
                        + RecordingText.messages(bytes, bytes.length);
    }

    private static byte[] anonymous(byte[] messages) {
        byte[] copy = messages.clone();
        for (int at = 0; at + Wire.HEADER <= copy.length; at = RecordingText.end(copy, at, copy.length)) {
            Wire.put64(copy, at + 8, 0);
        }
        return copy;
    }

    /** Records the sequence numbers of an equal request that correspond to those of this one. */
    void match(byte[] request, Map<Integer, Integer> sequences) {
        for (int at = 0; at + Wire.HEADER <= bytes.length; at = RecordingText.end(bytes, at, bytes.length)) {
            sequences.put(Wire.s32(bytes, at + 8), Wire.s32(request, at + 8));
        }
    }

    /** Copies the received datagram, and replaces the recorded sequence numbers by the corresponding ones. */
    void show(Datagram into, Map<Integer, Integer> sequences) {
        if (trueLength > 0 && into.capacity() > bytes.length) {
            throw new AssertionError("line " + line + " of the recording has only the first " + bytes.length + " of "
                    + trueLength + " bytes, and the datagram has space for " + into.capacity());
        }
        byte[] answer = bytes.clone();
        for (int at = 0; at + Wire.HEADER <= answer.length; at = RecordingText.end(answer, at, answer.length)) {
            replace(answer, at + 8, sequences);
            int repeated = at + Wire.HEADER + Integer.BYTES;
            if (Wire.u16(answer, at + 4) == Netlink.NLMSG_ERROR && repeated + Wire.HEADER <= answer.length) {
                replace(answer, repeated + 8, sequences);
            }
        }
        System.arraycopy(answer, 0, into.bytes(), 0, Math.min(answer.length, into.capacity()));
        into.received(Math.max(trueLength, answer.length), sender, groups, namespace);
    }

    private static void replace(byte[] answer, int at, Map<Integer, Integer> sequences) {
        int recorded = Wire.s32(answer, at);
        Wire.put32(answer, at, sequences.getOrDefault(recorded, recorded));
    }
}
