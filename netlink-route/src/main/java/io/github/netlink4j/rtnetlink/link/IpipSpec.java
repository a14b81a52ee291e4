package io.github.netlink4j.rtnetlink.link;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options that tunnels by IP alone have, in the words of {@code ip link}: {@link Ipip} and {@link Sit} over IPv4, and
 * {@link Ip6tnl} over IPv6. Each setter has a getter, which returns what is set here, or was read from a link by
 * {@link Ipip#of}.
 *
 * @param <S> the type that setters return
 */
public abstract sealed class IpipSpec<S extends IpipSpec<S>> extends IpTunnelSpec<S> permits Ipip, Sit, Ip6tnl {
    private final Set<TunnelMode> modes;

    /** @param modes what the kernel can carry in tunnels of this kind */
    IpipSpec(LinkKind kind, boolean isIpv6, Set<TunnelMode> modes) {
        super(kind, Ipip.KEYS, isIpv6);
        this.modes = modes;
    }

    @Override
    final S copyOf(LinkView link) {
        super.copyOf(link);
        IptunFlags flags = value(Ipip.FLAGS);
        // The kernel adds what it has found out about the ends, which it ignores in a request.
        return flags == null ? self() : set(Ipip.FLAGS, new IptunFlags(flags.bits() & IP6_FLAGS, flags.isIpv6()));
    }

    /**
     * Sets what the packets inside are. IFLA_IPTUN_PROTO. Kernel default: IPV4 of an ipip, IPV6 of a sit, ANY of an ip6tnl.
     * Equivalent to: {@code ip link add … mode any}.
     *
     * @throws IllegalArgumentException when this kind of tunnel cannot carry them
     */
    public final S mode(TunnelMode mode) {
        if (!modes.contains(mode)) {
            throw new IllegalArgumentException(this + ": the kernel carries no " + mode + " packets in such a tunnel");
        }
        return set(Ipip.PROTO, mode.number());
    }

    /** Returns what the packets inside are; null when that is not set here. IFLA_IPTUN_PROTO. */
    public final @Nullable TunnelMode mode() {
        int number = value(Ipip.PROTO, -1);
        return number < 0 ? null : TunnelMode.of(number);
    }

    @Override
    final S ip6Flags(int mask, int flags) {
        long bits = changedBits().change(Ipip.FLAGS, isSet(Ipip.FLAGS), ip6Flags(), mask, flags);
        return set(Ipip.FLAGS, new IptunFlags(bits, true));
    }

    @Override
    final long ip6Flags() {
        IptunFlags flags = value(Ipip.FLAGS);
        return flags == null ? 0 : flags.bits();
    }

    @Override
    final LinkChange completed(LinkKind itsKind, LinkView present) {
        LinkChange whole = super.completed(itsKind, present);
        IptunFlags changed = value(Ipip.FLAGS);
        IptunFlags flags = present.get(Ipip.FLAGS);
        return changed == null || flags == null
                ? whole
                : whole.set(
                        Ipip.FLAGS,
                        new IptunFlags(
                                changedBits().complete(Ipip.FLAGS, changed.bits(), flags.bits()), flags.isIpv6()));
    }
}
