package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Nest;
import java.util.Set;

/**
 * A pair of links: each end receives what the other sends. enum VETH_INFO_*, linux/veth.h.
 *
 * <!-- sample: ReadmeSamplesTest specs -->
 * <pre>{@code
 * Link bridge = nl.links().create(Bridge.named("brd1").up());
 * nl.links().create(Veth.named("bread-pb-veth").master(bridge).up().peer("veth-pb", peer -> peer.netns(pb)
 *         .mtu(1450))); // the peer is created in the namespace
 * }</pre>
 */
public final class Veth extends PairSpec<Veth> {
    /** Its kind, with its attributes. */
    public static final LinkKind KIND = LinkKind.of("veth", "VETH_INFO_");

    /** The other end: struct ifinfomsg, and attributes of a link. */
    public static final Nest PEER = KIND.nest(1, "PEER", 16).holding(() -> LinkAttr.SET);

    private Veth() {
        super(KIND, PEER);
    }

    /**
     * Returns a spec of a new pair, by the name of the near end. Without {@link #peer} the kernel chooses the name of the
     * other end, such as {@code veth0}. Equivalent to: {@code ip link add NAME type veth}.
     */
    public static Veth named(String name) {
        return new Veth().name(name);
    }

    /**
     * Returns a spec with the settings of both ends of a pair, to create one like it; see {@link LinkSpec}. What the kernel
     * ignores of the other end at creation is left out: its master, its options as a port and its alias.
     *
     * @throws IllegalArgumentException when one is not an end of a pair
     */
    public static Veth of(LinkView near, LinkView far) {
        return new Veth().copyOf(near, far, Set.of());
    }
}
