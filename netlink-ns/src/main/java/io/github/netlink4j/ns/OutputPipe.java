package io.github.netlink4j.ns;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.sys.Libc;
import io.github.netlink4j.sys.Native;
import io.github.netlink4j.sys.NativeBuffer;
import java.io.File;

/**
 * A pipe for the output of a program. The stream of {@link Process} blocks its reader, and as long as any process holds the
 * other end, neither an interrupt nor the end of the program ends that; this one is read without waiting.
 */
final class OutputPipe implements AutoCloseable {
    /** What a pipe holds unless it is made larger. */
    static final int CAPACITY = 64 * 1024;

    private static final int POLLFD_BYTES = 8;

    private final Libc libc;
    private final NativeBuffer buffer;
    private final NativeBuffer poll;
    private final int readEnd;
    private int writeEnd;

    OutputPipe(Libc libc) {
        this.libc = libc;
        this.buffer = NativeBuffer.allocate(libc, CAPACITY);
        this.poll = NativeBuffer.allocate(libc, POLLFD_BYTES);
        int result = libc.pipe2(buffer.address(), Native.O_CLOEXEC | Native.O_NONBLOCK);
        buffer.keepAlive();
        if (result < 0) {
            throw new NetlinkIOException("make a pipe for the output of a program", -result, Outcome.NOT_SENT);
        }
        this.readEnd = buffer.buffer().getInt(0);
        this.writeEnd = buffer.buffer().getInt(Integer.BYTES);
    }

    /** Where the program writes. It is opened once more for the program, and that open file blocks as usual. */
    File file() {
        return new File("/proc/self/fd/" + writeEnd);
    }

    /** Called when the program has been started: from now on the pipe ends with the last process that holds it. */
    void started() {
        libc.close(writeEnd);
        writeEnd = -1;
    }

    /**
     * Reads what is there, without waiting.
     *
     * @return how many bytes {@link #copy} has; 0 at the end, {@code -EAGAIN} when nothing is there
     */
    int read() {
        int result = libc.read(readEnd, buffer.address(), CAPACITY);
        buffer.keepAlive();
        return result;
    }

    /** Copies what was read. */
    void copy(byte[] into, int at, int length) {
        buffer.buffer().get(0, into, at, length);
    }

    /** Waits until there is something to read, or the time is up. */
    void await(int millis) {
        poll.buffer().putInt(0, readEnd).putShort(Integer.BYTES, Native.POLLIN);
        // A signal ends it early, and the caller looks again.
        int ignored = libc.poll(poll.address(), 1, millis);
        poll.keepAlive();
    }

    @Override
    public void close() {
        if (writeEnd >= 0) {
            started();
        }
        libc.close(readEnd);
    }
}
