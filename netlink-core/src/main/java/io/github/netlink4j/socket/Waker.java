package io.github.netlink4j.socket;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.sys.Libc;
import io.github.netlink4j.sys.Native;
import io.github.netlink4j.sys.NativeBuffer;
import io.github.netlink4j.sys.SharedFd;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.spi.AbstractInterruptibleChannel;

/**
 * Ends a wait for a socket from another thread, by an eventfd that is polled together with the socket. Neither {@code close(2)}
 * nor {@link Thread#interrupt()} wakes a thread in a system call by itself.
 */
final class Waker implements AutoCloseable {
    private final Libc libc;
    private final SharedFd fd;
    private final NativeBuffer word;

    private Waker(Libc libc, SharedFd fd, NativeBuffer word) {
        this.libc = libc;
        this.fd = fd;
        this.word = word;
    }

    static Waker open(Libc libc) {
        NativeBuffer word = NativeBuffer.allocate(libc, Long.BYTES);
        word.buffer().putLong(0, 1);
        int fd = libc.eventfd(0, Native.EFD_CLOEXEC | Native.EFD_NONBLOCK);
        if (fd < 0) {
            throw new NetlinkIOException("eventfd", -fd, Outcome.NOT_SENT);
        }
        return new Waker(libc, SharedFd.own(libc, fd), word);
    }

    /** Returns the descriptor to poll. */
    int fd() {
        return fd.number();
    }

    boolean enter() {
        return fd.enter();
    }

    void exit() {
        fd.exit();
    }

    /** Ends the current wait or, when there is none, the next one. */
    void signal() {
        if (fd.enter()) {
            try {
                libc.write(fd.number(), word.address(), Long.BYTES);
                word.keepAlive();
            } finally {
                fd.exit();
            }
        }
    }

    /** Removes the signal, so that it does not end the next wait. */
    void drain(NativeBuffer scratch) {
        libc.read(fd.number(), scratch.address(), Long.BYTES);
        scratch.keepAlive();
    }

    /**
     * Makes the descriptor of a socket readable, by a request that the kernel acknowledges. An event loop that polls the
     * descriptor without the eventfd would otherwise not notice that the socket is closed.
     */
    static void makeReadable(Libc libc, SharedFd socket) {
        if (!socket.enter()) {
            return;
        }
        try {
            // Not the memory of send, which another thread may be using.
            NativeBuffer noop = NativeBuffer.allocate(libc, Wire.HEADER);
            noop.buffer().putInt(0, Wire.HEADER).putShort(4, (short) Netlink.NLMSG_NOOP);
            noop.buffer().putShort(6, (short) (Netlink.NLM_F_REQUEST | Netlink.NLM_F_ACK));
            // If the queue has no space for the answer, the descriptor is readable already.
            libc.send(socket.number(), noop.address(), Wire.HEADER, Native.MSG_DONTWAIT);
            noop.keepAlive();
        } finally {
            socket.exit();
        }
    }

    @Override
    public void close() {
        fd.close();
    }

    /** Makes an interrupt of the current thread signal this waker, from {@link #begun} to {@link #ended}. */
    final class OnInterrupt extends AbstractInterruptibleChannel {
        void begun() {
            begin();
        }

        /** Returns whether the thread was interrupted meanwhile; its interrupt status is set then. */
        boolean ended() {
            try {
                end(true);
                return Thread.currentThread().isInterrupted();
            } catch (ClosedByInterruptException e) {
                return true;
            } catch (AsynchronousCloseException e) {
                throw new IllegalStateException("only an interrupt closes this channel", e);
            }
        }

        /** Signals. Called by the interrupting thread. */
        @Override
        protected void implCloseChannel() {
            signal();
        }
    }
}
