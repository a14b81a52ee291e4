package io.github.netlink4j;

/** No verdict arrived before the deadline. The handle stays usable; a late answer is recognised and thrown away. */
public final class NetlinkTimeoutException extends NetlinkException {
    private static final long serialVersionUID = 1;

    public NetlinkTimeoutException(String message, Outcome outcome) {
        super(message, outcome, null);
    }
}
