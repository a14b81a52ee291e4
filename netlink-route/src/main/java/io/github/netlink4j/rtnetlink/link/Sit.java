package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.codec.Ip;
import io.github.netlink4j.codec.U16;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A tunnel for IPv6, IPv4 or MPLS packets, over IPv4. net/ipv6/sit.c. */
public final class Sit extends IpipSpec<Sit> {
    /** Its kind; the attributes are those of {@link Ipip}. */
    public static final LinkKind KIND = Ipip.KIND.sibling("sit").withoutEthernet();

    /** SIT_ISATAP, linux/if_tunnel.h. */
    private static final int ISATAP = 1;

    private static final int IPV4_BITS = 32;
    /** Bits of an IPv6 address that the addresses of a 6rd domain may determine. */
    private static final int NETWORK_BITS = 64;

    private Sit() {
        super(KIND, false, Set.of(TunnelMode.ANY, TunnelMode.IPV4, TunnelMode.IPV6, TunnelMode.MPLS));
    }

    /** Returns a spec of a new tunnel. Equivalent to: {@code ip link add NAME type sit}. */
    public static Sit named(String name) {
        return new Sit().name(name);
    }

    /** Returns a spec of changes. Equivalent to: {@code ip link set NAME type sit …}. */
    public static Sit options() {
        return new Sit();
    }

    /**
     * Returns a spec with the settings of a tunnel, to be read by the getters, or to create one like it; see
     * {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Sit of(LinkView link) {
        return new Sit().copyOf(link);
    }

    @Override
    void check() {
        super.check();
        if (isExternal()) {
            throw new IllegalArgumentException(this + ": the kernel ignores external() of this kind");
        }
    }

    /**
     * Sets whether it connects the IPv6 hosts of a site automatically (ISATAP, RFC 5214). SIT_ISATAP of IFLA_IPTUN_FLAGS.
     * Equivalent to: {@code ip link add … type sit isatap}.
     */
    public Sit isatap(boolean on) {
        return set(Ipip.FLAGS, new IptunFlags(on ? ISATAP : 0, false));
    }

    /** Returns whether it connects the IPv6 hosts of a site automatically; false when that is not set here. */
    public boolean isIsatap() {
        IptunFlags flags = value(Ipip.FLAGS);
        return flags != null && (flags.bits() & ISATAP) != 0;
    }

    /**
     * Sets the prefixes of a 6rd domain (RFC 5969): the IPv6 addresses of its sites consist of the prefix and of the bits of
     * their IPv4 addresses behind the relay prefix. IFLA_IPTUN_6RD_*. Kernel default: 2002::/16, 0.0.0.0/0. Equivalent to:
     * {@code ip link add … type sit 6rd-prefix 2001:db8::/32 6rd-relay_prefix 10.0.0.0/8}.
     *
     * @throws IllegalArgumentException when the families are not IPv6 and IPv4, a prefix has bits behind its length, or
     *     prefix and IPv4 bits are longer than 64 bits
     */
    public Sit sixRd(IpPrefix prefix, IpPrefix relayPrefix) {
        if (!prefix.address().isIpv6() || relayPrefix.address().isIpv6()) {
            throw new IllegalArgumentException(
                    "a 6rd domain has an IPv6 prefix and an IPv4 one: " + prefix + ", " + relayPrefix);
        }
        if (!prefix.isNetwork() || !relayPrefix.isNetwork()) {
            throw new IllegalArgumentException(
                    "the prefixes of a 6rd domain have only zeros behind them: " + prefix + ", " + relayPrefix);
        }
        if (prefix.length() + IPV4_BITS - relayPrefix.length() > NETWORK_BITS) {
            throw new IllegalArgumentException("the prefix " + prefix + " and the bits behind " + relayPrefix
                    + " are longer than " + NETWORK_BITS + " bits");
        }
        return set(Ipip.SIXRD_PREFIX, prefix.address())
                .set(Ipip.SIXRD_PREFIXLEN, prefix.length())
                .set(Ipip.SIXRD_RELAY_PREFIX, relayPrefix.address())
                .set(Ipip.SIXRD_RELAY_PREFIXLEN, relayPrefix.length());
    }

    /** Returns the IPv6 prefix of the 6rd domain; null when it is not set here. IFLA_IPTUN_6RD_PREFIX. */
    public @Nullable IpPrefix sixRdPrefix() {
        return prefix(Ipip.SIXRD_PREFIX, Ipip.SIXRD_PREFIXLEN);
    }

    /** Returns the IPv4 prefix of the 6rd domain; null when it is not set here. IFLA_IPTUN_6RD_RELAY_PREFIX. */
    public @Nullable IpPrefix sixRdRelayPrefix() {
        return prefix(Ipip.SIXRD_RELAY_PREFIX, Ipip.SIXRD_RELAY_PREFIXLEN);
    }

    private @Nullable IpPrefix prefix(Ip key, U16 length) {
        IpAddress address = value(key);
        return address == null ? null : new IpPrefix(address, value(length, 0));
    }
}
