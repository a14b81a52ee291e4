package io.github.netlink4j.rtnetlink.link;

/** An {@link Ipvlan} whose packets a program reads from a character device. drivers/net/ipvlan/ipvtap.c. */
public final class Ipvtap extends IpvlanSpec<Ipvtap> {
    /** Its kind; the attributes are those of {@link Ipvlan}. */
    public static final LinkKind KIND = Ipvlan.KIND.sibling("ipvtap");

    private Ipvtap() {
        super(KIND);
    }

    /** Returns a spec of a new link. {@link #parent} is required. Equivalent to: {@code ip link add NAME type ipvtap}. */
    public static Ipvtap named(String name) {
        return new Ipvtap().name(name);
    }

    /** Returns a spec of changes. Equivalent to: {@code ip link set NAME type ipvtap …}. */
    public static Ipvtap options() {
        return new Ipvtap();
    }

    /**
     * Returns a spec with the settings of a link, to be read by the getters, or to create one like it; see
     * {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Ipvtap of(LinkView link) {
        return new Ipvtap().copyOf(link);
    }
}
