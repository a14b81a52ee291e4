package io.github.netlink4j.rtnetlink.object;

/**
 * The originator of a route, a rule or a neighbour. RTPROT_*, linux/rtnetlink.h. The kernel only stores the number;
 * numbers that have no name here are free for any use.
 */
public final class RouteProtocol {
    /** Unspecified. */
    public static final int RTPROT_UNSPEC = 0;
    /** An ICMP redirect. */
    public static final int RTPROT_REDIRECT = 1;
    /** The kernel itself, for example for the network of an address. */
    public static final int RTPROT_KERNEL = 2;
    /** An operator by hand, or a script during boot: the default of {@code ip route add}. */
    public static final int RTPROT_BOOT = 3;
    /** The administrator. Routing daemons leave such routes unchanged. */
    public static final int RTPROT_STATIC = 4;
    /** An IPv6 router advertisement. */
    public static final int RTPROT_RA = 9;
    /** Zebra, of FRRouting. */
    public static final int RTPROT_ZEBRA = 11;
    /** BIRD. */
    public static final int RTPROT_BIRD = 12;
    /** A DHCP client. */
    public static final int RTPROT_DHCP = 16;
    /** A multicast routing daemon. */
    public static final int RTPROT_MROUTED = 17;
    /** Keepalived. */
    public static final int RTPROT_KEEPALIVED = 18;
    /** Babel. */
    public static final int RTPROT_BABEL = 42;
    /** Open Virtual Network. */
    public static final int RTPROT_OVN = 84;
    /** Open/R. */
    public static final int RTPROT_OPENR = 99;
    /** BGP. */
    public static final int RTPROT_BGP = 186;
    /** IS-IS. */
    public static final int RTPROT_ISIS = 187;
    /** OSPF. */
    public static final int RTPROT_OSPF = 188;
    /** RIP. */
    public static final int RTPROT_RIP = 189;
    /** EIGRP. */
    public static final int RTPROT_EIGRP = 192;

    private RouteProtocol() {}

    /**
     * Returns the name that {@code ip} uses for a protocol, such as {@code kernel}, {@code boot} or {@code static}; the
     * number when it has none.
     */
    public static String name(int protocol) {
        return switch (protocol) {
            case RTPROT_UNSPEC -> "unspec";
            case RTPROT_REDIRECT -> "redirect";
            case RTPROT_KERNEL -> "kernel";
            case RTPROT_BOOT -> "boot";
            case RTPROT_STATIC -> "static";
            case RTPROT_RA -> "ra";
            case RTPROT_ZEBRA -> "zebra";
            case RTPROT_BIRD -> "bird";
            case RTPROT_DHCP -> "dhcp";
            case RTPROT_MROUTED -> "mrouted";
            case RTPROT_KEEPALIVED -> "keepalived";
            case RTPROT_BABEL -> "babel";
            case RTPROT_OVN -> "ovn";
            case RTPROT_OPENR -> "openr";
            case RTPROT_BGP -> "bgp";
            case RTPROT_ISIS -> "isis";
            case RTPROT_OSPF -> "ospf";
            case RTPROT_RIP -> "rip";
            case RTPROT_EIGRP -> "eigrp";
            default -> Integer.toString(protocol);
        };
    }
}
