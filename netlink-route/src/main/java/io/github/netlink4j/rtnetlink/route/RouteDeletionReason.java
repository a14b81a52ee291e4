package io.github.netlink4j.rtnetlink.route;

/** Why the kernel deleted a route by itself. enum rt_del_reason, linux/rtnetlink.h. Linux 7.3. */
public enum RouteDeletionReason {
    /** Its lifetime was over; see {@link RouteView#expires()}. */
    EXPIRED(1),
    /** The router that had advertised it withdrew it, by an advertisement with a lifetime of 0. */
    RA_WITHDRAWN(2),
    /** A reason that this library does not know; {@link RouteAttr#DEL_REASON} has the number. */
    OTHER(-1);

    /** RT_DEL_REASON_UNSPEC. */
    static final long UNSPECIFIED = 0;

    private static final RouteDeletionReason[] VALUES = values();

    private final int number;

    RouteDeletionReason(int number) {
        this.number = number;
    }

    /** Returns the kernel's number, -1 of {@link #OTHER}. */
    public int number() {
        return number;
    }

    /** Returns the reason with the kernel's number. */
    static RouteDeletionReason of(long number) {
        for (RouteDeletionReason reason : VALUES) {
            if (reason.number == number) {
                return reason;
            }
        }
        return OTHER;
    }
}
