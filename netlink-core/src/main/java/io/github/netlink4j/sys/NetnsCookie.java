package io.github.netlink4j.sys;

/**
 * The cookie of a network namespace: a number that the kernel gives to no other namespace until the next boot. SO_NETNS_COOKIE,
 * Linux 5.14.
 */
public final class NetnsCookie {
    private NetnsCookie() {}

    /**
     * Returns the cookie of the namespace of a socket.
     *
     * @param fd an open socket
     * @return the cookie, positive; or {@code -errno}: ENOPROTOOPT before Linux 5.14
     */
    public static long of(Libc libc, int fd) {
        NativeBuffer value = NativeBuffer.allocate(libc, Long.BYTES + Integer.BYTES);
        value.buffer().putInt(Long.BYTES, Long.BYTES);
        int result = libc.getsockopt(
                fd, Native.SOL_SOCKET, Native.SO_NETNS_COOKIE, value.address(), value.address() + Long.BYTES);
        value.keepAlive();
        return result < 0 ? result : value.buffer().getLong(0);
    }

    /** Returns whether these are the cookies of two namespaces, as far as that is known: 0 stands for any namespace. */
    public static boolean differ(long one, long other) {
        return one != other && one != 0 && other != 0;
    }
}
