package io.github.netlink4j;

/** The calling thread was interrupted while it waited. Its interrupt status stays set, and the handle stays usable. */
public final class NetlinkInterruptedException extends NetlinkException {
    private static final long serialVersionUID = 1;

    /** Creates the exception. */
    public NetlinkInterruptedException(String message, Outcome outcome) {
        super(message, outcome, null);
    }
}
