package io.github.netlink4j.rtnetlink.link;

import java.util.Set;

/** An intermediate functional block, to which received packets are redirected to be queued. drivers/net/ifb.c. */
public final class Ifb extends LinkSpec<Ifb> {
    /** Its kind, which has no attributes of its own. */
    public static final LinkKind KIND = LinkKind.of("ifb", "IFLA_IFB_");

    private Ifb() {
        super(KIND);
    }

    /** Returns a spec of a new link. Equivalent to: {@code ip link add NAME type ifb}. */
    public static Ifb named(String name) {
        return new Ifb().name(name);
    }

    /**
     * Returns a spec with the settings of an ifb link, to create one like it; see {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Ifb of(LinkView link) {
        return new Ifb().copyOf(link, Set.of());
    }
}
