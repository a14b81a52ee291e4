package io.github.netlink4j.rtnetlink.link;

/** A tunnel by GRE for Ethernet frames, over IPv6. net/ipv6/ip6_gre.c. */
public final class Ip6gretap extends GreSpec<Ip6gretap> {
    /** Its kind; the attributes are those of {@link Gre}. */
    public static final LinkKind KIND = Gre.KIND.sibling("ip6gretap");

    private Ip6gretap() {
        super(KIND, true);
    }

    /** Returns a spec of a new tunnel. Equivalent to: {@code ip link add NAME type ip6gretap}. */
    public static Ip6gretap named(String name) {
        return new Ip6gretap().name(name);
    }

    /** Returns a spec of changes. Equivalent to: {@code ip link set NAME type ip6gretap …}. */
    public static Ip6gretap options() {
        return new Ip6gretap();
    }

    /**
     * Returns a spec with the settings of a tunnel, to be read by the getters, or to create one like it; see
     * {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Ip6gretap of(LinkView link) {
        return new Ip6gretap().copyOf(link);
    }
}
