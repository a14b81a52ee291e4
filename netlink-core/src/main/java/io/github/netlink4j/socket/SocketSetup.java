package io.github.netlink4j.socket;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.sys.Libc;
import io.github.netlink4j.sys.Native;
import io.github.netlink4j.sys.NativeBuffer;
import java.nio.ByteBuffer;

/** Prepares a new socket for use: sets its options, binds and connects it. */
final class SocketSetup {
    /** Length of struct sockaddr_nl in bytes. */
    static final int SOCKADDR_NL = 12;

    private static final int ADDRESS = 0;
    private static final int WORD = 16;

    private final Libc libc;
    private final int fd;
    private final NativeBuffer memory;

    SocketSetup(Libc libc, int fd) {
        this.libc = libc;
        this.fd = fd;
        this.memory = NativeBuffer.allocate(libc, WORD + Integer.BYTES);
    }

    void configure(SocketOptions options) {
        enable(Netlink.NETLINK_EXT_ACK);
        enable(Netlink.NETLINK_CAP_ACK);
        if (options.strict()) {
            enable(Netlink.NETLINK_GET_STRICT_CHK);
        }
        if (options.receiveBuffer() > 0) {
            memory.buffer().putInt(WORD, options.receiveBuffer());
            long value = memory.address() + WORD;
            // Only privileged processes may exceed the system's limit; for others SO_RCVBUF is cut to it.
            int forced = libc.setsockopt(fd, Native.SOL_SOCKET, Native.SO_RCVBUFFORCE, value, Integer.BYTES);
            if (forced < 0) {
                check(
                        libc.setsockopt(fd, Native.SOL_SOCKET, Native.SO_RCVBUF, value, Integer.BYTES),
                        "set SO_RCVBUF of a netlink socket");
            }
        }
        memory.keepAlive();
    }

    /** Enables an option. A kernel that is too old for it is used without. */
    private void enable(int option) {
        memory.buffer().putInt(WORD, 1);
        int result = libc.setsockopt(fd, Native.SOL_NETLINK, option, memory.address() + WORD, Integer.BYTES);
        if (result != -Native.ENOPROTOOPT) {
            check(result, "set " + Netlink.nameOfOption(option) + " of a netlink socket");
        }
    }

    /** Binds to a port that the kernel chooses, connects to the kernel, and returns the port. */
    int connect() {
        ByteBuffer words = memory.buffer();
        long address = memory.address() + ADDRESS;
        words.putShort(ADDRESS, (short) AddressFamily.AF_NETLINK);
        check(libc.bind(fd, address, SOCKADDR_NL), "bind a netlink socket");
        check(libc.connect(fd, address, SOCKADDR_NL), "connect a netlink socket");
        words.putInt(WORD, SOCKADDR_NL);
        check(libc.getsockname(fd, address, memory.address() + WORD), "getsockname");
        int port = words.getInt(ADDRESS + 4);
        memory.keepAlive();
        return port;
    }

    static void check(int result, String what) {
        if (result < 0) {
            throw new NetlinkIOException(what + sandboxHint(-result), -result, Outcome.NOT_SENT);
        }
    }

    /**
     * Returns a hint for the middle of an error message: what may forbid a system call that every process is allowed to make.
     */
    static String sandboxHint(int errno) {
        return switch (errno) {
            case Native.EPERM, Native.EACCES, Native.EAFNOSUPPORT, Native.EOPNOTSUPP ->
                " (a sandbox may forbid netlink:"
                        + " seccomp, a security module, or RestrictAddressFamilies= of systemd without AF_NETLINK)";
            default -> "";
        };
    }
}
