package io.github.netlink4j;

/** No answer arrived before the deadline. The handle stays usable; a late answer is recognised and dropped. */
public final class NetlinkTimeoutException extends NetlinkException {
    private static final long serialVersionUID = 1;

    /** Creates the exception. */
    public NetlinkTimeoutException(String message, Outcome outcome) {
        super(message, outcome, null);
    }
}
