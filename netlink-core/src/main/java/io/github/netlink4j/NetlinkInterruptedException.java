package io.github.netlink4j;

/** The calling thread was interrupted while it waited. Its interrupt flag stays set, and the handle stays usable. */
public final class NetlinkInterruptedException extends NetlinkException {
    private static final long serialVersionUID = 1;

    public NetlinkInterruptedException(String message, Outcome outcome) {
        super(message, outcome, null);
    }
}
