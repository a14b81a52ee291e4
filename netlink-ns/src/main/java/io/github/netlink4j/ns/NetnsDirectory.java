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
 * The directory of names, which is shared with {@code ip netns}: each name is a file onto which the namespace is mounted.
 * ip/ipnetns.c of iproute2 sets the protocol; ours differs in that a step that fails takes back what was done before it.
 *
 * <p>Names are bytes. Everything here is done by system calls on a descriptor of the directory: java.nio.file would encode
 * names as the locale does ({@code sun.jnu.encoding}), and can express none but ASCII ones in the C locale.
 */
final class NetnsDirectory {
    private static final String SYSTEM = "/run/netns";

    private final Libc libc;
    private final String path;

    NetnsDirectory(Libc libc, String path) {
        this.libc = libc;
        this.path = path;
    }

    /** The one of {@code ip netns}. */
    static NetnsDirectory system() {
        return new NetnsDirectory(Sys.libc(), SYSTEM);
    }

    /** The names, in alphabetical order. */
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

    /** Opens a name; returns a descriptor. */
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
     * @param handle makes of the descriptor what is returned; when it fails, the name is taken back
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

    /** Deletes a name, and everything that is mounted on it: by mistake several namespaces may be. */
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

    /** A path that leads to a file through the descriptor of its directory, for calls that take nothing but a path. */
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
