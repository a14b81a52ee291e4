package io.github.netlink4j.fuzz;

import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.socket.Datagram;
import io.github.netlink4j.socket.Transport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A socket that keeps a copy of every message it receives; sequence number and port are zeroed in the copies. */
final class Wiretap implements Transport {
    private static final int FIRST_FAMILY_TYPE = 16;
    private static final int NLMSG_ERROR = 2;

    private final Transport socket;
    private final List<byte[]> messages = new ArrayList<>();

    Wiretap(Transport socket) {
        this.socket = socket;
    }

    /** Returns the objects and refusals received since the last call. */
    List<byte[]> take() {
        List<byte[]> taken = List.copyOf(messages);
        messages.clear();
        return taken;
    }

    @Override
    public int send(byte[] bytes, int length) {
        return socket.send(bytes, length);
    }

    @Override
    public int receive(Datagram into) {
        int result = socket.receive(into);
        if (result == 0) {
            for (int at = 0; at < into.length(); at += Wire.align(Wire.s32(into.bytes(), at))) {
                keep(Arrays.copyOfRange(into.bytes(), at, at + Wire.s32(into.bytes(), at)));
            }
        }
        return result;
    }

    private void keep(byte[] message) {
        int type = Wire.u16(message, 4);
        boolean refusal = type == NLMSG_ERROR && Wire.s32(message, Wire.HEADER) != 0;
        if (type >= FIRST_FAMILY_TYPE || refusal) {
            Arrays.fill(message, 8, Wire.HEADER, (byte) 0);
            messages.add(message);
        }
    }

    @Override
    public Wait await(long nanos) {
        return socket.await(nanos);
    }

    @Override
    public int port() {
        return socket.port();
    }

    @Override
    public long netnsCookie() {
        return socket.netnsCookie();
    }

    @Override
    public void close() {
        socket.close();
    }
}
