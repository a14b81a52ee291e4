package io.github.netlink4j.rtnetlink.link;

/** A {@link Macvlan} whose packets a program reads from a character device. drivers/net/macvtap.c. */
public final class Macvtap extends MacvlanSpec<Macvtap> {
    /** Its kind; the attributes are those of {@link Macvlan}. */
    public static final LinkKind KIND = Macvlan.KIND.sibling("macvtap");

    private Macvtap() {
        super(KIND);
    }

    /** Returns a spec of changes. Equivalent to: {@code ip link set NAME type macvtap …}. */
    public static Macvtap options() {
        return new Macvtap();
    }

    /**
     * Returns a spec of a new link; {@link #parent} is required. Equivalent to: {@code ip link add link eth0 NAME type
     * macvtap}.
     */
    public static Macvtap named(String name) {
        return new Macvtap().name(name);
    }

    /**
     * Returns a spec with the settings of a macvtap, to be read by the getters, or to create one like it; see
     * {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Macvtap of(LinkView link) {
        return new Macvtap().copyOf(link);
    }
}
