package io.github.netlink4j.rtnetlink.link;

/** A tunnel for packets that IPsec protects, over IPv6. net/ipv6/ip6_vti.c. */
public final class Vti6 extends VtiSpec<Vti6> {
    /** Its kind; the attributes are those of {@link Vti}. */
    public static final LinkKind KIND = Vti.KIND.sibling("vti6").withoutEthernet();

    private Vti6() {
        super(KIND, true);
    }

    /** Returns a spec of a new tunnel. Equivalent to: {@code ip link add NAME type vti6}. */
    public static Vti6 named(String name) {
        return new Vti6().name(name);
    }

    /** Returns a spec of changes. Equivalent to: {@code ip link set NAME type vti6 …}. */
    public static Vti6 options() {
        return new Vti6();
    }

    /**
     * Returns a spec with the settings of a tunnel, to be read by the getters, or to create one like it; see
     * {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Vti6 of(LinkView link) {
        return new Vti6().copyOf(link);
    }
}
