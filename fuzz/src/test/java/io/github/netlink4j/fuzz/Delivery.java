package io.github.netlink4j.fuzz;

import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.socket.Datagram;
import io.github.netlink4j.socket.Transport;

// Hot path: runs for every input of a fuzzer. FakeKernel is for scripts, and keeps all requests.

/**
 * A kernel that answers with any bytes and then no more or, after {@link #recover()}, correctly. The sequence numbers in its
 * messages are relative to the first request, and the ports to that of the client, so that zero in both is a valid answer:
 * otherwise no fuzzer would ever find the right numbers.
 */
final class Delivery implements Transport {
    private static final int PORT = 4711;
    private static final int EAGAIN = 11;
    private static final int ENOBUFS = 105;
    private static final int NLMSG_ERROR = 2;
    private static final int CAPPED = 0x100;
    private static final int ACK_BYTES = 36;
    private static final int LENGTH_BYTES = 2;

    // Flags in the first byte of a datagram.
    private static final int FOREIGN = 0x1;
    private static final int TO_GROUP = 0x2;
    private static final int CUT_OFF = 0x4;
    private static final int AFTER_A_LOSS = 0x8;

    private byte[] parts = {};
    private int at;
    private boolean lossReported;
    private byte[] requests = {};
    private int requestsLength;
    private int answered;
    private boolean well = true;
    private boolean cutOff;

    /**
     * Sets what is received from now on: datagrams, each with a byte of flags, two bytes of length, and its bytes; the last one
     * may be shorter than its length.
     */
    void deliver(byte[] datagrams, int from) {
        parts = datagrams;
        at = from;
        lossReported = false;
        well = false;
    }

    /** Returns whether a datagram was truncated, so that the client has enlarged its buffer to the reported length. */
    boolean hasCutOff() {
        return cutOff;
    }

    /** Acknowledges every request from now on. */
    void recover() {
        well = true;
    }

    @Override
    public int send(byte[] bytes, int length) {
        requests = bytes;
        requestsLength = length;
        answered = 0;
        return 0;
    }

    @Override
    public int receive(Datagram into) {
        return well ? acknowledge(into) : deliver(into);
    }

    private int acknowledge(Datagram into) {
        if (answered >= requestsLength) {
            return -EAGAIN;
        }
        byte[] ack = into.bytes();
        Wire.put32(ack, 0, ACK_BYTES);
        Wire.put16(ack, 4, NLMSG_ERROR);
        Wire.put16(ack, 6, CAPPED);
        Wire.put32(ack, 8, Wire.s32(requests, answered + 8));
        Wire.put32(ack, 12, PORT);
        Wire.put32(ack, 16, 0);
        System.arraycopy(requests, answered, ack, 20, Wire.HEADER);
        into.received(ACK_BYTES, 0, 0);
        answered += Wire.align(Wire.s32(requests, answered));
        return 0;
    }

    private int deliver(Datagram into) {
        int left = parts.length - at - 1 - LENGTH_BYTES;
        if (left < 0) {
            return -EAGAIN;
        }
        int how = parts[at];
        if ((how & AFTER_A_LOSS) != 0 && !lossReported) {
            lossReported = true;
            return -ENOBUFS;
        }
        lossReported = false;
        int length = Math.min(Wire.u16(parts, at + 1), left);
        int fits = Math.min(length, into.capacity());
        System.arraycopy(parts, at + 1 + LENGTH_BYTES, into.bytes(), 0, fits);
        boolean cut = (how & CUT_OFF) != 0;
        cutOff |= cut;
        into.received(cut ? into.capacity() + 1 : length, how & FOREIGN, how & TO_GROUP);
        renumber(into.bytes(), fits);
        at += 1 + LENGTH_BYTES + length;
        return 0;
    }

    private void renumber(byte[] bytes, int end) {
        int first = requestsLength == 0 ? 0 : Wire.s32(requests, 8);
        for (int pos = 0; end - pos >= Wire.HEADER; ) {
            Wire.put32(bytes, pos + 8, Wire.s32(bytes, pos + 8) + first);
            Wire.put32(bytes, pos + 12, Wire.s32(bytes, pos + 12) ^ PORT);
            int length = Wire.s32(bytes, pos);
            if (length < Wire.HEADER || length > end - pos) {
                return;
            }
            pos += Wire.align(length);
        }
    }

    /** {@inheritDoc} Returns at once, since no further answer will arrive. */
    @Override
    public Wait await(long nanos) {
        return Wait.TIMED_OUT;
    }

    @Override
    public int port() {
        return PORT;
    }

    @Override
    public void close() {}
}
