package io.github.netlink4j.ns;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.codec.Text;
import io.github.netlink4j.sys.FileStatus;
import io.github.netlink4j.sys.Libc;
import io.github.netlink4j.sys.Native;
import io.github.netlink4j.sys.NativeBuffer;
import io.github.netlink4j.sys.NetnsFile;
import io.github.netlink4j.sys.Privilege;
import java.util.function.IntFunction;

/**
 * Creates a name for the network namespace of the calling thread: an empty file, onto which the namespace is mounted.
 *
 * <p>After a failure the earlier steps are undone, but only where the file is verifiably the one created here: between any two
 * steps another process may delete the name and create it again. So the file at the name is compared with the file that was
 * created here and with the namespace; both are kept open meanwhile, so that no other file can have their inodes.
 */
final class NewName {
    private final Libc libc;
    private final int directory;
    private final String path;
    private final String name;
    private final String what;

    NewName(Libc libc, int directory, String path, String name, String what) {
        this.libc = libc;
        this.directory = directory;
        this.path = path;
        this.name = name;
        this.what = what;
    }

    /** Creates the name, and returns the result of {@code handle} for a descriptor of the namespace. */
    <T> T create(IntFunction<T> handle) {
        // Everything that can fail independently of the name is done first.
        int namespace = NetnsFile.open(NetnsFile.OF_THIS_THREAD);
        boolean done = false;
        try {
            T made = nameAnd(namespace, handle);
            done = true;
            return made;
        } finally {
            if (!done) {
                libc.close(namespace);
            }
        }
    }

    private <T> T nameAnd(int namespace, IntFunction<T> handle) {
        Undo undo = new Undo(libc, directory, name);
        NativeBuffer target = NativeBuffer.cString(libc, name);
        // O_EXCL, so that no other process has created the file, and no symbolic link is followed.
        int flags = Native.O_RDONLY | Native.O_CREAT | Native.O_EXCL | Native.O_CLOEXEC;
        int file = libc.openat(directory, target.address(), flags, 0);
        target.keepAlive();
        if (file < 0) {
            throw refused(file);
        }
        boolean done = false;
        try {
            mount(file);
            T made = handle.apply(namespace);
            done = true;
            return made;
        } finally {
            if (!done) {
                undo.run(namespace, file);
            }
            libc.close(file);
        }
    }

    private void mount(int file) {
        NativeBuffer source = NativeBuffer.cString(libc, NetnsFile.OF_THIS_THREAD);
        NativeBuffer target = NativeBuffer.cString(libc, "/proc/thread-self/fd/" + file);
        NativeBuffer type = NativeBuffer.cString(libc, "none");
        int result = libc.mount(source.address(), target.address(), type.address(), Native.MS_BIND, 0);
        source.keepAlive();
        target.keepAlive();
        type.keepAlive();
        if (result == -Native.ENOENT) {
            throw new NetlinkIOException(
                    what + " (another process deleted the name while it was created)", -result, Outcome.NOT_SENT);
        }
        if (result < 0) {
            throw new NetlinkIOException(
                    what + ": mount" + Privilege.SYS_ADMIN.hintFor(result), -result, Outcome.NOT_SENT);
        }
    }

    private NetlinkIOException refused(int result) {
        String reason = "";
        if (result == -Native.EEXIST) {
            reason = whyNotANamespace();
        } else if (result == -Native.EACCES) {
            reason = " (" + path + " cannot be written" + UserNamespace.hint() + ")";
        }
        return new NetlinkIOException(what + reason, -result, Outcome.NOT_SENT);
    }

    /** Returns an explanation and a remedy when the existing name is not a namespace; empty when it is one. */
    private String whyNotANamespace() {
        NativeBuffer file = NativeBuffer.cString(libc, name);
        int there = libc.openat(directory, file.address(), Native.O_PATH | Native.O_NOFOLLOW | Native.O_CLOEXEC, 0);
        file.keepAlive();
        if (there < 0) {
            return "";
        }
        try {
            return NetnsFile.isNamespace(libc, there)
                    ? ""
                    : " (" + Text.quote(path + "/" + name) + " is not a namespace: it was left behind by a program"
                            + " that was killed while it created or deleted the name, or is being created at this"
                            + " moment; Netns.delete removes it)";
        } finally {
            libc.close(there);
        }
    }

    /**
     * Undoes the creation of a name. Never removes a namespace that another process has mounted: the mount is removed by its
     * own descriptor, and the kernel refuses to unlink a file on which something is mounted (EBUSY). Created before the first
     * step, so that it needs no memory later.
     */
    private static final class Undo {
        private final Libc libc;
        private final int directory;
        private final NativeBuffer name;
        private final FileStatus there;
        private final FileStatus ours;

        Undo(Libc libc, int directory, String name) {
            this.libc = libc;
            this.directory = directory;
            this.name = NativeBuffer.cString(libc, name);
            this.there = new FileStatus(libc);
            this.ours = new FileStatus(libc);
        }

        void run(int namespace, int placeholder) {
            removeMount(namespace);
            int file = open();
            if (file >= 0) {
                if (isSame(file, placeholder)) {
                    libc.unlinkat(directory, name.address(), 0);
                    name.keepAlive();
                }
                libc.close(file);
            }
        }

        private void removeMount(int namespace) {
            int mounted = open();
            if (mounted >= 0) {
                if (isSame(mounted, namespace)) {
                    NativeBuffer mount = NativeBuffer.cString(libc, "/proc/thread-self/fd/" + mounted);
                    libc.umount2(mount.address(), Native.MNT_DETACH);
                    mount.keepAlive();
                }
                libc.close(mounted);
            }
        }

        private int open() {
            int flags = Native.O_PATH | Native.O_NOFOLLOW | Native.O_CLOEXEC;
            int file = libc.openat(directory, name.address(), flags, 0);
            name.keepAlive();
            return file;
        }

        private boolean isSame(int file, int expected) {
            return ours.read(expected) >= 0 && there.read(file) >= 0 && there.isSameFile(ours);
        }
    }
}
