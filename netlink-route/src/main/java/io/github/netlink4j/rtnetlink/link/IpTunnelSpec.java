package io.github.netlink4j.rtnetlink.link;

import org.jspecify.annotations.Nullable;

/**
 * The options of the outer packets of a tunnel, which are the same whatever the tunnel carries, in the words of {@code ip
 * link}. Each setter has a getter, which returns what is set here, or was read from a link by the factory {@code of} of its
 * kind.
 *
 * @param <S> the type that setters return
 */
public abstract sealed class IpTunnelSpec<S extends IpTunnelSpec<S>> extends TunnelSpec<S> permits GreSpec, IpipSpec {
    // TUNNEL_ENCAP_FLAG_*, linux/if_tunnel.h
    private static final int ENCAP_CSUM = 1;
    private static final int ENCAP_CSUM6 = 2;
    private static final int ENCAP_REMCSUM = 4;

    /** The traffic class in the flow information of an IPv6 header. */
    private static final int CLASS_SHIFT = 20;

    private static final long CLASS_MASK = 0xffL << CLASS_SHIFT;
    private static final long LABEL_MASK = 0xf_ffff;

    private static final int INHERIT = 1;

    // IP6_TNL_F_*, linux/ip6_tunnel.h
    private static final int IGNORE_ENCAP_LIMIT = 0x1;
    private static final int INHERIT_CLASS = 0x2;
    private static final int INHERIT_LABEL = 0x4;
    private static final int INHERIT_DSCP = 0x10;
    private static final int INHERIT_FWMARK = 0x20;
    private static final int ALLOW_LOCAL_REMOTE = 0x40;

    /** The options that a request may contain; those above are state. include/net/ip6_tunnel.h */
    static final long IP6_FLAGS = 0xffff;

    private final TunnelKeys keys;

    IpTunnelSpec(LinkKind kind, TunnelKeys keys, boolean isIpv6) {
        super(kind, keys.ends(), isIpv6);
        this.keys = keys;
    }

    /**
     * Sets the TTL of outer packets, or the hop limit of IPv6, 0 to 255, where 0 copies that of the inner packet. IFLA_GRE_TTL,
     * IFLA_IPTUN_TTL. Kernel default: 0; 64 of a {@link Sit}. Equivalent to: {@code ip link set … ttl 64}, or {@code hoplimit 64}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final S ttl(int hops) {
        return set(keys.ttl(), hops);
    }

    /** Returns the TTL, or the hop limit, of outer packets; -1 when it is not set here. */
    public final int ttl() {
        return value(keys.ttl(), -1);
    }

    /**
     * Sets the type of service of outer IPv4 packets, 0 to 255, where 1 copies that of the inner packet. IFLA_GRE_TOS,
     * IFLA_IPTUN_TOS. Equivalent to: {@code ip link set … tos 4}.
     *
     * @throws IllegalArgumentException when it is out of range, or this is a tunnel over IPv6: see {@link #trafficClass(int)}
     */
    public final S tos(int tos) {
        require(false, "the type of service");
        return set(keys.tos(), tos);
    }

    /** Copies the type of service of the inner packet. Equivalent to: {@code ip link set … tos inherit}. */
    public final S inheritTos() {
        return tos(INHERIT);
    }

    /** Returns the type of service of outer IPv4 packets; -1 when it is not set here. */
    public final int tos() {
        return value(keys.tos(), -1);
    }

    /**
     * Sets whether outer IPv4 packets have the don't-fragment bit. Kernel default: on. A {@link #ttl} other than 0 switches it
     * on for a {@link Sit}. IFLA_GRE_PMTUDISC, IFLA_IPTUN_PMTUDISC. Equivalent to: {@code ip link set … nopmtudisc}.
     *
     * @throws IllegalArgumentException when this is a tunnel over IPv6
     */
    public final S pmtuDisc(boolean on) {
        require(false, "path MTU discovery");
        return set(keys.pmtuDisc(), on);
    }

    /** Returns whether outer IPv4 packets have the don't-fragment bit; true when that is not set here. */
    public final boolean isPmtuDisc() {
        return value(keys.pmtuDisc(), true);
    }

    /**
     * Sets the traffic class of outer IPv6 packets, 0 to 255; bits 20 to 27 of IFLA_GRE_FLOWINFO, IFLA_IPTUN_FLOWINFO.
     * Equivalent to: {@code ip link set … tclass 0x12}.
     *
     * @throws IllegalArgumentException when it is out of range, or this is a tunnel over IPv4: see {@link #tos(int)}
     */
    public final S trafficClass(int trafficClass) {
        require(true, "the traffic class");
        if (trafficClass < 0 || trafficClass > 0xff) {
            throw new IllegalArgumentException("the traffic class must be 0 to 255: " + trafficClass);
        }
        return ip6Flag(INHERIT_CLASS, false).bits(keys.flowInfo(), CLASS_MASK, (long) trafficClass << CLASS_SHIFT);
    }

    /** Returns the traffic class of outer IPv6 packets; -1 when it is not set here. */
    public final int trafficClass() {
        long info = value(keys.flowInfo(), -1);
        return info < 0 ? -1 : (int) ((info & CLASS_MASK) >> CLASS_SHIFT);
    }

    /**
     * Copies the traffic class of the inner packet. IP6_TNL_F_USE_ORIG_TCLASS. Equivalent to: {@code ip link set … tclass
     * inherit}.
     */
    public final S inheritTrafficClass() {
        return ip6Flag(INHERIT_CLASS, true);
    }

    /** Returns whether outer packets have the traffic class of the inner one; false when that is not set here. */
    public final boolean isTrafficClassInherited() {
        return hasIp6Flag(INHERIT_CLASS);
    }

    /**
     * Sets the flow label of outer IPv6 packets, 0 to 2^20 - 1; bits 0 to 19 of IFLA_GRE_FLOWINFO, IFLA_IPTUN_FLOWINFO.
     * Equivalent to: {@code ip link set … flowlabel 0x12345}.
     *
     * @throws IllegalArgumentException when it is out of range, or this is a tunnel over IPv4
     */
    public final S flowLabel(int label) {
        require(true, "the flow label");
        if (label < 0 || label > LABEL_MASK) {
            throw new IllegalArgumentException("the flow label must be 0 to " + LABEL_MASK + ": " + label);
        }
        return ip6Flag(INHERIT_LABEL, false).bits(keys.flowInfo(), LABEL_MASK, label);
    }

    /** Returns the flow label of outer IPv6 packets; -1 when it is not set here. */
    public final int flowLabel() {
        long info = value(keys.flowInfo(), -1);
        return info < 0 ? -1 : (int) (info & LABEL_MASK);
    }

    /**
     * Copies the flow label of the inner packet. IP6_TNL_F_USE_ORIG_FLOWLABEL. Equivalent to: {@code ip link set …
     * flowlabel inherit}.
     */
    public final S inheritFlowLabel() {
        return ip6Flag(INHERIT_LABEL, true);
    }

    /** Returns whether outer packets have the flow label of the inner one; false when that is not set here. */
    public final boolean isFlowLabelInherited() {
        return hasIp6Flag(INHERIT_LABEL);
    }

    /**
     * Sets how many further tunnels an IPv6 packet may pass inside this one, 0 to 255. IFLA_GRE_ENCAP_LIMIT,
     * IFLA_IPTUN_ENCAP_LIMIT. Equivalent to: {@code ip link set … encaplimit 4}.
     *
     * @throws IllegalArgumentException when it is out of range, or this is a tunnel over IPv4
     */
    public final S encapLimit(int tunnels) {
        require(true, "the encapsulation limit");
        return ip6Flag(IGNORE_ENCAP_LIMIT, false).set(keys.encapLimit(), tunnels);
    }

    /** Returns how many further tunnels an IPv6 packet may pass inside this one; -1 when it is not set here. */
    public final int encapLimit() {
        return value(keys.encapLimit(), -1);
    }

    /**
     * Adds no encapsulation limit to IPv6 packets. IP6_TNL_F_IGN_ENCAP_LIMIT. Equivalent to: {@code ip link set …
     * encaplimit none}.
     */
    public final S noEncapLimit() {
        return ip6Flag(IGNORE_ENCAP_LIMIT, true);
    }

    /** Returns whether IPv6 packets have no encapsulation limit; false when that is not set here. */
    public final boolean isNoEncapLimit() {
        return hasIp6Flag(IGNORE_ENCAP_LIMIT);
    }

    /**
     * Sets whether the DSCP of a received outer IPv6 packet is copied to the inner one. IP6_TNL_F_RCV_DSCP_COPY. Equivalent
     * to: {@code ip link set … dscp inherit}.
     */
    public final S inheritDscp(boolean on) {
        return ip6Flag(INHERIT_DSCP, on);
    }

    /** Returns whether the DSCP of a received outer packet is copied; false when that is not set here. */
    public final boolean isDscpInherited() {
        return hasIp6Flag(INHERIT_DSCP);
    }

    /**
     * Sets whether outer IPv6 packets are routed by the mark of the inner one. IP6_TNL_F_USE_ORIG_FWMARK. Equivalent to:
     * {@code ip link set … fwmark inherit}.
     */
    public final S inheritFwmark(boolean on) {
        return ip6Flag(INHERIT_FWMARK, on);
    }

    /** Returns whether outer packets are routed by the mark of the inner one; false when that is not set here. */
    public final boolean isFwmarkInherited() {
        return hasIp6Flag(INHERIT_FWMARK);
    }

    /**
     * Sets whether the address of the remote end of a tunnel over IPv6 may be one of this machine.
     * IP6_TNL_F_ALLOW_LOCAL_REMOTE. Equivalent to: {@code ip link set … allow-localremote}.
     */
    public final S allowLocalRemote(boolean on) {
        return ip6Flag(ALLOW_LOCAL_REMOTE, on);
    }

    /** Returns whether the remote end may be this machine; false when that is not set here. */
    public final boolean isLocalRemoteAllowed() {
        return hasIp6Flag(ALLOW_LOCAL_REMOTE);
    }

    private S ip6Flag(int flag, boolean on) {
        require(true, "this");
        return ip6Flags(flag, on ? flag : 0);
    }

    private boolean hasIp6Flag(int flag) {
        return (ip6Flags() & flag) != 0;
    }

    /** Sets some of the options of a tunnel over IPv6. IP6_TNL_F_*. */
    abstract S ip6Flags(int mask, int flags);

    /** Returns the options of a tunnel over IPv6, 0 when they are not set here. IP6_TNL_F_*. */
    abstract long ip6Flags();

    /**
     * Sets the header between the outer IP header and the tunnel. IFLA_GRE_ENCAP_TYPE, IFLA_IPTUN_ENCAP_TYPE. Equivalent to:
     * {@code ip link add … encap fou}.
     *
     * @throws IllegalArgumentException when it is {@link TunnelEncap#OTHER}
     */
    public final S encap(TunnelEncap encap) {
        return set(keys.encap().type(), encap.number());
    }

    /** Returns the header between the outer IP header and the tunnel; null when it is not set here. */
    public final @Nullable TunnelEncap encap() {
        int number = value(keys.encap().type(), -1);
        return number < 0 ? null : TunnelEncap.of(number);
    }

    /**
     * Sets the UDP source port, 0 to 65535, where 0 chooses one by the flow. IFLA_GRE_ENCAP_SPORT, IFLA_IPTUN_ENCAP_SPORT.
     * Equivalent to: {@code ip link add … encap-sport 5555}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final S encapSourcePort(int port) {
        return set(keys.encap().sourcePort(), port);
    }

    /** Returns the UDP source port; -1 when it is not set here. */
    public final int encapSourcePort() {
        return value(keys.encap().sourcePort(), -1);
    }

    /**
     * Sets the UDP destination port, 0 to 65535. IFLA_GRE_ENCAP_DPORT, IFLA_IPTUN_ENCAP_DPORT. Equivalent to: {@code ip link
     * add … encap-dport 5555}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final S encapDestinationPort(int port) {
        return set(keys.encap().destinationPort(), port);
    }

    /** Returns the UDP destination port; -1 when it is not set here. */
    public final int encapDestinationPort() {
        return value(keys.encap().destinationPort(), -1);
    }

    /**
     * Sets whether the UDP header has a checksum over IPv4. TUNNEL_ENCAP_FLAG_CSUM. Equivalent to: {@code ip link add …
     * encap-csum}.
     */
    public final S encapCsum(boolean on) {
        return bits(keys.encap().flags(), ENCAP_CSUM, on);
    }

    /** Returns whether the UDP header has a checksum over IPv4; false when that is not set here. */
    public final boolean isEncapCsum() {
        return hasEncapFlag(ENCAP_CSUM);
    }

    /**
     * Sets whether the UDP header has a checksum over IPv6. TUNNEL_ENCAP_FLAG_CSUM6. Equivalent to: {@code ip link add …
     * encap-csum6}.
     */
    public final S encapCsum6(boolean on) {
        return bits(keys.encap().flags(), ENCAP_CSUM6, on);
    }

    /** Returns whether the UDP header has a checksum over IPv6; false when that is not set here. */
    public final boolean isEncapCsum6() {
        return hasEncapFlag(ENCAP_CSUM6);
    }

    /**
     * Sets whether the checksum of the inner packet is offloaded to the receiver, with {@link TunnelEncap#GUE}.
     * TUNNEL_ENCAP_FLAG_REMCSUM. Equivalent to: {@code ip link add … encap-remcsum}.
     */
    public final S encapRemCsum(boolean on) {
        return bits(keys.encap().flags(), ENCAP_REMCSUM, on);
    }

    /** Returns whether the checksum of the inner packet is offloaded; false when that is not set here. */
    public final boolean isEncapRemCsum() {
        return hasEncapFlag(ENCAP_REMCSUM);
    }

    /** Returns whether there is to be a header between the outer IP header and the tunnel. */
    final boolean isEncapsulated() {
        return value(keys.encap().type(), 0) != TunnelEncap.NONE.number();
    }

    private boolean hasEncapFlag(int flag) {
        return (value(keys.encap().flags(), 0) & flag) != 0;
    }

    /**
     * Leaves the decision about each packet to routes and filters; of a new tunnel only. IFLA_GRE_COLLECT_METADATA,
     * IFLA_IPTUN_COLLECT_METADATA. Equivalent to: {@code ip link add … external}.
     */
    public final S external() {
        return set(keys.external(), true);
    }

    /** Returns whether routes and filters decide about each packet. */
    public final boolean isExternal() {
        return value(keys.external(), false);
    }
}
