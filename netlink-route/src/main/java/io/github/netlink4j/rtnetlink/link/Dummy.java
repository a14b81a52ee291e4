package io.github.netlink4j.rtnetlink.link;

import java.util.Set;

/** A link that swallows what is sent to it. drivers/net/dummy.c. */
public final class Dummy extends LinkSpec<Dummy> {
    /** It has no attributes of its own. */
    public static final LinkKind KIND = LinkKind.of("dummy", "IFLA_DUMMY_");

    private Dummy() {
        super(KIND);
    }

    /** A new one. Equivalent to: {@code ip link add NAME type dummy}. */
    public static Dummy named(String name) {
        return new Dummy().name(name);
    }

    /**
     * Returns what a dummy link was given, to create one like it; see {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Dummy of(LinkView link) {
        return new Dummy().copyOf(link, Set.of());
    }
}
