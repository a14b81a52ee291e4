package io.github.netlink4j.socket;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.sys.Libc;
import io.github.netlink4j.sys.Native;
import io.github.netlink4j.sys.NativeBuffer;
import io.github.netlink4j.sys.Privilege;
import io.github.netlink4j.sys.SharedFd;

/** Opens a socket in the network namespace of another socket, whatever namespace the calling thread is in. */
final class SiblingSocket {
    private final Libc libc;
    private final NativeBuffer memory;

    private SiblingSocket(Libc libc) {
        this.libc = libc;
        this.memory = NativeBuffer.allocate(libc, 2 * Long.BYTES);
    }

    static NetlinkSocket open(Libc libc, SharedFd beside, SocketOptions options, int... groups) {
        if (!beside.enter()) {
            throw new NetlinkIOException(
                    "open a socket in the namespace of another one", Native.EBADF, Outcome.NOT_SENT);
        }
        try {
            NetlinkSocket made = new SiblingSocket(libc).open(beside.number(), options);
            try {
                for (int group : groups) {
                    made.join(group);
                }
                return made;
            } catch (RuntimeException | Error e) {
                made.close();
                throw e;
            }
        } finally {
            beside.exit();
        }
    }

    private NetlinkSocket open(int fd, SocketOptions options) {
        int protocol = (int) option(fd, Native.SO_PROTOCOL, Integer.BYTES);
        // Usually the thread is in the same namespace, where this needs no privilege.
        NetlinkSocket here = NetlinkSocket.open(protocol, options);
        if (sameNamespace(fd, here.fd())) {
            return here;
        }
        here.close();
        int namespace = libc.ioctl(fd, Native.SIOCGSKNS, 0);
        SocketSetup.check(namespace, "open the namespace of a socket" + Privilege.NET_ADMIN.hintFor(namespace));
        try {
            return NetlinkSocket.open(protocol, options, () -> namespace);
        } finally {
            libc.close(namespace);
        }
    }

    /** Returns whether both sockets are known to be in the same namespace; false before Linux 5.14, which has no cookies. */
    private boolean sameNamespace(int fd, SharedFd other) {
        long cookie = option(fd, Native.SO_NETNS_COOKIE, Long.BYTES);
        return cookie > 0 && cookie == option(other.number(), Native.SO_NETNS_COOKIE, Long.BYTES);
    }

    /** Returns the value of a socket option, or {@code -errno}. */
    private long option(int fd, int name, int bytes) {
        memory.buffer().putLong(0, 0).putInt(Long.BYTES, bytes);
        long length = memory.address() + Long.BYTES;
        int result = libc.getsockopt(fd, Native.SOL_SOCKET, name, memory.address(), length);
        memory.keepAlive();
        return result < 0
                ? result
                : bytes == Long.BYTES
                        ? memory.buffer().getLong(0)
                        : memory.buffer().getInt(0);
    }
}
