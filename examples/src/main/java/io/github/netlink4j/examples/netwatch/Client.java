package io.github.netlink4j.examples.netwatch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import jnr.unixsocket.UnixSocketChannel;

/**
 * Somebody who is told what happens: the lines that it has not taken yet. The lines are shared by all clients. Who lets
 * more wait than allowed is dropped, and so is who has gone; neither is trouble of the daemon's.
 */
final class Client implements Ready {
    private final UnixSocketChannel channel;
    private final boolean ofOther;
    private final SelectionKey key;
    private final ByteBuffer scratch;
    private final Deque<byte[]> lines = new ArrayDeque<>();
    /** How much of the first line has been taken. */
    private int taken;

    private long waiting;
    private boolean deaf;

    /**
     * A client.
     *
     * @param ofOther whether it is neither of the daemon's own user nor of root
     * @param scratch memory for one write or read, which all clients share
     */
    Client(UnixSocketChannel channel, boolean ofOther, Selector selector, ByteBuffer scratch) throws IOException {
        this.ofOther = ofOther;
        this.channel = channel;
        this.scratch = scratch;
        this.key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Whether it is neither of the daemon's own user nor of root. */
    boolean isOfOther() {
        return ofOther;
    }

    boolean isGone() {
        return !channel.isOpen();
    }

    /** Has something to say, as soon as it is taken. Drops who would have more than so many bytes waiting then. */
    void tell(byte[] line, long mostBytes) {
        if (isGone()) {
            return;
        }
        lines.add(line);
        waiting += line.length;
        if (waiting > mostBytes) {
            drop();
        } else {
            listen();
        }
    }

    void tell(Collection<byte[]> all, long mostBytes) {
        for (byte[] line : all) {
            tell(line, mostBytes);
        }
    }

    @Override
    public void ready() {
        try {
            if (key.isReadable()) {
                hear();
            }
            if (key.isWritable()) {
                write();
            }
            // A hang-up is told whatever we are interested in, and forever.
            if (key.readyOps() == 0) {
                drop();
            } else if (!isGone()) {
                listen();
            }
        } catch (IOException e) {
            drop();
        }
    }

    /** Whatever a client says means nothing. It may have nothing to say, and listen nevertheless. */
    private void hear() throws IOException {
        scratch.clear();
        deaf = channel.read(scratch) < 0;
    }

    private void write() throws IOException {
        scratch.clear();
        int from = taken;
        for (byte[] line : lines) {
            int length = Math.min(line.length - from, scratch.remaining());
            scratch.put(line, from, length);
            from = 0;
            if (!scratch.hasRemaining()) {
                break;
            }
        }
        scratch.flip();
        if (scratch.hasRemaining()) {
            took(channel.write(scratch));
        }
    }

    private void took(int bytes) {
        waiting -= bytes;
        taken += bytes;
        while (!lines.isEmpty() && taken >= lines.element().length) {
            taken -= lines.remove().length;
        }
    }

    private void listen() {
        key.interestOps((deaf ? 0 : SelectionKey.OP_READ) | (lines.isEmpty() ? 0 : SelectionKey.OP_WRITE));
    }

    /** Ends it; what it has not taken is lost. */
    void drop() {
        lines.clear();
        try {
            channel.close();
        } catch (IOException e) {
            // The descriptor is released all the same, and there is nobody left to be told.
            waiting = 0;
        }
    }
}
