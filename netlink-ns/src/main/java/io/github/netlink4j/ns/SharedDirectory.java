package io.github.netlink4j.ns;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.NetlinkInterruptedException;
import io.github.netlink4j.NetlinkTimeoutException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.internal.Polling;
import io.github.netlink4j.sys.FileStatus;
import io.github.netlink4j.sys.Libc;
import io.github.netlink4j.sys.Native;
import io.github.netlink4j.sys.NativeBuffer;
import io.github.netlink4j.sys.Privilege;
import java.time.Duration;

/**
 * Prepares the directory of names for a new name: creates it, refuses it when another user could write to it, and makes it a
 * shared mount, so that names appear in all mount namespaces.
 *
 * <p>The directory is locked, as {@code ip netns} does, only for the first name after a boot: any user can hold that lock for
 * any time.
 */
final class SharedDirectory {
    private static final int MODE = 0755;
    private static final int STICKY = 01000;
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);

    private final Libc libc;
    private final String path;
    private final String what;
    private final Duration lockTimeout;

    /**
     * Creates the preparation.
     *
     * @param what the purpose, for error messages
     */
    SharedDirectory(Libc libc, String path, String what) {
        this(libc, path, what, LOCK_TIMEOUT);
    }

    SharedDirectory(Libc libc, String path, String what, Duration lockTimeout) {
        this.libc = libc;
        this.path = path;
        this.what = what;
        this.lockTimeout = lockTimeout;
    }

    /** Opens a directory, but not through a symbolic link; returns a descriptor or {@code -errno}. */
    static int open(Libc libc, String path) {
        NativeBuffer text = NativeBuffer.cString(libc, path);
        int flags = Native.O_RDONLY | Native.O_DIRECTORY | Native.O_NOFOLLOW | Native.O_CLOEXEC;
        int directory = libc.open(text.address(), flags, 0);
        text.keepAlive();
        return directory;
    }

    /** Prepares the directory, and returns a descriptor. */
    int prepare() {
        make();
        int directory = openTrusted();
        boolean done = false;
        try {
            if (share() == -Native.EINVAL) {
                bindUnderLock(directory);
                // The descriptor refers to the directory below the new mount.
                libc.close(directory);
                directory = -1;
                directory = openTrusted();
            }
            done = true;
            return directory;
        } finally {
            if (!done && directory >= 0) {
                libc.close(directory);
            }
        }
    }

    private void make() {
        NativeBuffer text = NativeBuffer.cString(libc, path);
        int made = libc.mkdir(text.address(), MODE);
        text.keepAlive();
        if (made < 0 && made != -Native.EEXIST) {
            String hint = made == -Native.EACCES
                    ? " (the directory above it cannot be written" + UserNamespace.hint() + ")"
                    : "";
            throw failed("create " + path + hint, made);
        }
    }

    private int openTrusted() {
        int directory = open(libc, path);
        if (directory < 0) {
            throw failed("open " + path, directory);
        }
        boolean trusted = false;
        try {
            refuseIfOthersCanWrite(directory);
            trusted = true;
            return directory;
        } finally {
            if (!trusted) {
                libc.close(directory);
            }
        }
    }

    private void refuseIfOthersCanWrite(int directory) {
        FileStatus status = new FileStatus(libc);
        int result = status.read(directory);
        if (result < 0) {
            throw failed("read the status of " + path, result);
        }
        if (status.uid() != 0 && status.uid() != libc.geteuid()) {
            throw refused("belongs to user " + status.uid() + ", who could put other namespaces there"
                    + UserNamespace.hint());
        }
        int mode = status.mode() & 07777;
        if ((mode & 0022) != 0 && (mode & STICKY) == 0) {
            throw refused("has mode 0" + Integer.toOctalString(mode) + ": "
                    + ((mode & 0002) != 0 ? "any user" : "its group")
                    + " could put other namespaces there; chmod go-w " + path + " corrects it");
        }
    }

    private NetlinkIOException refused(String reason) {
        return new NetlinkIOException(what + ": " + path + " " + reason, Outcome.NOT_SENT, null);
    }

    private void bindUnderLock(int directory) {
        lock(directory);
        // Another process may have done it meanwhile.
        if (share() == -Native.EINVAL) {
            int bound = mount(path, path, Native.MS_BIND | Native.MS_REC);
            if (bound < 0) {
                throw failed("mount " + path, bound);
            }
            int shared = share();
            if (shared < 0) {
                throw failed("share the mount " + path, shared);
            }
        }
    }

    /** Locks the directory by repeated attempts: a blocking flock(2) has no timeout, and an interrupt does not end it. */
    private void lock(int directory) {
        try {
            if (!Polling.await(lockTimeout, () -> tryLock(directory))) {
                throw new NetlinkTimeoutException(
                        what + ": another process has held the lock on " + path + " for " + lockTimeout.toMillis()
                                + " ms",
                        Outcome.NOT_SENT);
            }
        } catch (NetlinkInterruptedException e) {
            throw new NetlinkInterruptedException(
                    what + ": interrupted while another process held the lock on " + path, Outcome.NOT_SENT);
        }
    }

    private boolean tryLock(int directory) {
        int result = libc.flock(directory, Native.LOCK_EX | Native.LOCK_NB);
        if (result < 0 && result != -Native.EAGAIN && result != -Native.EINTR) {
            throw failed("lock " + path, result);
        }
        return result >= 0;
    }

    /** Makes the mount shared; returns {@code -EINVAL} when the directory is not a mount point yet. */
    private int share() {
        int shared = mount("", path, Native.MS_SHARED | Native.MS_REC);
        if (shared < 0 && shared != -Native.EINVAL) {
            throw failed("share the mount " + path, shared);
        }
        return shared;
    }

    private int mount(String source, String target, int flags) {
        NativeBuffer from = NativeBuffer.cString(libc, source);
        NativeBuffer to = NativeBuffer.cString(libc, target);
        NativeBuffer type = NativeBuffer.cString(libc, "none");
        int result = libc.mount(from.address(), to.address(), type.address(), flags, 0);
        from.keepAlive();
        to.keepAlive();
        type.keepAlive();
        return result;
    }

    private NetlinkIOException failed(String step, int result) {
        String hint = result == -Native.EPERM ? Privilege.SYS_ADMIN.hintFor(result) : "";
        return new NetlinkIOException(what + ": " + step + hint, -result, Outcome.NOT_SENT);
    }
}
