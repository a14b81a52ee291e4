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

    /**
     * Returns what stands for the cookie of a namespace of which only the id in another one is known. It is negative, and equal
     * only for the same id in the same namespace.
     *
     * @param cookie the cookie of the namespace in which the id is valid, 0 when not known
     * @param id the id, not negative
     */
    public static long ofId(long cookie, int id) {
        return Long.MIN_VALUE | cookie << (Integer.SIZE - 1) | id;
    }

    /**
     * Returns whether these are the cookies of two namespaces, as far as that is known. 0 stands for any namespace, except for
     * one that is known by its id only: it was read from outside.
     */
    public static boolean differ(long one, long other) {
        return one != other && (one < 0 || other < 0 || one != 0 && other != 0);
    }
}
