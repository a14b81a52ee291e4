package io.github.netlink4j;

/** A received message is malformed: a length exceeds the space around it, or a value is truncated. */
public final class MalformedMessageException extends NetlinkException {
    private static final long serialVersionUID = 1;

    /** Creates the exception, with {@link Outcome#UNKNOWN}. */
    public MalformedMessageException(String message) {
        super(message, Outcome.UNKNOWN, null);
    }
}
