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
 * Records everything that is sent and received by another transport, so that a {@link Replay} can simulate the kernel. The
 * recording of a bug is a file that a test can replay.
 *
 * <!-- sample: TestingSamplesTest record -->
 * <pre>{@code
 * Transport socket = NetlinkSocket.open(Netlink.NETLINK_ROUTE, options);
 * try (RtNetlink nl = RtNetlink.on(new NetlinkClient(Recording.of(socket, file), options))) {
 *     nl.links().get("lo"); // the calls to record
 * }
 * try (RtNetlink nl = RtNetlink.on(new NetlinkClient(Replay.of(file), options))) {
 *     nl.links().get("lo"); // in a test, without a kernel
 * }
 * }</pre>
 *
 * <p>The file is text. It contains everything that was transferred, including addresses, names and keys. Each event is written
 * at once, so that the file is complete even if the program ends without closing it.
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

    /** Records into a new file, which replaces an existing one. Closing the recording closes the transport too. */
    public static Recording of(Transport transport, Path file) {
        try {
            return of(transport, Files.newBufferedWriter(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Records into a writer. Closing the recording closes the writer and the transport. */
    public static Recording of(Transport transport, Writer out) {
        return new Recording(transport, out);
    }

    @Override
    public int send(byte[] bytes, int length) {
        // Recorded first, because the kernel has already answered when send returns, and send may not return at all.
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
            // EAGAIN is not recorded, because it depends only on timing.
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
    public boolean hasBuffered() {
        return transport.hasBuffered();
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
