package io.github.netlink4j.rtnetlink.link;

import java.util.Set;

/** A link on which a program receives a copy of all netlink messages of its namespace. drivers/net/nlmon.c. */
public final class Nlmon extends LinkSpec<Nlmon> {
    /** Its kind, which has no attributes of its own. */
    public static final LinkKind KIND = LinkKind.of("nlmon", "IFLA_NLMON_").withoutEthernet();

    private Nlmon() {
        super(KIND);
    }

    /** Returns a spec of a new link. Equivalent to: {@code ip link add NAME type nlmon}. */
    public static Nlmon named(String name) {
        return new Nlmon().name(name);
    }

    /**
     * Returns a spec with the settings of an nlmon link, to create one like it; see {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Nlmon of(LinkView link) {
        return new Nlmon().copyOf(link, Set.of());
    }
}
