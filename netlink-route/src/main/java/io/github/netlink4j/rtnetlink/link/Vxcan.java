package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Nest;
import java.util.Set;

/**
 * A pair of CAN links, such as between network namespaces: each end receives what the other sends. enum VXCAN_INFO_*,
 * linux/can/vxcan.h; drivers/net/can/vxcan.c.
 */
public final class Vxcan extends PairSpec<Vxcan> {
    /** Its kind, with its attributes. */
    public static final LinkKind KIND = LinkKind.of("vxcan", "VXCAN_INFO_").withoutEthernet();

    /** The other end: struct ifinfomsg, and attributes of a link. */
    public static final Nest PEER = KIND.nest(1, "PEER", 16).holding(() -> LinkAttr.SET);

    private Vxcan() {
        super(KIND, PEER);
    }

    /**
     * Returns a spec of a new pair, by the name of the near end. Without {@link #peer} the kernel chooses the name of
     * the other end, such as {@code vxcan0}. Equivalent to: {@code ip link add NAME type vxcan}.
     */
    public static Vxcan named(String name) {
        return new Vxcan().name(name);
    }

    /**
     * Returns a spec with the settings of both ends of a pair, to create one like it; see {@link LinkSpec}. What the
     * kernel ignores of the other end at creation is left out: its alias.
     *
     * @throws IllegalArgumentException when one is not an end of a pair
     */
    public static Vxcan of(LinkView near, LinkView far) {
        return new Vxcan().copyOf(near, far, Set.of());
    }
}
