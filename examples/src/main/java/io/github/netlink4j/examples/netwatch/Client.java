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
 * A client, and the lines that have not been sent to it yet. The lines are shared by all clients. A client with more waiting
 * bytes than allowed is disconnected, and so is one that has stalled or hung up; none of these is an error of the daemon.
 */
final class Client implements Ready {
    private final UnixSocketChannel channel;
    private final int user;
    private final SelectionKey key;
    private final ByteBuffer scratch;
    private final Deque<byte[]> lines = new ArrayDeque<>();
    /** How many bytes of the first line have been sent. */
    private int sent;

    private long waiting;
    /** When bytes were sent last, or when the first line was queued after that. System.nanoTime() */
    private long waitingSince;

    /** Whether the client has closed its sending side. */
    private boolean inputEnded;

    /**
     * Creates a client and registers its channel.
     *
     * @param user user ID of the client
     * @param scratch memory for one write or read, which all clients share
     */
    Client(UnixSocketChannel channel, int user, Selector selector, ByteBuffer scratch) throws IOException {
        this.user = user;
        this.channel = channel;
        this.scratch = scratch;
        this.key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Returns the user ID of the client. */
    int user() {
        return user;
    }

    /** Returns whether lines are waiting to be sent. */
    boolean hasWaiting() {
        return !lines.isEmpty();
    }

    /**
     * Disconnects the client if lines are waiting and nothing could be sent for longer than allowed.
     *
     * @param now the current System.nanoTime()
     * @param longestNanos the longest time allowed, in nanoseconds
     */
    void dropIfStalled(long now, long longestNanos) {
        if (hasWaiting() && now - waitingSince > longestNanos) {
            drop();
        }
    }

    boolean isGone() {
        return !channel.isOpen();
    }

    /** Sends a line when the channel is writable. Disconnects the client if more than this many bytes are waiting then. */
    void send(byte[] line, long mostBytes) {
        if (isGone()) {
            return;
        }
        if (lines.isEmpty()) {
            waitingSince = System.nanoTime();
        }
        lines.add(line);
        waiting += line.length;
        if (waiting > mostBytes) {
            drop();
        } else {
            updateInterest();
        }
    }

    void send(Collection<byte[]> all, long mostBytes) {
        for (byte[] line : all) {
            send(line, mostBytes);
        }
    }

    @Override
    public void ready() {
        try {
            if (key.isReadable()) {
                discardInput();
            }
            if (key.isWritable()) {
                write();
            }
            // A hang-up is reported whatever the interest is, and again on every select.
            if (key.readyOps() == 0) {
                drop();
            } else if (!isGone()) {
                updateInterest();
            }
        } catch (IOException e) {
            drop();
        }
    }

    /** Input of a client is ignored. A client that has closed its sending side may still receive. */
    private void discardInput() throws IOException {
        scratch.clear();
        inputEnded = channel.read(scratch) < 0;
    }

    private void write() throws IOException {
        scratch.clear();
        int from = sent;
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
            countSent(channel.write(scratch));
        }
    }

    private void countSent(int bytes) {
        if (bytes > 0) {
            waitingSince = System.nanoTime();
        }
        waiting -= bytes;
        sent += bytes;
        while (!lines.isEmpty() && sent >= lines.element().length) {
            sent -= lines.remove().length;
        }
    }

    private void updateInterest() {
        key.interestOps((inputEnded ? 0 : SelectionKey.OP_READ) | (lines.isEmpty() ? 0 : SelectionKey.OP_WRITE));
    }

    /** Disconnects the client; lines that were not sent are lost. */
    void drop() {
        lines.clear();
        try {
            channel.close();
        } catch (IOException e) {
            // The descriptor is released nevertheless, and no client remains that could be informed.
            waiting = 0;
        }
    }
}
