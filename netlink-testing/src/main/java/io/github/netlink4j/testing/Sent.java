package io.github.netlink4j.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** One request that has reached the {@link FakeKernel}, and the usual ways to answer it. */
public final class Sent {
    private static final int ACK = 0x4;
    private static final int DUMP = 0x300;

    private final FakeKernel kernel;
    private final ByteBuffer message;

    Sent(FakeKernel kernel, byte[] message) {
        this.kernel = kernel;
        this.message = ByteBuffer.wrap(message).order(ByteOrder.nativeOrder());
    }

    public FakeKernel kernel() {
        return kernel;
    }

    public int type() {
        return message.getShort(4);
    }

    public int flags() {
        return message.getShort(6);
    }

    public int sequence() {
        return message.getInt(8);
    }

    public boolean isDump() {
        return type() % 4 == 2 && (flags() & DUMP) == DUMP;
    }

    public boolean wantsAck() {
        return (flags() & ACK) != 0;
    }

    /** The whole message. */
    public byte[] bytes() {
        return message.array();
    }

    byte[] header() {
        return Arrays.copyOf(message.array(), 16);
    }

    /** A datagram to answer it with. */
    public Answer answer() {
        return new Answer(kernel, this);
    }

    /** Answers with an object in a datagram of its own. */
    public Sent object(byte... payload) {
        answer().object(payload).send();
        return this;
    }

    /** Answers with success. */
    public Sent ack() {
        answer().ack().send();
        return this;
    }

    /** Answers with a refusal. */
    public Sent error(int errno) {
        answer().error(errno).send();
        return this;
    }

    /** Ends a listing. */
    public Sent done() {
        answer().done().send();
        return this;
    }

    /** Tells that answers were lost. */
    public Sent enobufs() {
        kernel.failReceive(105);
        return this;
    }
}
