package io.github.netlink4j.socket;

import io.github.netlink4j.sys.Libc;
import io.github.netlink4j.sys.Native;
import io.github.netlink4j.sys.NativeBuffer;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

// Hot path: waiting allocates nothing.

/** Waits until a socket is readable or its waker is signalled: poll(2) of two descriptors. */
final class SocketPoll {
    /** Two struct pollfd. */
    private static final int POLLFDS_BYTES = 16;

    private static final int SECOND = 8;
    private static final int EVENTS = 4;
    private static final int REVENTS = 6;

    private final Libc libc;
    private final NativeBuffer pollfds;

    SocketPoll(Libc libc) {
        this.libc = libc;
        this.pollfds = NativeBuffer.allocate(libc, POLLFDS_BYTES);
    }

    /**
     * Waits. A signal to this thread ends the wait early (EINTR); the caller then tries to receive, as when the socket is
     * ready.
     *
     * @return 0 when the time has passed
     */
    int await(int socket, int waker, long nanos) {
        ByteBuffer memory = pollfds.buffer();
        memory.putInt(0, socket);
        memory.putShort(EVENTS, Native.POLLIN);
        memory.putInt(SECOND, waker);
        memory.putShort(SECOND + EVENTS, Native.POLLIN);
        memory.putShort(SECOND + REVENTS, (short) 0);
        // A negative number would mean no timeout; the deadline may have passed while the thread was blocked in send.
        long millis = TimeUnit.NANOSECONDS.toMillis(Math.max(nanos, 0) + 999_999);
        int ready = libc.poll(pollfds.address(), 2, (int) Math.min(millis, Integer.MAX_VALUE));
        pollfds.keepAlive();
        return ready;
    }

    /** Returns whether the last wait found the waker signalled. */
    boolean wasWoken() {
        return pollfds.buffer().getShort(SECOND + REVENTS) != 0;
    }
}
