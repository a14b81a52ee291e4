package io.github.netlink4j.testing;

import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.sys.Native;
import java.util.Arrays;

/** One request that has reached the {@link FakeKernel}, and the usual ways to answer it. */
public final class Sent {
    private final FakeKernel kernel;
    private final byte[] message;

    Sent(FakeKernel kernel, byte[] message) {
        this.kernel = kernel;
        this.message = message;
    }

    /** The kernel that it has reached. */
    public FakeKernel kernel() {
        return kernel;
    }

    /** Its nlmsg_type. */
    public int type() {
        return Wire.u16(message, 4);
    }

    /** Its nlmsg_flags. */
    public int flags() {
        return Wire.u16(message, 6);
    }

    /** Its nlmsg_seq. */
    public int sequence() {
        return Wire.s32(message, 8);
    }

    /** Whether it asks for a listing. */
    public boolean isDump() {
        return type() % 4 == 2 && (flags() & Netlink.NLM_F_DUMP) == Netlink.NLM_F_DUMP;
    }

    /** Whether it asks for a verdict in any case. */
    public boolean wantsAck() {
        return (flags() & Netlink.NLM_F_ACK) != 0;
    }

    /** The whole message. */
    public byte[] bytes() {
        return message.clone();
    }

    byte[] header() {
        return Arrays.copyOf(message, Wire.HEADER);
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
        kernel.failReceive(Native.ENOBUFS);
        return this;
    }
}
