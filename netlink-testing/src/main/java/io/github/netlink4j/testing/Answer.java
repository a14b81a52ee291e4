package io.github.netlink4j.testing;

import io.github.netlink4j.socket.Netlink;

/**
 * One datagram of the {@link FakeKernel} in the making: messages that answer a request, with whatever lies a script
 * wants. What is said of flags, sequence and port holds for the messages that are put in afterwards.
 */
public final class Answer {
    /** A type: a verdict. */
    public static final int ERROR = Netlink.NLMSG_ERROR;
    /** A type: the end of a listing. */
    public static final int DONE = Netlink.NLMSG_DONE;
    /** A flag: part of a listing. */
    public static final int MULTI = Netlink.NLM_F_MULTI;
    /** A flag: the objects have changed since the listing began. */
    public static final int DISTURBED = Netlink.NLM_F_DUMP_INTR;
    /** A flag: the verdict repeats no more of the request than its header. */
    public static final int CAPPED = Netlink.NLM_F_CAPPED;
    /** A flag: attributes of the extended acknowledgement follow. */
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

    /** Flags that the messages have beside those they need. */
    public Answer flags(int extra) {
        this.flags = extra;
        return this;
    }

    /** The nlmsg_seq of the messages, instead of the request's. */
    public Answer sequence(int other) {
        this.sequence = other;
        return this;
    }

    /** The nlmsg_pid of the messages, instead of the requesting socket's. */
    public Answer port(int other) {
        this.port = other;
        return this;
    }

    /** Who has sent the datagram; 0 is the kernel. */
    public Answer sender(int other) {
        this.sender = other;
        return this;
    }

    /** The multicast groups it was sent to. */
    public Answer group(int mask) {
        this.group = mask;
        return this;
    }

    /** The network namespace it comes from, by its identifier in the socket's; by default it is the socket's own. */
    public Answer namespace(int identifier) {
        this.namespace = identifier;
        return this;
    }

    /** A message of any type. */
    public Answer message(int type, int ownFlags, byte... payload) {
        bytes.pad().message(type, flags | ownFlags, sequence, port, payload);
        return this;
    }

    /** A message that claims a length. */
    public Answer messageOfLength(long length, int type, byte... payload) {
        bytes.pad().messageOfLength(length, type, flags, sequence, port, payload);
        return this;
    }

    /** An object, of the type that answers this request: RTM_NEW… is two less than RTM_GET…. */
    public Answer object(byte... payload) {
        return message(request.type() - 2, request.isDump() ? MULTI : 0, payload);
    }

    /** Success. */
    public Answer ack() {
        return message(ERROR, CAPPED, Bytes.of().u32(0).raw(request.header()).toArray());
    }

    /** Success with something to say. */
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

    /** A refusal that repeats only the request's header. */
    public Answer error(int errno) {
        return message(
                ERROR, CAPPED, Bytes.of().u32(-errno).raw(request.header()).toArray());
    }

    /** A refusal that repeats only the request's header, with attributes behind it. */
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

    /** A refusal that repeats the whole request, as without NETLINK_CAP_ACK. */
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

    /** The end of a listing. */
    public Answer done() {
        return message(DONE, MULTI, Bytes.of().u32(0).toArray());
    }

    /** The end of a listing that failed. */
    public Answer done(int errno, Bytes attributes) {
        return message(
                DONE,
                MULTI | TLVS,
                Bytes.of().u32(-errno).raw(attributes.toArray()).toArray());
    }

    /** Any bytes. */
    public Answer raw(byte... anything) {
        bytes.raw(anything);
        return this;
    }

    /** Puts the datagram into the socket's queue. */
    public void send() {
        kernel.deliver(bytes.toArray(), sender, group, namespace);
    }
}
