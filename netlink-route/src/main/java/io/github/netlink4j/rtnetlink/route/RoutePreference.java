package io.github.netlink4j.rtnetlink.route;

/** Which of several IPv6 routers is taken first, RFC 4191. ICMPV6_ROUTER_PREF_*, linux/icmpv6.h. */
public enum RoutePreference {
    /** The preference of a route for which none is specified. */
    MEDIUM(0),
    /** Before the others. */
    HIGH(1),
    /** After the others. */
    LOW(3);

    private static final RoutePreference[] VALUES = values();

    private final int number;

    RoutePreference(int number) {
        this.number = number;
    }

    /** Returns the kernel's number. */
    public int number() {
        return number;
    }

    /** Returns the preference with the kernel's number; medium for the reserved one, as RFC 4191 requires. */
    static RoutePreference of(int number) {
        for (RoutePreference preference : VALUES) {
            if (preference.number == number) {
                return preference;
            }
        }
        return MEDIUM;
    }
}
