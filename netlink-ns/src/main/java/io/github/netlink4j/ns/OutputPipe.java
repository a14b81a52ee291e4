package io.github.netlink4j.ns;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.sys.Libc;
import io.github.netlink4j.sys.Native;
import io.github.netlink4j.sys.NativeBuffer;
import java.io.File;

/**
 * A pipe for the output of a program, read without blocking. Reading the stream of a {@link Process} blocks until every process
 * has closed the other end, and neither an interrupt nor the end of the program ends that.
 */
final class OutputPipe implements AutoCloseable {
    /** Default capacity of a pipe in bytes. */
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
            throw new NetlinkIOException("create a pipe for the output of a program", -result, Outcome.NOT_SENT);
        }
        this.readEnd = buffer.buffer().getInt(0);
        this.writeEnd = buffer.buffer().getInt(Integer.BYTES);
    }

    /** Returns the file that the program writes to. Opening it again gives the program a file that blocks as usual. */
    File file() {
        return new File("/proc/self/fd/" + writeEnd);
    }

    /** Closes our write end after the program has been started, so that the pipe ends when all processes have closed theirs. */
    void started() {
        libc.close(writeEnd);
        writeEnd = -1;
    }

    /**
     * Reads what is available, without waiting.
     *
     * @return number of bytes for {@link #copy}; 0 at the end, {@code -EAGAIN} when nothing is available
     */
    int read() {
        int result = libc.read(readEnd, buffer.address(), CAPACITY);
        buffer.keepAlive();
        return result;
    }

    /** Copies the bytes of the last {@link #read}. */
    void copy(byte[] into, int at, int length) {
        buffer.buffer().get(0, into, at, length);
    }

    /** Waits until something can be read, for at most this time. */
    void await(int millis) {
        poll.buffer().putInt(0, readEnd).putShort(Integer.BYTES, Native.POLLIN);
        // A signal may end the wait early; the caller tries again.
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
