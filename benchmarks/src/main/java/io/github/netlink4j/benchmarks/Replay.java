package io.github.netlink4j.benchmarks;

import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.socket.Datagram;
import io.github.netlink4j.socket.Transport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Passes requests to the kernel until {@link #begin()}, and from then on repeats the kernel's last answer for every request.
 */
final class Replay implements Transport {
    private static final int EAGAIN = 11;
    private static final int DONE = 0;

    private final Transport kernel;
    private final List<byte[]> answers = new ArrayList<>();
    private boolean isReplaying;
    private int next;
    private int firstSequence;
    private int sequence;

    Replay(Transport kernel) {
        this.kernel = kernel;
    }

    /** Begins to replay: no request is passed to the kernel any more. */
    void begin() {
        isReplaying = true;
        next = answers.size();
    }

    @Override
    public int send(byte[] bytes, int length) {
        sequence = Wire.s32(bytes, 8);
        if (isReplaying) {
            next = 0;
            return DONE;
        }
        answers.clear();
        firstSequence = sequence;
        return kernel.send(bytes, length);
    }

    @Override
    public int receive(Datagram into) {
        if (!isReplaying) {
            int result = kernel.receive(into);
            if (result == DONE) {
                answers.add(Arrays.copyOf(into.bytes(), into.length()));
            }
            return result;
        }
        if (next == answers.size()) {
            return -EAGAIN;
        }
        byte[] answer = answers.get(next++);
        System.arraycopy(answer, 0, into.bytes(), 0, answer.length);
        renumber(into.bytes(), answer.length);
        into.received(answer.length, 0, 0);
        return DONE;
    }

    private void renumber(byte[] bytes, int length) {
        for (int at = 0; at < length; at += Wire.align(Wire.s32(bytes, at))) {
            Wire.put32(bytes, at + 8, Wire.s32(bytes, at + 8) - firstSequence + sequence);
        }
    }

    @Override
    public Wait await(long nanos) {
        return isReplaying ? Wait.TIMED_OUT : kernel.await(nanos);
    }

    @Override
    public int port() {
        return kernel.port();
    }

    @Override
    public void close() {
        kernel.close();
    }
}
