package io.github.netlink4j.testing;

import io.github.netlink4j.socket.Datagram;
import io.github.netlink4j.socket.Transport;
import io.github.netlink4j.sys.Native;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes down what goes over another transport, so that a {@link Replay} can play the kernel's part without a kernel: a bug
 * that was recorded is a file, and the file is a test.
 *
 * <pre>{@code
 * Transport socket = NetlinkSocket.open(Netlink.NETLINK_ROUTE, options);
 * NetlinkClient client = new NetlinkClient(Recording.of(socket, Path.of("bug.txt")), options);
 * }</pre>
 *
 * <p>The file is text. Everything that was said is in it: addresses, names, keys. What was said is there even if the program
 * ends without closing it.
 */
public final class Recording implements Transport {
    private final Transport transport;
    private final ReentrantLock lock = new ReentrantLock();
    private final Writer out;
    private boolean closed;

    private Recording(Transport transport, Writer out) {
        this.transport = transport;
        this.out = out;
        write(RecordingText.header(transport.port()));
    }

    /** Records into a new file; one that exists is written over. Closing the recording closes the transport too. */
    public static Recording of(Transport transport, Path file) {
        try {
            return of(transport, Files.newBufferedWriter(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Records into a text. Closing the recording closes both. */
    public static Recording of(Transport transport, Writer out) {
        return new Recording(transport, out);
    }

    @Override
    public int send(byte[] bytes, int length) {
        // Written first: the kernel has answered when send returns, and this thread may not return at all.
        write(RecordingText.sent(bytes, length));
        int result = transport.send(bytes, length);
        if (result < 0) {
            write(RecordingText.sendFailed(-result));
        }
        return result;
    }

    @Override
    public int receive(Datagram into) {
        int result = transport.receive(into);
        if (result == 0) {
            write(RecordingText.received(into));
        } else if (result != -Native.EAGAIN) {
            // That nothing has come yet is a matter of time, and of no interest.
            write(RecordingText.receiveFailed(-result));
        }
        return result;
    }

    @Override
    public Wait await(long nanos) {
        Wait wait = transport.await(nanos);
        if (wait == Wait.TIMED_OUT) {
            write(RecordingText.timedOut());
        }
        return wait;
    }

    @Override
    public int port() {
        return transport.port();
    }

    @Override
    public long netnsCookie() {
        return transport.netnsCookie();
    }

    @Override
    public boolean isHolding() {
        return transport.isHolding();
    }

    @Override
    public long drops() {
        long drops = transport.drops();
        write(RecordingText.drops(drops));
        return drops;
    }

    private void write(String event) {
        lock.lock();
        try {
            if (!closed) {
                out.write(event);
                out.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        transport.close();
        lock.lock();
        try {
            closed = true;
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }
}
