package io.github.netlink4j.sys;

import io.github.netlink4j.AddressFamily;
import org.jspecify.annotations.Nullable;

/** Determines whether this kernel has IPv6, after it has refused a request about IPv6. */
public final class Ipv6Support {
    private Ipv6Support() {}

    /**
     * Returns a sentence for an error message when the kernel has no IPv6; null when it has, or when the error number is not
     * one that a lack of IPv6 causes. Without a handler for the family, rtnetlink_rcv_msg() returns EOPNOTSUPP, and requests
     * about rules (net/core/fib_rules.c) EAFNOSUPPORT.
     *
     * @param errno the positive error number
     */
    public static @Nullable String hint(int errno) {
        boolean isCandidate = errno == Native.EOPNOTSUPP || errno == Native.EAFNOSUPPORT;
        return isCandidate && isMissing(Sys.libc())
                ? "this kernel has no IPv6; it may have been started with ipv6.disable=1"
                : null;
    }

    /** Returns whether no socket of the family can be created, of any type. __sock_create() */
    static boolean isMissing(Libc libc) {
        int fd = libc.socket(AddressFamily.AF_INET6, Native.SOCK_RAW | Native.SOCK_CLOEXEC, 0);
        if (fd >= 0) {
            libc.close(fd);
        }
        return fd == -Native.EAFNOSUPPORT;
    }
}
