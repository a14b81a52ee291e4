package io.github.netlink4j.rtnetlink;

import io.github.netlink4j.rtnetlink.link.LinkResolver;
import io.github.netlink4j.socket.Datagram;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.socket.Transport;
import io.github.netlink4j.testing.Bytes;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.ToIntFunction;

/** Plays what a socket in groups receives: messages of the kernel and of other processes. */
public final class Script implements Transport {
    public static final int EINTR = 4;
    public static final int ENOBUFS = 105;

    private final Queue<ToIntFunction<Datagram>> receives = new ArrayDeque<>();
    private long drops;
    private boolean closed;

    /** Returns a resolver that finds no links: for specs that identify links by index, or are refused before. */
    public static LinkResolver noLinks() {
        return new LinkResolver(new NetlinkClient(new Script(), SocketOptions.defaults()));
    }

    /** The kernel sends these messages in one datagram. */
    public Script kernel(byte[]... messages) {
        return datagram(0, -1, join(messages));
    }

    /** The kernel sends a message from another namespace. */
    public Script namespace(int id, byte[] message) {
        return datagram(0, id, message);
    }

    /** Another process sends a message. */
    public Script forger(byte[] message) {
        return datagram(4711, -1, message);
    }

    private Script datagram(int sender, int namespaceId, byte[] bytes) {
        receives.add(into -> {
            System.arraycopy(bytes, 0, into.bytes(), 0, Math.min(bytes.length, into.capacity()));
            into.received(bytes.length, sender, 1, namespaceId);
            return 0;
        });
        return this;
    }

    /** A receive fails with this errno. */
    public Script fails(int errno) {
        receives.add(into -> -errno);
        return this;
    }

    /** The kernel drops this number of messages. */
    public Script drops(int messages) {
        receives.add(into -> {
            drops += messages;
            return receive(into);
        });
        return this;
    }

    private static byte[] join(byte[]... messages) {
        Bytes all = Bytes.of();
        for (byte[] message : messages) {
            all.pad().raw(message);
        }
        return all.toArray();
    }

    @Override
    public int send(byte[] bytes, int length) {
        throw new AssertionError("a socket that listens does not send");
    }

    @Override
    public int receive(Datagram into) {
        ToIntFunction<Datagram> next = receives.poll();
        return next == null ? -11 : next.applyAsInt(into);
    }

    @Override
    public Wait await(long nanos) {
        return closed ? Wait.CLOSED : receives.isEmpty() ? Wait.TIMED_OUT : Wait.READY;
    }

    @Override
    public int port() {
        return 1;
    }

    @Override
    public long drops() {
        return drops;
    }

    @Override
    public void close() {
        closed = true;
    }
}
