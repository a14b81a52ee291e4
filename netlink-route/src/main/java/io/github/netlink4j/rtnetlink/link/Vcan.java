package io.github.netlink4j.rtnetlink.link;

import java.util.Set;

/** A virtual CAN bus of this machine. drivers/net/can/vcan.c. */
public final class Vcan extends LinkSpec<Vcan> {
    /** Its kind, which has no attributes of its own. */
    public static final LinkKind KIND = LinkKind.of("vcan", "IFLA_VCAN_").withoutEthernet();

    private Vcan() {
        super(KIND);
    }

    /** Returns a spec of a new link. Equivalent to: {@code ip link add NAME type vcan}. */
    public static Vcan named(String name) {
        return new Vcan().name(name);
    }

    /**
     * Returns a spec with the settings of a virtual CAN bus, to create one like it; see {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Vcan of(LinkView link) {
        return new Vcan().copyOf(link, Set.of());
    }
}
