package io.github.netlink4j.rtnetlink.object;

/**
 * The scope in which an address or a destination is valid. enum rt_scope_t, linux/rtnetlink.h. Numbers between these
 * are free for any use.
 */
public final class Scope {
    /** Everywhere: {@code global}. */
    public static final int RT_SCOPE_UNIVERSE = 0;
    /** Inside this site. */
    public static final int RT_SCOPE_SITE = 200;
    /** On the link. */
    public static final int RT_SCOPE_LINK = 253;
    /** On this host. */
    public static final int RT_SCOPE_HOST = 254;
    /** Nowhere: the destination does not exist. */
    public static final int RT_SCOPE_NOWHERE = 255;

    private Scope() {}

    /**
     * Returns the name that {@code ip} uses for a scope: {@code global}, {@code site}, {@code link}, {@code host},
     * {@code nowhere}, or the number.
     */
    public static String name(int scope) {
        return switch (scope) {
            case RT_SCOPE_UNIVERSE -> "global";
            case RT_SCOPE_SITE -> "site";
            case RT_SCOPE_LINK -> "link";
            case RT_SCOPE_HOST -> "host";
            case RT_SCOPE_NOWHERE -> "nowhere";
            default -> Integer.toString(scope);
        };
    }

    /**
     * Returns this scope.
     *
     * @throws IllegalArgumentException when the scope is not 0 to 255
     */
    public static int check(int scope) {
        if (scope < 0 || scope > 0xff) {
            throw new IllegalArgumentException("a scope must be 0 to 255: " + scope);
        }
        return scope;
    }
}
