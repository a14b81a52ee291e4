package io.github.netlink4j.testing;

import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.sys.Native;
import java.util.Arrays;

/** A request that the {@link FakeKernel} has received, with the usual ways to answer it. */
public final class Sent {
    private final FakeKernel kernel;
    private final byte[] message;

    Sent(FakeKernel kernel, byte[] message) {
        this.kernel = kernel;
        this.message = message;
    }

    /** Returns the kernel that has received the request. */
    public FakeKernel kernel() {
        return kernel;
    }

    /** Returns the nlmsg_type. */
    public int type() {
        return Wire.u16(message, 4);
    }

    /** Returns the nlmsg_flags. */
    public int flags() {
        return Wire.u16(message, 6);
    }

    /** Returns the nlmsg_seq. */
    public int sequence() {
        return Wire.s32(message, 8);
    }

    /** Returns whether this is a request for a listing. */
    public boolean isDump() {
        return type() % 4 == 2 && (flags() & Netlink.NLM_F_DUMP) == Netlink.NLM_F_DUMP;
    }

    /** Returns whether it is to be acknowledged also when it succeeds. */
    public boolean wantsAck() {
        return (flags() & Netlink.NLM_F_ACK) != 0;
    }

    /** Returns a copy of the whole message. */
    public byte[] bytes() {
        return message.clone();
    }

    byte[] header() {
        return Arrays.copyOf(message, Wire.HEADER);
    }

    /** Begins a datagram that answers this request. */
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

    /** Reports that answers were lost, by ENOBUFS. */
    public Sent enobufs() {
        kernel.failReceive(Native.ENOBUFS);
        return this;
    }
}
