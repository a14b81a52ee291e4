package io.github.netlink4j;

import org.jspecify.annotations.Nullable;

/**
 * A netlink call failed. The subclasses say how; {@link #outcome()} says whether the change happened all the same.
 *
 * <p>A wrong argument is not reported this way: it is an {@link IllegalArgumentException}, thrown before anything is
 * sent, that names the attribute and its limit.
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

    /** Returns whether the change happened. For a failed read there is nothing to undo. */
    public Outcome outcome() {
        return outcome;
    }
}
