package io.github.netlink4j.examples.netwatch;

import java.time.Duration;

/**
 * How much memory and how many clients the daemon allows.
 *
 * @param receiveBuffer size of the kernel's queue for events, in bytes
 * @param mostWaiting bytes that may wait for a client before it is disconnected, or twice the size of the whole state if that
 *     is more, so that no client is disconnected only because everything has changed
 * @param mostClients number of clients at a time; further clients wait in the queue of the listening socket. Users other
 *     than the daemon's own and root get at most three quarters of these, so that they cannot exclude its owner by holding
 *     connections open. Each of these users gets at most a quarter of that share, rounded up, so that one of them cannot
 *     exclude the others
 * @param longestStall a client is disconnected when lines are waiting for it and nothing could be sent for longer than this;
 *     a client that has received everything may stay connected for any time
 */
record Limits(int receiveBuffer, long mostWaiting, int mostClients, Duration longestStall) {
    private static final Duration DEFAULT_STALL = Duration.ofSeconds(30);
    private static final Limits DEFAULTS = new Limits(8 << 20, 4 << 20, 1000);

    /** Creates limits with the default for {@code longestStall}, which is 30 seconds. */
    Limits(int receiveBuffer, long mostWaiting, int mostClients) {
        this(receiveBuffer, mostWaiting, mostClients, DEFAULT_STALL);
    }

    /** Returns how many clients of other users are served at a time. */
    int mostOthers() {
        return mostClients - (mostClients + 3) / 4;
    }

    /** Returns how many clients of one other user are served at a time. */
    int mostOfOneOther() {
        return (mostOthers() + 3) / 4;
    }

    static Limits defaults() {
        return DEFAULTS;
    }
}
