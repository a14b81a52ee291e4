package io.github.netlink4j.benchmarks;

import io.github.netlink4j.socket.Datagram;
import io.github.netlink4j.socket.Transport;
import java.util.List;

/** Delivers the same messages again and again, each in a datagram of its own, as the kernel sends events. */
final class ReplayedEvents implements Transport {
    private static final int EAGAIN = 11;

    private final List<byte[]> messages;
    private int next;

    ReplayedEvents(List<byte[]> messages) {
        this.messages = messages;
        this.next = messages.size();
    }

    /** Begins with the first message again. */
    void rewind() {
        next = 0;
    }

    @Override
    public int send(byte[] bytes, int length) {
        throw new UnsupportedOperationException("a monitor sends nothing");
    }

    @Override
    public int receive(Datagram into) {
        if (next == messages.size()) {
            return -EAGAIN;
        }
        byte[] message = messages.get(next++);
        System.arraycopy(message, 0, into.bytes(), 0, message.length);
        into.received(message.length, 0, 1);
        return 0;
    }

    @Override
    public Wait await(long nanos) {
        return Wait.TIMED_OUT;
    }

    @Override
    public int port() {
        return 0;
    }

    @Override
    public void close() {}
}
