package io.github.netlink4j.examples.netwatch;

/**
 * How much the daemon takes upon itself.
 *
 * @param receiveBuffer bytes of the kernel's queue for events
 * @param mostWaiting bytes that may wait for a client before it is dropped; or twice the whole state if that is more, so
 *     that nobody is dropped only because everything has changed
 * @param mostClients who comes when there are so many waits outside; of these, users other than the daemon's own and root
 *     get at most three quarters, so that they cannot shut out its owner by connections that they only hold
 */
record Limits(int receiveBuffer, long mostWaiting, int mostClients) {
    private static final Limits DEFAULTS = new Limits(8 << 20, 4 << 20, 1000);

    /** How many clients of other users are served at a time. */
    int mostOthers() {
        return mostClients - (mostClients + 3) / 4;
    }

    static Limits defaults() {
        return DEFAULTS;
    }
}
