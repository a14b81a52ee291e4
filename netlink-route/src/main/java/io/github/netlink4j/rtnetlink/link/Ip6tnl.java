package io.github.netlink4j.rtnetlink.link;

import java.util.Set;

/** A tunnel for IPv4 or IPv6 packets, over IPv6. net/ipv6/ip6_tunnel.c. */
public final class Ip6tnl extends IpipSpec<Ip6tnl> {
    /** Its kind; the attributes are those of {@link Ipip}. */
    public static final LinkKind KIND = Ipip.KIND.sibling("ip6tnl").withoutEthernet();

    private Ip6tnl() {
        super(KIND, true, Set.of(TunnelMode.ANY, TunnelMode.IPV4, TunnelMode.IPV6));
    }

    /** Returns a spec of a new tunnel. Equivalent to: {@code ip link add NAME type ip6tnl}. */
    public static Ip6tnl named(String name) {
        return new Ip6tnl().name(name);
    }

    /** Returns a spec of changes. Equivalent to: {@code ip link set NAME type ip6tnl …}. */
    public static Ip6tnl options() {
        return new Ip6tnl();
    }

    /**
     * Returns a spec with the settings of a tunnel, to be read by the getters, or to create one like it; see
     * {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Ip6tnl of(LinkView link) {
        return new Ip6tnl().copyOf(link);
    }
}
