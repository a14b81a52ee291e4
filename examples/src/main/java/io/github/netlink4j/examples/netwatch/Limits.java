package io.github.netlink4j.examples.netwatch;

/**
 * How much memory and how many clients the daemon allows.
 *
 * @param receiveBuffer size of the kernel's queue for events, in bytes
 * @param mostWaiting bytes that may wait for a client before it is disconnected, or twice the size of the whole state if that
 *     is more, so that no client is disconnected only because everything has changed
 * @param mostClients number of clients at a time; further clients wait in the queue of the listening socket. Users other
 *     than the daemon's own and root get at most three quarters of these, so that they cannot exclude its owner by holding
 *     connections open
 */
record Limits(int receiveBuffer, long mostWaiting, int mostClients) {
    private static final Limits DEFAULTS = new Limits(8 << 20, 4 << 20, 1000);

    /** Returns how many clients of other users are served at a time. */
    int mostOthers() {
        return mostClients - (mostClients + 3) / 4;
    }

    static Limits defaults() {
        return DEFAULTS;
    }
}
