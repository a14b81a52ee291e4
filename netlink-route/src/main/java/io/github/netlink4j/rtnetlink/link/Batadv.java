package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Str;
import java.util.Set;

/** A mesh of B.A.T.M.A.N. enum IFLA_BATADV_*, linux/batman_adv.h; net/batman-adv. */
public final class Batadv extends LinkSpec<Batadv> {
    /** Its kind, with its attributes. */
    public static final LinkKind KIND = LinkKind.of("batadv", "IFLA_BATADV_");

    /**
     * The routing algorithm, {@code BATMAN_IV} or {@code BATMAN_V}. Of a new link only, and not reported. Linux 5.11.
     */
    public static final Str ALGO_NAME = KIND.string(1, "ALGO_NAME", 255);

    private Batadv() {
        super(KIND);
    }

    /** Returns a spec of a new link. Equivalent to: {@code ip link add NAME type batadv}. */
    public static Batadv named(String name) {
        return new Batadv().name(name);
    }

    /**
     * Returns a spec with the settings of a mesh, without its algorithm, to be read by the getters, or to create one
     * like it; see {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Batadv of(LinkView link) {
        return new Batadv().copyOf(link, Set.of());
    }

    /**
     * Sets the routing algorithm, {@code BATMAN_IV} or {@code BATMAN_V}; of a new link only. IFLA_BATADV_ALGO_NAME.
     * Linux 5.11. Equivalent to: {@code ip link add … type batadv ra BATMAN_V}.
     *
     * @throws IllegalArgumentException when it is too long
     */
    public Batadv algorithm(String name) {
        return set(ALGO_NAME, name);
    }
}
