package io.github.netlink4j.ns;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.sys.FileStatus;
import io.github.netlink4j.sys.Libc;
import io.github.netlink4j.sys.Native;
import io.github.netlink4j.sys.NetnsCookie;
import io.github.netlink4j.sys.NetnsFile;
import io.github.netlink4j.sys.Sys;

/**
 * The identity of a network namespace.
 *
 * @param cookie its cookie, which no other namespace has until the next boot; 0 before Linux 5.14
 * @param inode inode number of its file, as in {@code net:[4026531840]}; the kernel reuses it after the namespace is deleted,
 *     so without a cookie identities can be compared only while the namespace is open
 */
public record NetnsIdentity(long cookie, long inode) {
    /** Returns the identity of the calling thread's namespace. */
    static NetnsIdentity ofThisThread() {
        return new NetnsIdentity(askCookie(), askInode());
    }

    private static long askCookie() {
        Libc libc = Sys.libc();
        int fd = libc.socket(AddressFamily.AF_NETLINK, Native.SOCK_RAW | Native.SOCK_CLOEXEC, 0);
        if (fd < 0) {
            throw new NetlinkIOException("open a netlink socket", -fd, Outcome.NOT_SENT);
        }
        try {
            long cookie = NetnsCookie.of(libc, fd);
            if (cookie == -Native.ENOPROTOOPT) {
                return 0;
            }
            if (cookie < 0) {
                throw new NetlinkIOException("identity of a network namespace", (int) -cookie, Outcome.NOT_SENT);
            }
            return cookie;
        } finally {
            libc.close(fd);
        }
    }

    private static long askInode() {
        FileStatus status = new FileStatus(Sys.libc());
        int result = status.read(NetnsFile.OF_THIS_THREAD);
        if (result < 0) {
            throw new NetlinkIOException("identity of a network namespace", -result, Outcome.NOT_SENT);
        }
        return status.inode();
    }
}
