package io.github.netlink4j.rtnetlink.link;

/** A tunnel by GRE for IP packets, over IPv6. net/ipv6/ip6_gre.c. */
public final class Ip6gre extends GreSpec<Ip6gre> {
    /** Its kind; the attributes are those of {@link Gre}. */
    public static final LinkKind KIND = Gre.KIND.sibling("ip6gre").withoutEthernet();

    private Ip6gre() {
        super(KIND, true);
    }

    /** Returns a spec of a new tunnel. Equivalent to: {@code ip link add NAME type ip6gre}. */
    public static Ip6gre named(String name) {
        return new Ip6gre().name(name);
    }

    /** Returns a spec of changes. Equivalent to: {@code ip link set NAME type ip6gre …}. */
    public static Ip6gre options() {
        return new Ip6gre();
    }

    /**
     * Returns a spec with the settings of a tunnel, to be read by the getters, or to create one like it; see
     * {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Ip6gre of(LinkView link) {
        return new Ip6gre().copyOf(link);
    }
}
