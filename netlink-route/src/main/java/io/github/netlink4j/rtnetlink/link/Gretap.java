package io.github.netlink4j.rtnetlink.link;

/** A tunnel by GRE for Ethernet frames, over IPv4. net/ipv4/ip_gre.c. */
public final class Gretap extends GreSpec<Gretap> {
    /** Its kind; the attributes are those of {@link Gre}. */
    public static final LinkKind KIND = Gre.KIND.sibling("gretap");

    private Gretap() {
        super(KIND, false);
    }

    /** Returns a spec of a new tunnel. Equivalent to: {@code ip link add NAME type gretap}. */
    public static Gretap named(String name) {
        return new Gretap().name(name);
    }

    /** Returns a spec of changes. Equivalent to: {@code ip link set NAME type gretap …}. */
    public static Gretap options() {
        return new Gretap();
    }

    /**
     * Returns a spec with the settings of a tunnel, to be read by the getters, or to create one like it; see
     * {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Gretap of(LinkView link) {
        return new Gretap().copyOf(link);
    }
}
