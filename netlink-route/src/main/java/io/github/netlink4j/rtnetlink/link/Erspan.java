package io.github.netlink4j.rtnetlink.link;

/** A tunnel for mirrored Ethernet frames (ERSPAN), over IPv4. net/ipv4/ip_gre.c. */
public final class Erspan extends ErspanSpec<Erspan> {
    /** Its kind; the attributes are those of {@link Gre}. */
    public static final LinkKind KIND = Gre.KIND.sibling("erspan");

    private Erspan() {
        super(KIND, false);
    }

    /** Returns a spec of a new tunnel. {@link #key} and {@link #sequence} are required. Equivalent to: {@code ip link add NAME type erspan}. */
    public static Erspan named(String name) {
        return new Erspan().name(name);
    }

    /** Returns a spec of changes. Equivalent to: {@code ip link set NAME type erspan …}. */
    public static Erspan options() {
        return new Erspan();
    }

    /**
     * Returns a spec with the settings of a tunnel, to be read by the getters, or to create one like it; see
     * {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Erspan of(LinkView link) {
        return new Erspan().copyOf(link);
    }
}
