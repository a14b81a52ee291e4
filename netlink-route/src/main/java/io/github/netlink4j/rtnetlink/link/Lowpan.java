package io.github.netlink4j.rtnetlink.link;

import java.util.Set;

/** A 6LoWPAN link on top of an IEEE 802.15.4 one. net/ieee802154/6lowpan. */
public final class Lowpan extends LinkSpec<Lowpan> {
    /** Its kind, which has no attributes of its own. */
    public static final LinkKind KIND =
            LinkKind.of("lowpan", "IFLA_LOWPAN_").needsParent().withoutEthernet();

    private Lowpan() {
        super(KIND);
    }

    /**
     * Returns a spec of a new link; {@link #parent} is required. Equivalent to: {@code ip link add link wpan0 NAME type
     * lowpan}.
     */
    public static Lowpan named(String name) {
        return new Lowpan().name(name);
    }

    /**
     * Returns a spec with the settings of a 6LoWPAN link, to create one like it; see {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Lowpan of(LinkView link) {
        return new Lowpan().copyOf(link, Set.of());
    }
}
