package io.github.netlink4j.rtnetlink.link;

import java.util.Set;

/** A link that discards every packet sent to it. drivers/net/dummy.c. */
public final class Dummy extends LinkSpec<Dummy> {
    /** Its kind, which has no attributes of its own. */
    public static final LinkKind KIND = LinkKind.of("dummy", "IFLA_DUMMY_");

    private Dummy() {
        super(KIND);
    }

    /** Returns a spec of a new link. Equivalent to: {@code ip link add NAME type dummy}. */
    public static Dummy named(String name) {
        return new Dummy().name(name);
    }

    /**
     * Returns a spec with the settings of a dummy link, to create one like it; see {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Dummy of(LinkView link) {
        return new Dummy().copyOf(link, Set.of());
    }
}
