package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.U32;
import java.util.Set;

/**
 * A virtual router: its ports, which join it by {@link LinkSpec#master}, route by a table of their own. enum
 * IFLA_VRF_*, linux/if_link.h; drivers/net/vrf.c.
 */
public final class Vrf extends LinkSpec<Vrf> {
    /** Its kind, with its attributes. */
    public static final LinkKind KIND = LinkKind.of("vrf", "IFLA_VRF_");

    /** Routing table of its ports, 1 to 2^32 - 1. */
    public static final U32 TABLE = KIND.u32(1, "TABLE").min(1);

    private Vrf() {
        super(KIND);
    }

    @Override
    void checkNew() {
        if (!isSet(TABLE)) {
            throw new IllegalArgumentException(this + ": a new vrf needs a routing table, table()");
        }
    }

    /**
     * Returns a spec of a new VRF; {@link #table} is required. Equivalent to: {@code ip link add NAME type vrf table
     * 10}.
     */
    public static Vrf named(String name) {
        return new Vrf().name(name);
    }

    /**
     * Returns a spec with the settings of a VRF, to be read by the getters, or to create one like it; see {@link
     * LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Vrf of(LinkView link) {
        return new Vrf().copyOf(link, Set.of());
    }

    /**
     * Sets the routing table of its ports, 1 to 2^32 - 1; of a new VRF only. IFLA_VRF_TABLE. Equivalent to: {@code ip
     * link add … type vrf table 10}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public Vrf table(long table) {
        return set(TABLE, table);
    }

    /** Returns the routing table of its ports; -1 when it is not set here. IFLA_VRF_TABLE. */
    public long table() {
        return value(TABLE, -1);
    }
}
