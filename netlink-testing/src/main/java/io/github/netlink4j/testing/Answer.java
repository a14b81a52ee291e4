package io.github.netlink4j.testing;

import io.github.netlink4j.socket.Netlink;

/**
 * Builds a datagram of the {@link FakeKernel}: messages that answer a request, correct or not. Flags, sequence number and port
 * apply to messages that are added after they are set.
 */
public final class Answer {
    /** Message type: an acknowledgement. */
    public static final int ERROR = Netlink.NLMSG_ERROR;
    /** Message type: the end of a listing. */
    public static final int DONE = Netlink.NLMSG_DONE;
    /** Flag: the message is part of a listing. */
    public static final int MULTI = Netlink.NLM_F_MULTI;
    /** Flag: the objects have changed since the listing began. NLM_F_DUMP_INTR. */
    public static final int INTERRUPTED = Netlink.NLM_F_DUMP_INTR;
    /** Flag: the acknowledgement repeats only the header of the request. */
    public static final int CAPPED = Netlink.NLM_F_CAPPED;
    /** Flag: attributes of the extended acknowledgement follow. */
    public static final int TLVS = Netlink.NLM_F_ACK_TLVS;

    private final FakeKernel kernel;
    private final Sent request;
    private final Bytes bytes = Bytes.of();
    private int flags;
    private int sequence;
    private int port;
    private int sender;
    private int group;
    private int namespace = -1;

    Answer(FakeKernel kernel, Sent request) {
        this.kernel = kernel;
        this.request = request;
        this.sequence = request.sequence();
        this.port = kernel.port();
    }

    /** Sets flags that the messages have in addition to those that they need. */
    public Answer flags(int extra) {
        this.flags = extra;
        return this;
    }

    /** Sets the nlmsg_seq of the messages, by default that of the request. */
    public Answer sequence(int other) {
        this.sequence = other;
        return this;
    }

    /** Sets the nlmsg_pid of the messages, by default the port of the requesting socket. */
    public Answer port(int other) {
        this.port = other;
        return this;
    }

    /** Sets the port of the sender, by default 0, the kernel. */
    public Answer sender(int other) {
        this.sender = other;
        return this;
    }

    /** Sets the multicast groups that the datagram is sent to, as a mask. */
    public Answer group(int mask) {
        this.group = mask;
        return this;
    }

    /** Sets the identifier of the sender's network namespace in that of the socket; by default both are the same. */
    public Answer namespace(int identifier) {
        this.namespace = identifier;
        return this;
    }

    /** Adds a message of any type. */
    public Answer message(int type, int ownFlags, byte... payload) {
        bytes.pad().message(type, flags | ownFlags, sequence, port, payload);
        return this;
    }

    /** Adds a message with this length in its header. */
    public Answer messageOfLength(long length, int type, byte... payload) {
        bytes.pad().messageOfLength(length, type, flags, sequence, port, payload);
        return this;
    }

    /** Adds an object, of the message type that answers this request: RTM_NEW* is RTM_GET* minus two. */
    public Answer object(byte... payload) {
        return message(request.type() - 2, request.isDump() ? MULTI : 0, payload);
    }

    /** Adds an acknowledgement of success. */
    public Answer ack() {
        return message(ERROR, CAPPED, Bytes.of().u32(0).raw(request.header()).toArray());
    }

    /** Adds an acknowledgement of success with attributes, such as a warning. */
    public Answer ack(Bytes attributes) {
        return message(
                ERROR,
                CAPPED | TLVS,
                Bytes.of()
                        .u32(0)
                        .raw(request.header())
                        .raw(attributes.toArray())
                        .toArray());
    }

    /** Adds a refusal that repeats only the header of the request. */
    public Answer error(int errno) {
        return message(
                ERROR, CAPPED, Bytes.of().u32(-errno).raw(request.header()).toArray());
    }

    /** Adds a refusal that repeats only the header of the request, followed by attributes. */
    public Answer error(int errno, Bytes attributes) {
        return message(
                ERROR,
                CAPPED | TLVS,
                Bytes.of()
                        .u32(-errno)
                        .raw(request.header())
                        .raw(attributes.toArray())
                        .toArray());
    }

    /** Adds a refusal that repeats the whole request, as without NETLINK_CAP_ACK, followed by attributes. */
    public Answer uncappedError(int errno, Bytes attributes) {
        return message(
                ERROR,
                TLVS,
                Bytes.of()
                        .u32(-errno)
                        .raw(request.bytes())
                        .raw(attributes.toArray())
                        .toArray());
    }

    /** Adds the end of a listing. */
    public Answer done() {
        return message(DONE, MULTI, Bytes.of().u32(0).toArray());
    }

    /** Adds the end of a listing that has failed. */
    public Answer done(int errno, Bytes attributes) {
        return message(
                DONE,
                MULTI | TLVS,
                Bytes.of().u32(-errno).raw(attributes.toArray()).toArray());
    }

    /** Adds any bytes. */
    public Answer raw(byte... anything) {
        bytes.raw(anything);
        return this;
    }

    /** Puts the datagram into the socket's queue. */
    public void send() {
        kernel.deliver(bytes.toArray(), sender, group, namespace);
    }
}
