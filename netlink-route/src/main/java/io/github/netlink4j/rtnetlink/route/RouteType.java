package io.github.netlink4j.rtnetlink.route;

import java.util.Locale;

/** What happens to packets that match a route. RTN_*, linux/rtnetlink.h. */
public enum RouteType {
    /** They are sent on. */
    UNICAST(1),
    /** They are for this machine. */
    LOCAL(2),
    /** They are for this machine, and for others on the link. */
    BROADCAST(3),
    /** They are for this machine; IPv6 uses it for addresses that several have. */
    ANYCAST(4),
    /** They are multicast. */
    MULTICAST(5),
    /** They are dropped without a reply. */
    BLACKHOLE(6),
    /** They are dropped, and the sender receives the reply that the destination cannot be reached. */
    UNREACHABLE(7),
    /** They are dropped, and the sender receives the reply that this is forbidden. */
    PROHIBIT(8),
    /** This table does not decide; the next one does. */
    THROW(9),
    /** A type that this library does not know; see {@link RouteView#typeNumber()}. */
    OTHER(-1);

    private static final RouteType[] VALUES = values();

    private final int number;

    RouteType(int number) {
        this.number = number;
    }

    /** Returns the kernel's number, -1 of {@link #OTHER}. */
    public int number() {
        return number;
    }

    /** Returns the type with the kernel's number. */
    public static RouteType of(int number) {
        for (RouteType type : VALUES) {
            if (type.number == number) {
                return type;
            }
        }
        return OTHER;
    }

    /** Returns whether packets of this type have no next hop. */
    boolean isDeadEnd() {
        return this == BLACKHOLE || this == UNREACHABLE || this == PROHIBIT || this == THROW;
    }

    /** Returns what {@code ip} calls it, such as {@code blackhole}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
