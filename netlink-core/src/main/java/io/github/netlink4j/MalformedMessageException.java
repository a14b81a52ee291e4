package io.github.netlink4j;

/** Bytes that should be a netlink message are not one: a length that runs past its container, or a value cut short. */
public final class MalformedMessageException extends NetlinkException {
    private static final long serialVersionUID = 1;

    public MalformedMessageException(String message) {
        super(message, Outcome.UNKNOWN, null);
    }
}
