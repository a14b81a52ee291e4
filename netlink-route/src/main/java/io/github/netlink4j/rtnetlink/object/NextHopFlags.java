package io.github.netlink4j.rtnetlink.object;

/**
 * Flags of a next hop: of a route, of one of its several next hops, and of a nexthop object. RTNH_F_*, linux/rtnetlink.h.
 */
public final class NextHopFlags {
    /** Cannot be used, because its link is gone or down. */
    public static final int RTNH_F_DEAD = 1;
    /** The gateway is not looked up again. */
    public static final int RTNH_F_PERVASIVE = 2;
    /** The gateway is on the link, whatever its address is. */
    public static final int RTNH_F_ONLINK = 4;
    /** Hardware forwards it. */
    public static final int RTNH_F_OFFLOAD = 8;
    /** Its link has no carrier. */
    public static final int RTNH_F_LINKDOWN = 16;
    /** A multicast packet waits for a daemon to decide its route. */
    public static final int RTNH_F_UNRESOLVED = 32;
    /** Hardware hands the packets to the kernel. Linux 5.6. */
    public static final int RTNH_F_TRAP = 64;

    /** State that the kernel reports, and that no request contains: it does not identify the next hop. */
    public static final int STATE = RTNH_F_DEAD | RTNH_F_LINKDOWN | RTNH_F_OFFLOAD | RTNH_F_TRAP | RTNH_F_UNRESOLVED;

    private NextHopFlags() {}
}
