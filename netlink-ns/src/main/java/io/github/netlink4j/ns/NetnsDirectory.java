package io.github.netlink4j.ns;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.codec.Text;
import io.github.netlink4j.sys.Libc;
import io.github.netlink4j.sys.Native;
import io.github.netlink4j.sys.NativeBuffer;
import io.github.netlink4j.sys.NetnsFile;
import io.github.netlink4j.sys.NetnsThread;
import io.github.netlink4j.sys.Privilege;
import io.github.netlink4j.sys.Sys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The directory of names, which is shared with {@code ip netns}: each name is a file onto which the namespace is mounted.
 * The directory itself is a shared mount, so that names appear in all mount namespaces. ip/ipnetns.c of iproute2 sets the
 * protocol; ours differs in that a step that fails takes back what was done before it.
 */
final class NetnsDirectory {
    private static final Path DIRECTORY = Path.of("/run/netns");
    private static final int MODE = 0755;

    private NetnsDirectory() {}

    static Path path(String name) {
        return DIRECTORY.resolve(name);
    }

    static List<String> list() {
        if (!Files.isDirectory(DIRECTORY)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(DIRECTORY)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        names.sort(null);
        return List.copyOf(names);
    }

    /** Creates a namespace and its name; answers a descriptor. */
    static int create(String name) {
        Libc libc = Sys.libc();
        String what = "create network namespace " + Text.quote(name);
        prepare(libc, what);
        NativeBuffer path = NativeBuffer.cString(libc, path(name).toString());
        // Exclusive, so that it is ours alone, and no symbolic link leads elsewhere.
        int file = check(
                libc.open(path.address(), Native.O_RDONLY | Native.O_CREAT | Native.O_EXCL | Native.O_CLOEXEC, 0),
                what);
        try {
            return NetnsThread.callInNew(() -> {
                mount(libc, NetnsFile.OF_THIS_THREAD, "/proc/self/fd/" + file, Native.MS_BIND, what);
                return NetnsFile.open(NetnsFile.OF_THIS_THREAD);
            });
        } catch (RuntimeException e) {
            unmount(libc, path);
            libc.unlinkat(Native.AT_FDCWD, path.address(), 0);
            throw e;
        } finally {
            libc.close(file);
            path.keepAlive();
        }
    }

    static void delete(String name) {
        Libc libc = Sys.libc();
        String what = "delete network namespace " + Text.quote(name);
        NativeBuffer path = NativeBuffer.cString(libc, path(name).toString());
        int unmounted = unmount(libc, path);
        if (unmounted != -Native.EINVAL) {
            check(unmounted, what);
        }
        check(libc.unlinkat(Native.AT_FDCWD, path.address(), 0), what);
        path.keepAlive();
    }

    /** Unmounts all that is mounted on the file: by mistake several namespaces may be. Answers the last result. */
    private static int unmount(Libc libc, NativeBuffer path) {
        int result;
        do {
            result = libc.umount2(path.address(), Native.MNT_DETACH | Native.UMOUNT_NOFOLLOW);
        } while (result >= 0);
        return result;
    }

    /** Makes the directory, and makes it a shared mount; under a lock, since {@code ip netns} does the same. */
    private static void prepare(Libc libc, String what) {
        NativeBuffer directory = NativeBuffer.cString(libc, DIRECTORY.toString());
        int made = libc.mkdir(directory.address(), MODE);
        if (made != -Native.EEXIST) {
            check(made, what + ": make " + DIRECTORY);
        }
        int flags = Native.O_RDONLY | Native.O_DIRECTORY | Native.O_NOFOLLOW | Native.O_CLOEXEC;
        int lock = check(libc.open(directory.address(), flags, 0), what + ": open " + DIRECTORY);
        directory.keepAlive();
        try {
            refuseIfOthersCanWrite();
            check(libc.flock(lock, Native.LOCK_EX), what + ": lock " + DIRECTORY);
            share(libc, what);
        } finally {
            libc.close(lock);
        }
    }

    private static void share(Libc libc, String what) {
        int shared = tryMount(libc, "", DIRECTORY.toString(), Native.MS_SHARED | Native.MS_REC);
        if (shared == -Native.EINVAL) {
            // It is no mount of its own yet.
            mount(libc, DIRECTORY.toString(), DIRECTORY.toString(), Native.MS_BIND | Native.MS_REC, what);
            shared = tryMount(libc, "", DIRECTORY.toString(), Native.MS_SHARED | Native.MS_REC);
        }
        check(shared, what + ": share the mount " + DIRECTORY);
    }

    private static void refuseIfOthersCanWrite() {
        try {
            int mode = (int) Files.getAttribute(DIRECTORY, "unix:mode");
            boolean sticky = (mode & 01000) != 0;
            if ((mode & 0022) != 0 && !sticky) {
                throw new NetlinkIOException(
                        DIRECTORY + " can be written by anybody, who could put other namespaces there",
                        Outcome.NOT_SENT,
                        null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void mount(Libc libc, String source, String target, int flags, String what) {
        check(tryMount(libc, source, target, flags), what + ": mount");
    }

    private static int tryMount(Libc libc, String source, String target, int flags) {
        NativeBuffer from = NativeBuffer.cString(libc, source);
        NativeBuffer to = NativeBuffer.cString(libc, target);
        NativeBuffer type = NativeBuffer.cString(libc, "none");
        int result = libc.mount(from.address(), to.address(), type.address(), flags, 0);
        from.keepAlive();
        to.keepAlive();
        type.keepAlive();
        return result;
    }

    private static int check(int result, String what) {
        if (result < 0) {
            throw new NetlinkIOException(what + Privilege.SYS_ADMIN.hintFor(result), -result, Outcome.NOT_SENT);
        }
        return result;
    }
}
