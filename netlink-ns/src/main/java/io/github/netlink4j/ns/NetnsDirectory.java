package io.github.netlink4j.ns;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.codec.Text;
import io.github.netlink4j.sys.DirectoryNames;
import io.github.netlink4j.sys.Libc;
import io.github.netlink4j.sys.Native;
import io.github.netlink4j.sys.NativeBuffer;
import io.github.netlink4j.sys.NetnsFile;
import io.github.netlink4j.sys.NetnsThread;
import io.github.netlink4j.sys.Privilege;
import io.github.netlink4j.sys.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The directory of names, which is shared with {@code ip netns}: each name is a file onto which the namespace is mounted. The
 * protocol is that of ip/ipnetns.c of iproute2, except that a failed step undoes the steps before it.
 *
 * <p>Names are bytes. This class uses system calls on a descriptor of the directory, because java.nio.file encodes names by the
 * locale ({@code sun.jnu.encoding}), and in the C locale accepts only ASCII.
 */
final class NetnsDirectory {
    private static final String SYSTEM = "/run/netns";

    private final Libc libc;
    private final String path;

    NetnsDirectory(Libc libc, String path) {
        this.libc = libc;
        this.path = path;
    }

    /** Returns the directory of {@code ip netns}. */
    static NetnsDirectory system() {
        return new NetnsDirectory(Sys.libc(), SYSTEM);
    }

    /** Returns the names, in alphabetical order. */
    List<String> list() {
        String what = "list network namespaces in " + path;
        int directory = SharedDirectory.open(libc, path);
        if (directory == -Native.ENOENT) {
            return List.of();
        }
        check(directory, what);
        try {
            List<String> names = new ArrayList<>();
            check(DirectoryNames.read(libc, directory, names), what);
            names.sort(null);
            return List.copyOf(names);
        } finally {
            libc.close(directory);
        }
    }

    /** Opens the namespace of a name, and returns a descriptor. */
    int open(String name) {
        String file = Text.quote(path + "/" + name);
        int directory = check(SharedDirectory.open(libc, path), "open network namespace " + file);
        try {
            return NetnsFile.openAt(libc, directory, name, file);
        } finally {
            libc.close(directory);
        }
    }

    /**
     * Creates a namespace and its name.
     *
     * @param handle converts the descriptor to the result; when it throws, the name is deleted again
     */
    <T> T create(String name, IntFunction<T> handle) {
        String what = "create network namespace " + Text.quote(name);
        int directory = new SharedDirectory(libc, path, what).prepare();
        try {
            return NetnsThread.callInNew(() -> new NewName(libc, directory, path, name, what).create(handle));
        } finally {
            libc.close(directory);
        }
    }

    /** Deletes a name, and unmounts everything from it: several namespaces may have been mounted on it by mistake. */
    void delete(String name) {
        String what = "delete network namespace " + Text.quote(name);
        int directory = check(SharedDirectory.open(libc, path), what);
        try {
            NativeBuffer file = NativeBuffer.cString(libc, name);
            NativeBuffer mount = NativeBuffer.cString(libc, pathOf(directory, name));
            int unmounted;
            do {
                unmounted = libc.umount2(mount.address(), Native.MNT_DETACH | Native.UMOUNT_NOFOLLOW);
            } while (unmounted >= 0);
            mount.keepAlive();
            if (unmounted != -Native.EINVAL) {
                check(unmounted, what);
            }
            check(libc.unlinkat(directory, file.address(), 0), what);
            file.keepAlive();
        } finally {
            libc.close(directory);
        }
    }

    /** Returns the path of a file by a descriptor of its directory, for system calls that accept only a path. */
    static String pathOf(int directory, String name) {
        return "/proc/thread-self/fd/" + directory + "/" + name;
    }

    private static int check(int result, String what) {
        if (result < 0) {
            throw new NetlinkIOException(what + Privilege.SYS_ADMIN.hintFor(result), -result, Outcome.NOT_SENT);
        }
        return result;
    }
}
