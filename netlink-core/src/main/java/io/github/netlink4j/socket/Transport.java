package io.github.netlink4j.socket;

/**
 * Carries datagrams to the kernel and back: a socket or, in a test, a script that simulates the kernel. One thread sends and
 * receives at a time; any thread may close at any time.
 */
public interface Transport extends AutoCloseable, Pollable {
    /** Why a wait ended. */
    enum Wait {
        /** {@link #receive} can return something. */
        READY,
        /** The time has passed. */
        TIMED_OUT,
        /** The thread was interrupted; its interrupt status is set. */
        INTERRUPTED,
        /** The transport is closed. */
        CLOSED
    }

    /**
     * Sends one datagram to the kernel.
     *
     * @return 0, or {@code -errno} when nothing was sent
     */
    int send(byte[] bytes, int length);

    /**
     * Receives the next datagram if there is one. Never waits.
     *
     * @return 0, or {@code -errno}: EAGAIN when there is none, ENOBUFS when some were lost
     */
    int receive(Datagram into);

    /**
     * Waits until {@link #receive} can return something other than EAGAIN, the time has passed, the thread is interrupted, or
     * this transport is closed.
     *
     * @param nanos maximum time in nanoseconds; when not positive, only checks
     */
    Wait await(long nanos);

    /**
     * Returns whether {@link #receive} can return a datagram that was already received from the kernel. A program that waits by
     * other means than {@link #await} must take such datagrams first.
     */
    default boolean hasBuffered() {
        return false;
    }

    /** Returns the port of this socket, which the kernel writes into the nlmsg_pid of its answers. */
    int port();

    /**
     * Returns the number of messages that the kernel has dropped since the socket was opened because its queue was full; -1
     * when not known.
     */
    default long drops() {
        return -1;
    }

    /**
     * Returns the cookie of the network namespace, unique until the next boot; 0 when not known, as before Linux 5.14, or when
     * there is no namespace, as for a script. SO_NETNS_COOKIE.
     */
    default long netnsCookie() {
        return 0;
    }

    /**
     * Opens another transport in the same network namespace, and joins multicast groups. The calling thread may be in another
     * namespace.
     *
     * @param groups their numbers, such as 1 for RTNLGRP_LINK
     * @throws io.github.netlink4j.NetlinkIOException EPERM when the calling thread is in another namespace, or the kernel is
     *     older than Linux 5.14, and it lacks CAP_NET_ADMIN or CAP_SYS_ADMIN over that namespace
     * @throws UnsupportedOperationException when this transport is not a socket
     */
    default Transport listen(SocketOptions options, int... groups) {
        throw new UnsupportedOperationException("this transport is in no network namespace");
    }

    /**
     * {@inheritDoc}
     *
     * @throws UnsupportedOperationException when this transport is not a socket
     */
    @Override
    default LentDescriptor lend() {
        throw new UnsupportedOperationException("this transport has no descriptor to lend");
    }

    /** Closes this transport and ends a wait. Calls after that return EBADF. Has no effect when called again. */
    @Override
    void close();
}
