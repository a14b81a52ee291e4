package io.github.netlink4j.rtnetlink.link;

/** A tunnel for mirrored Ethernet frames (ERSPAN), over IPv6. net/ipv6/ip6_gre.c. */
public final class Ip6erspan extends ErspanSpec<Ip6erspan> {
    /** Its kind; the attributes are those of {@link Gre}. */
    public static final LinkKind KIND = Gre.KIND.sibling("ip6erspan");

    private Ip6erspan() {
        super(KIND, true);
    }

    /** Returns a spec of a new tunnel. {@link #key} and {@link #sequence} are required. Equivalent to: {@code ip link add NAME type ip6erspan}. */
    public static Ip6erspan named(String name) {
        return new Ip6erspan().name(name);
    }

    /** Returns a spec of changes. Equivalent to: {@code ip link set NAME type ip6erspan …}. */
    public static Ip6erspan options() {
        return new Ip6erspan();
    }

    /**
     * Returns a spec with the settings of a tunnel, to be read by the getters, or to create one like it; see
     * {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Ip6erspan of(LinkView link) {
        return new Ip6erspan().copyOf(link);
    }
}
