package io.github.netlink4j.rtnetlink;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.object.ObjectFilter;
import io.github.netlink4j.socket.Datagram;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.socket.Transport;
import java.util.Arrays;
import java.util.function.Consumer;

/** Records the first message of a request, and sends nothing. */
final class Recorder implements Transport {
    private static final int EPERM = 1;

    private byte[] message = {};

    /** The first message that the work sends; sequence number and port are zero. */
    static byte[] messageOf(Consumer<NetlinkClient> work) {
        Recorder recorder = new Recorder();
        try (NetlinkClient client = new NetlinkClient(recorder, SocketOptions.defaults())) {
            work.accept(client);
        } catch (NetlinkIOException e) {
            if (e.errno() != EPERM) {
                throw e;
            }
        }
        return recorder.message;
    }

    /** The request for a listing; a client first sends another message, by which the kernel learns the size of the answers. */
    static byte[] listing(MessageType type, ObjectFilter<?> filter) {
        MessageWriter writer = new MessageWriter();
        writer.begin(type, Netlink.NLM_F_REQUEST | Netlink.NLM_F_DUMP, 0);
        filter.writeTo(writer);
        writer.finish();
        return Arrays.copyOf(writer.bytes(), writer.length());
    }

    @Override
    public int send(byte[] bytes, int length) {
        message = Arrays.copyOf(bytes, Wire.s32(bytes, 0));
        Arrays.fill(message, 8, 16, (byte) 0);
        return -EPERM;
    }

    @Override
    public int receive(Datagram into) {
        throw new AssertionError("nothing was sent");
    }

    @Override
    public Wait await(long nanos) {
        throw new AssertionError("nothing was sent");
    }

    @Override
    public int port() {
        return 1;
    }

    @Override
    public void close() {}
}
