package io.github.netlink4j.rtnetlink.link;

import java.util.Set;

/** A WireGuard tunnel; keys and peers are set by generic netlink. drivers/net/wireguard. */
public final class Wireguard extends LinkSpec<Wireguard> {
    /** Its kind, which has no attributes of its own. */
    public static final LinkKind KIND =
            LinkKind.of("wireguard", "IFLA_WIREGUARD_").withoutEthernet();

    private Wireguard() {
        super(KIND);
    }

    /** Returns a spec of a new link. Equivalent to: {@code ip link add NAME type wireguard}. */
    public static Wireguard named(String name) {
        return new Wireguard().name(name);
    }

    /**
     * Returns a spec with the settings of a WireGuard tunnel, without keys and peers, to create one like it; see {@link
     * LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Wireguard of(LinkView link) {
        return new Wireguard().copyOf(link, Set.of());
    }
}
