package io.github.netlink4j;

import org.jspecify.annotations.Nullable;

/** A system call under the request failed, or the handle was closed before or during the call. */
public final class NetlinkIOException extends NetlinkException {
    private static final long serialVersionUID = 1;

    private final int errno;

    /** A failure that has no errno, such as a closed handle or a library that cannot be loaded. */
    public NetlinkIOException(String message, Outcome outcome, @Nullable Throwable cause) {
        super(message, outcome, cause);
        this.errno = 0;
    }

    /** A system call answered an errno: {@code what} says what it was for, as in {@code open /run/netns/pb}. */
    public NetlinkIOException(String what, int errno, Outcome outcome) {
        super(what + ": " + Errno.describe(errno), outcome, null);
        this.errno = errno;
    }

    /** The errno of the system call, such as 24 for EMFILE, or 0 when there is none. */
    public int errno() {
        return errno;
    }

    /** Whether what was asked for does not exist: ENOENT or ESRCH. */
    public boolean isNotFound() {
        return errno == Errno.ENOENT.number() || errno == Errno.ESRCH.number();
    }

    /** Whether what was to be made exists already: EEXIST. */
    public boolean isExists() {
        return errno == Errno.EEXIST.number();
    }

    /** Whether the caller lacks the privilege: EPERM or EACCES. */
    public boolean isDenied() {
        return errno == Errno.EPERM.number() || errno == Errno.EACCES.number();
    }
}
