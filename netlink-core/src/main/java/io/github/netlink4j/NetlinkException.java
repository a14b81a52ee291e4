package io.github.netlink4j;

import org.jspecify.annotations.Nullable;

/**
 * A netlink call failed. The subclass states the cause; {@link #outcome()} states whether the change happened nevertheless.
 *
 * <p>Invalid arguments are not reported by this exception but by an {@link IllegalArgumentException}, which is thrown before
 * anything is sent and names the attribute and its limit.
 */
public abstract sealed class NetlinkException extends RuntimeException
        permits KernelException,
                BatchException,
                NetlinkIOException,
                NetlinkTimeoutException,
                NetlinkInterruptedException,
                DumpInterruptedException,
                MalformedMessageException {
    private static final long serialVersionUID = 1;

    private final Outcome outcome;

    NetlinkException(String message, Outcome outcome, @Nullable Throwable cause) {
        super(message, cause);
        this.outcome = outcome;
    }

    /** Returns whether the change happened. A failed read never changes anything, whatever its outcome. */
    public Outcome outcome() {
        return outcome;
    }
}
