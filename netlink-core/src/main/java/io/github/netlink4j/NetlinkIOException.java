package io.github.netlink4j;

import org.jspecify.annotations.Nullable;

/** A system call failed, or the handle was closed before or during the call. */
public final class NetlinkIOException extends NetlinkException {
    private static final long serialVersionUID = 1;

    private final int errno;

    /** Creates an exception without an errno, such as for a closed handle or a native library that cannot be loaded. */
    public NetlinkIOException(String message, Outcome outcome, @Nullable Throwable cause) {
        super(message, outcome, cause);
        this.errno = 0;
    }

    /**
     * Creates an exception for a failed system call.
     *
     * @param what what the call was for, as in {@code open /run/netns/pb}; begins the message
     * @param errno the positive errno
     */
    public NetlinkIOException(String what, int errno, Outcome outcome) {
        super(what + ": " + Errno.describe(errno), outcome, null);
        this.errno = errno;
    }

    /** Returns the errno of the system call, such as 24 for EMFILE, or 0 when there is none. */
    public int errno() {
        return errno;
    }

    /** Returns whether the requested object does not exist: ENOENT or ESRCH. */
    public boolean isNotFound() {
        return errno == Errno.ENOENT.number() || errno == Errno.ESRCH.number();
    }

    /** Returns whether the object to be created already exists: EEXIST. */
    public boolean isExists() {
        return errno == Errno.EEXIST.number();
    }

    /** Returns whether the caller lacks the privilege: EPERM or EACCES. */
    public boolean isDenied() {
        return errno == Errno.EPERM.number() || errno == Errno.EACCES.number();
    }
}
