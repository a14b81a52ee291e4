package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Bool;
import io.github.netlink4j.codec.U16;
import java.util.Set;

/**
 * A tunnel for packets of one protocol inside UDP, whose remote ends are those of routes and filters. Linux 5.7. enum
 * IFLA_BAREUDP_*, linux/if_link.h; drivers/net/bareudp.c.
 */
public final class Bareudp extends LinkSpec<Bareudp> {
    /** Its kind, with its attributes. */
    public static final LinkKind KIND =
            LinkKind.of("bareudp", "IFLA_BAREUDP_").withoutEthernet().unchangeable();

    /** UDP destination port. */
    public static final U16 PORT = KIND.be16(1, "PORT");
    /** Protocol of the inner packets, ETH_P_*, such as 0x0800 IPv4, 0x86dd IPv6, 0x8847 MPLS. */
    public static final U16 ETHERTYPE = KIND.be16(2, "ETHERTYPE");
    /** Smallest UDP source port. Kernel default: 0. */
    public static final U16 SRCPORT_MIN = KIND.u16(3, "SRCPORT_MIN");
    /** Whether IPv6 packets are carried besides IPv4, and MPLS multicast ones besides unicast. */
    public static final Bool MULTIPROTO_MODE = KIND.flag(4, "MULTIPROTO_MODE");

    private Bareudp() {
        super(KIND);
    }

    @Override
    void checkNew() {
        if (!isSet(PORT) || !isSet(ETHERTYPE)) {
            throw new IllegalArgumentException(
                    this + ": a new bareudp needs a port, port(), and a protocol, etherType()");
        }
    }

    /**
     * Returns a spec of a new tunnel; {@link #port} and {@link #etherType} are required. The kernel cannot change it later.
     * Equivalent to: {@code ip link add NAME type bareudp dstport PORT ethertype PROTO}.
     */
    public static Bareudp named(String name) {
        return new Bareudp().name(name);
    }

    /**
     * Returns a spec with the settings of a tunnel, to be read by the getters, or to create one like it; see
     * {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Bareudp of(LinkView link) {
        return new Bareudp().copyOf(link, Set.of()).unset(LinkAttr.ADDRESS).unset(LinkAttr.BROADCAST);
    }

    /**
     * Sets the UDP destination port, 0 to 65535. IFLA_BAREUDP_PORT. Equivalent to: {@code … dstport 6635}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public Bareudp port(int port) {
        return set(PORT, port);
    }

    /** Returns the UDP destination port; -1 when it is not set here. IFLA_BAREUDP_PORT. */
    public int port() {
        return value(PORT, -1);
    }

    /**
     * Sets the protocol of the inner packets, ETH_P_*, 0 to 65535. IFLA_BAREUDP_ETHERTYPE. Equivalent to: {@code … ethertype
     * mpls_uc}, which is 0x8847.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public Bareudp etherType(int protocol) {
        return set(ETHERTYPE, protocol);
    }

    /** Returns the protocol of the inner packets, ETH_P_*; -1 when it is not set here. IFLA_BAREUDP_ETHERTYPE. */
    public int etherType() {
        return value(ETHERTYPE, -1);
    }

    /**
     * Sets the smallest UDP source port, 0 to 65535. IFLA_BAREUDP_SRCPORT_MIN. Equivalent to: {@code … srcportmin 5000}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public Bareudp minSourcePort(int port) {
        return set(SRCPORT_MIN, port);
    }

    /** Returns the smallest UDP source port; -1 when it is not set here. IFLA_BAREUDP_SRCPORT_MIN. */
    public int minSourcePort() {
        return value(SRCPORT_MIN, -1);
    }

    /**
     * Carries IPv6 packets besides IPv4, or MPLS multicast packets besides unicast. IFLA_BAREUDP_MULTIPROTO_MODE. Equivalent
     * to: {@code … multiproto}.
     */
    public Bareudp multiProtocol() {
        return set(MULTIPROTO_MODE, true);
    }

    /** Returns whether a second protocol is carried. IFLA_BAREUDP_MULTIPROTO_MODE. */
    public boolean isMultiProtocol() {
        return value(MULTIPROTO_MODE, false);
    }
}
