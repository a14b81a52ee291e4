package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.codec.Ip;
import io.github.netlink4j.codec.U16;
import io.github.netlink4j.codec.U32;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ends of an IP tunnel, in the words of {@code ip link}. Each setter has a getter, which returns what is set here, or was
 * read from a link by the factory {@code of} of its kind.
 *
 * @param <S> the type that setters return
 */
public abstract sealed class TunnelSpec<S extends TunnelSpec<S>> extends LinkSpec<S> permits IpTunnelSpec, VtiSpec {
    static final String TAKEN = "there is a tunnel of this kind with the same ends";

    private final TunnelKeys.Ends ends;
    private final boolean isIpv6;
    private final ChangedBits changedBits = new ChangedBits();

    /** @param isIpv6 whether the outer packets are of IPv6 */
    TunnelSpec(LinkKind kind, TunnelKeys.Ends ends, boolean isIpv6) {
        super(kind);
        this.ends = ends;
        this.isIpv6 = isIpv6;
    }

    /**
     * Sets the address of the remote end; all zeros is any. IFLA_GRE_REMOTE, IFLA_IPTUN_REMOTE, IFLA_VTI_REMOTE. Equivalent
     * to: {@code ip link add … remote 10.0.0.2}.
     *
     * @throws IllegalArgumentException when it is not of the family of this kind
     */
    public final S remote(IpAddress address) {
        return set(ends.remote(), checked(ends.remote(), address));
    }

    /** Sets the address of the remote end, as text. */
    public final S remote(String address) {
        return remote(IpAddress.parse(address));
    }

    /** Returns the address of the remote end; null when it is not set here. */
    public final @Nullable IpAddress remote() {
        return value(ends.remote());
    }

    /**
     * Sets the address of the local end; all zeros is any. IFLA_GRE_LOCAL, IFLA_IPTUN_LOCAL, IFLA_VTI_LOCAL. Equivalent to:
     * {@code ip link add … local 10.0.0.1}.
     *
     * @throws IllegalArgumentException when it is not of the family of this kind
     */
    public final S local(IpAddress address) {
        return set(ends.local(), checked(ends.local(), address));
    }

    /** Sets the address of the local end, as text. */
    public final S local(String address) {
        return local(IpAddress.parse(address));
    }

    /** Returns the address of the local end; null when it is not set here. */
    public final @Nullable IpAddress local() {
        return value(ends.local());
    }

    /**
     * Sets the link that carries it. IFLA_GRE_LINK, IFLA_IPTUN_LINK, IFLA_VTI_LINK. Equivalent to: {@code ip link add … dev
     * eth0}.
     */
    public final S device(LinkRef link) {
        return link(ends.link(), link, "device");
    }

    /** Sets the link that carries it, by name. */
    public final S device(String link) {
        return device(LinkRef.of(link));
    }

    /** Returns the index of the link that carries it; 0 when it is not set here, or is set by name. */
    public final int device() {
        return (int) value(ends.link(), 0);
    }

    /**
     * Sets the mark by which the outer packets are routed, 0 to 2^32 - 1. IFLA_GRE_FWMARK, IFLA_IPTUN_FWMARK,
     * IFLA_VTI_FWMARK. Equivalent to: {@code ip link add … fwmark 7}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final S fwmark(long mark) {
        return set(ends.fwmark(), mark);
    }

    /** Returns the mark by which the outer packets are routed; -1 when it is not set here. */
    public final long fwmark() {
        return value(ends.fwmark(), -1);
    }

    private boolean isAny(Ip key) {
        IpAddress address = value(key);
        return address != null && address.high() == 0 && address.low() == 0;
    }

    /** Refuses a remote end of all zeros, for kinds of which the kernel does. */
    final void requireRemote() {
        if (isAny(ends.remote())) {
            throw new IllegalArgumentException(
                    this + ": the remote end of a tunnel for Ethernet frames cannot be all zeros; leave it out");
        }
    }

    private IpAddress checked(Ip key, IpAddress address) {
        if (address.isIpv6() != isIpv6) {
            throw new IllegalArgumentException(this + ": " + key.kernelName() + " must be an IPv" + (isIpv6 ? 6 : 4)
                    + " address, as the outer packets of this kind have: " + address);
        }
        return address;
    }

    @Override
    void check() {
        for (Ip key : new Ip[] {ends.local(), ends.remote()}) {
            IpAddress address = value(key);
            if (address != null) {
                checked(key, address);
            }
        }
    }

    @Override
    final String takenHint() {
        return super.takenHint() + ", or " + TAKEN;
    }

    /** Refuses an option that the outer packets of this kind do not have. */
    final void require(boolean ipv6, String option) {
        if (isIpv6 != ipv6) {
            throw new IllegalArgumentException(
                    this + ": " + option + " is an option of tunnels over IPv" + (ipv6 ? 6 : 4) + " only");
        }
    }

    /** Copies all settings of a tunnel. */
    S copyOf(LinkView link) {
        copyOf(link, Set.of(ends.link()));
        copyLink(ends.link(), link, "device");
        // Where there is only one remote end, all zeros is refused: ipgre_tap_validate().
        if (isAny(ends.remote())) {
            unset(ends.remote());
        }
        // The hardware addresses of a tunnel without Ethernet inside are those of its ends.
        return isEthernet() ? self() : unset(LinkAttr.ADDRESS).unset(LinkAttr.BROADCAST);
    }

    /** Sets some bits of a number; when an existing tunnel is changed, it keeps the others. */
    final S bits(U16 key, int mask, int bits) {
        return set(key, (int) changedBits.change(key, isSet(key), value(key, 0), mask, bits));
    }

    /** Sets some bits of a number; when an existing tunnel is changed, it keeps the others. */
    final S bits(U32 key, long mask, long bits) {
        return set(key, changedBits.change(key, isSet(key), value(key, 0), mask, bits));
    }

    /** Sets or clears bits of a number; when an existing tunnel is changed, it keeps the others. */
    final S bits(U16 key, int bits, boolean on) {
        return bits(key, bits, on ? bits : 0);
    }

    /** Returns the record of the bits that setters have changed. */
    final ChangedBits changedBits() {
        return changedBits;
    }

    @Override
    LinkChange completed(LinkKind itsKind, LinkView present) {
        LinkChange whole = super.completed(itsKind, present);
        itsKind.attributes().forEach(key -> {
            if (key instanceof U16 number && isSet(key)) {
                whole.set(number, (int) changedBits.complete(key, value(number, 0), present.get(number, 0)));
            } else if (key instanceof U32 number && isSet(key)) {
                whole.set(number, changedBits.complete(key, value(number, 0), present.get(number, 0)));
            }
        });
        return whole;
    }
}
