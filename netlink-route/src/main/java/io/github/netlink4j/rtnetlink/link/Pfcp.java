package io.github.netlink4j.rtnetlink.link;

import java.util.Set;

/**
 * A link that receives packets of the packet forwarding control protocol (PFCP), which programs set up.
 * drivers/net/pfcp.c. Linux 6.10.
 */
public final class Pfcp extends LinkSpec<Pfcp> {
    /** Its kind, which has no attributes of its own. */
    public static final LinkKind KIND = LinkKind.of("pfcp", "IFLA_PFCP_").withoutEthernet();

    private Pfcp() {
        super(KIND);
    }

    /** Returns a spec of a new link. Equivalent to: {@code ip link add NAME type pfcp}. */
    public static Pfcp named(String name) {
        return new Pfcp().name(name);
    }

    /**
     * Returns a spec with the settings of a PFCP link, to create one like it; see {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Pfcp of(LinkView link) {
        return new Pfcp().copyOf(link, Set.of());
    }
}
