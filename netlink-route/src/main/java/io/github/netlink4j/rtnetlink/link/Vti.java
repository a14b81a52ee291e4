package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Ip;
import io.github.netlink4j.codec.U32;

/**
 * A tunnel for packets that IPsec protects, over IPv4. enum IFLA_VTI_*, linux/if_tunnel.h; net/ipv4/ip_vti.c. An {@link Xfrm}
 * is not bound to addresses.
 */
public final class Vti extends VtiSpec<Vti> {
    /** Its kind, with its attributes, which a {@link Vti6} has as well. */
    public static final LinkKind KIND =
            LinkKind.of("vti", "IFLA_VTI_", "vti6").replacedByChanges().withoutEthernet();

    /** Index of the link that carries it. */
    public static final U32 LINK = KIND.u32(1, "LINK");
    /** Mark of policies for received packets. */
    public static final U32 IKEY = KIND.be32(2, "IKEY");
    /** Mark of policies for sent packets. */
    public static final U32 OKEY = KIND.be32(3, "OKEY");
    /** Address of the local end. */
    public static final Ip LOCAL = KIND.ip(4, "LOCAL");
    /** Address of the remote end. */
    public static final Ip REMOTE = KIND.ip(5, "REMOTE");
    /** Mark by which the outer packets are routed. */
    public static final U32 FWMARK = KIND.u32(6, "FWMARK");

    static final TunnelKeys.Ends ENDS = new TunnelKeys.Ends(LINK, LOCAL, REMOTE, FWMARK);

    private Vti() {
        super(KIND, false);
    }

    /** Returns a spec of a new tunnel. Equivalent to: {@code ip link add NAME type vti}. */
    public static Vti named(String name) {
        return new Vti().name(name);
    }

    /** Returns a spec of changes. Equivalent to: {@code ip link set NAME type vti …}. */
    public static Vti options() {
        return new Vti();
    }

    /**
     * Returns a spec with the settings of a tunnel, to be read by the getters, or to create one like it; see
     * {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Vti of(LinkView link) {
        return new Vti().copyOf(link);
    }
}
