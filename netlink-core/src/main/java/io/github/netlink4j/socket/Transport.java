package io.github.netlink4j.socket;

/**
 * What carries datagrams to the kernel and back: a socket, or a script that plays the kernel in a test. One thread sends
 * and receives at a time; any thread may close at any time.
 */
public interface Transport extends AutoCloseable, Pollable {
    /** Why a wait ended. */
    enum Wait {
        READY,
        TIMED_OUT,
        INTERRUPTED,
        CLOSED
    }

    /**
     * Sends one datagram to the kernel.
     *
     * @return 0, or {@code -errno}; then nothing was sent
     */
    int send(byte[] bytes, int length);

    /**
     * Takes the next datagram if there is one; never waits.
     *
     * @return 0, or {@code -errno}: EAGAIN when there is none, ENOBUFS when some were lost
     */
    int receive(Datagram into);

    /**
     * Waits until {@link #receive} has something to say, the time is up, the thread is interrupted, or it is closed.
     *
     * @param nanos how long at most; when not positive it looks and does not wait
     */
    Wait await(long nanos);

    /**
     * Whether {@link #receive} has something to say that the system has handed over already: who waits by other means
     * than {@link #await} must take it first.
     */
    default boolean isHolding() {
        return false;
    }

    /** Our own address: what the kernel writes into the nlmsg_pid of its answers. */
    int port();

    /**
     * How many messages the kernel has thrown away because our queue was full, from the beginning of the socket; -1 when
     * that is not known.
     */
    default long drops() {
        return -1;
    }

    /**
     * Returns the cookie of the network namespace that it reaches, which no other namespace has while the machine runs; 0 when
     * that is not known, as before Linux 5.14, or when there is no namespace, as for a script. SO_NETNS_COOKIE.
     */
    default long netnsCookie() {
        return 0;
    }

    /**
     * Opens another transport in the same network namespace, whatever thread calls, and joins multicast groups.
     *
     * @param groups their numbers, such as 1 for RTNLGRP_LINK
     * @throws io.github.netlink4j.NetlinkIOException EPERM when the calling thread is in another namespace, or the kernel is
     *     older than Linux 5.14, and it lacks CAP_NET_ADMIN or CAP_SYS_ADMIN over that namespace
     * @throws UnsupportedOperationException when this transport is in no namespace, as a script
     */
    default Transport listen(SocketOptions options, int... groups) {
        throw new UnsupportedOperationException("this transport is in no network namespace");
    }

    /** {@inheritDoc} A script has none, and says so. */
    @Override
    default LentDescriptor lend() {
        throw new UnsupportedOperationException("this transport has no descriptor to lend");
    }

    /** Wakes whoever waits. What is called afterwards answers EBADF. Does nothing the second time. */
    @Override
    void close();
}
