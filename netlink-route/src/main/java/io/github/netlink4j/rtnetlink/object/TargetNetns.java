package io.github.netlink4j.rtnetlink.object;

import io.github.netlink4j.Errno;
import org.jspecify.annotations.Nullable;

/** A network namespace that a request reads from outside, by its id in the namespace of the socket. */
public final class TargetNetns {
    /** In the place of an id: the namespace of the socket itself. */
    public static final int NONE = -1;

    private TargetNetns() {}

    /**
     * Returns this id.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public static int check(int id) {
        if (id < 0) {
            throw new IllegalArgumentException("the id of a network namespace must not be negative: " + id);
        }
        return id;
    }

    /** Returns why the kernel refuses to read there, null when there is nothing to add. rtnl_get_net_ns_capable() */
    public static @Nullable String explain(int errno, int id) {
        if (id == NONE) {
            return null;
        }
        if (errno == Errno.EINVAL.number()) {
            return "no network namespace has the id " + id + " here";
        }
        return errno == Errno.EACCES.number()
                ? "CAP_NET_ADMIN over the network namespace with the id " + id + " is required"
                : null;
    }
}
