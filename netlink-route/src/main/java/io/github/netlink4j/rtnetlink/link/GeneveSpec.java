package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * The options of a GENEVE tunnel, in the words of {@code ip link}; {@link Geneve} is the class to use, and has the keys. Each
 * setter has a getter, which returns what is set here, or was read from a link by {@link Geneve#of}.
 */
public abstract sealed class GeneveSpec extends LinkSpec<Geneve> permits Geneve {
    GeneveSpec() {
        super(Geneve.KIND);
    }

    /**
     * Sets the network identifier, 24 bits; of a new tunnel only. IFLA_GENEVE_ID. Equivalent to: {@code ip link add … type
     * geneve id 7}.
     *
     * @throws IllegalArgumentException when it is 2^24 or more
     */
    public final Geneve vni(int vni) {
        return set(Geneve.ID, vni);
    }

    /** Returns the network identifier; -1 when it is not set here. IFLA_GENEVE_ID. */
    public final int vni() {
        return (int) value(Geneve.ID, -1);
    }

    /**
     * Sets the address of the remote end. IFLA_GENEVE_REMOTE, or IFLA_GENEVE_REMOTE6 of an IPv6 address. Equivalent to:
     * {@code ip link set … type geneve remote 10.0.0.2}.
     */
    public final Geneve remote(IpAddress address) {
        return set(Geneve.REMOTE, address);
    }

    /** Sets the address of the remote end, as text. */
    public final Geneve remote(String address) {
        return remote(IpAddress.parse(address));
    }

    /** Returns the address of the remote end; null when it is not set here. IFLA_GENEVE_REMOTE. */
    public final @Nullable IpAddress remote() {
        return value(Geneve.REMOTE);
    }

    /**
     * Sets the local address in outer packets, of the family of the remote one. IFLA_GENEVE_LOCAL, or IFLA_GENEVE_LOCAL6.
     * Linux 7.2. Equivalent to: {@code ip link add … type geneve local 10.0.0.1}.
     */
    public final Geneve local(IpAddress address) {
        return set(Geneve.LOCAL, address);
    }

    /** Sets the local address in outer packets, as text. */
    public final Geneve local(String address) {
        return local(IpAddress.parse(address));
    }

    /** Returns the local address in outer packets; null when it is not set here. IFLA_GENEVE_LOCAL. */
    public final @Nullable IpAddress local() {
        return value(Geneve.LOCAL);
    }

    @Override
    final void check() {
        IpAddress local = local();
        IpAddress remote = remote();
        if (local != null && remote != null && local.isIpv6() != remote.isIpv6()) {
            throw new IllegalArgumentException(
                    this + ": both ends must be of the same family: " + local + ", " + remote);
        }
    }

    /**
     * Sets the UDP destination port, 0 to 65535; of a new tunnel only. IFLA_GENEVE_PORT. Kernel default: 6081. Equivalent to:
     * {@code ip link add … type geneve dstport 6081}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final Geneve port(int port) {
        return set(Geneve.PORT, port);
    }

    /** Returns the UDP destination port; -1 when it is not set here. IFLA_GENEVE_PORT. */
    public final int port() {
        return value(Geneve.PORT, -1);
    }

    /**
     * Sets the range of source ports of outer packets, both ends included. IFLA_GENEVE_PORT_RANGE. Linux 6.15. Equivalent to:
     * {@code ip link add … type geneve port 5000 6000}.
     *
     * @throws IllegalArgumentException when a port is not 0 to 65535, or the lower is above the higher
     */
    public final Geneve sourcePorts(int low, int high) {
        return set(Geneve.PORT_RANGE, VxlanPorts.ordered(low, high));
    }

    /** Returns the source ports of outer packets; null when they are not set here. IFLA_GENEVE_PORT_RANGE. */
    public final @Nullable VxlanPorts sourcePorts() {
        return value(Geneve.PORT_RANGE);
    }

    /**
     * Sets the TTL of outer packets, 0 to 255, where 0 leaves it to the route. IFLA_GENEVE_TTL. Equivalent to: {@code ip link
     * set … type geneve ttl 64}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final Geneve ttl(int hops) {
        return unset(Geneve.TTL_INHERIT).set(Geneve.TTL, hops);
    }

    /** Returns the TTL of outer packets; -1 when it is not set here. IFLA_GENEVE_TTL. */
    public final int ttl() {
        return value(Geneve.TTL, -1);
    }

    /**
     * Copies the TTL of the inner packet to the outer one, until a {@link #ttl} is set. IFLA_GENEVE_TTL_INHERIT. Equivalent
     * to: {@code ip link set … type geneve ttl inherit}.
     */
    public final Geneve inheritTtl() {
        return unset(Geneve.TTL).set(Geneve.TTL_INHERIT, true);
    }

    /** Returns whether outer packets have the TTL of the inner ones; false when that is not set here. */
    public final boolean isTtlInherited() {
        return value(Geneve.TTL_INHERIT, false);
    }

    /**
     * Sets the type of service of outer packets, 0 to 255, where 1 copies that of the inner packet. IFLA_GENEVE_TOS.
     * Equivalent to: {@code ip link set … type geneve tos 4}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final Geneve tos(int tos) {
        return set(Geneve.TOS, tos);
    }

    /** Returns the type of service of outer packets; -1 when it is not set here. IFLA_GENEVE_TOS. */
    public final int tos() {
        return value(Geneve.TOS, -1);
    }

    /**
     * Sets the flow label of outer IPv6 packets, 0 to 2^20 - 1. IFLA_GENEVE_LABEL. Equivalent to: {@code ip link set … type
     * geneve flowlabel 7}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final Geneve flowLabel(int label) {
        return set(Geneve.LABEL, label);
    }

    /** Returns the flow label of outer IPv6 packets; -1 when it is not set here. IFLA_GENEVE_LABEL. */
    public final int flowLabel() {
        return (int) value(Geneve.LABEL, -1);
    }

    /**
     * Sets the don't-fragment bit of outer IPv4 packets. IFLA_GENEVE_DF. Equivalent to: {@code ip link set … type geneve df
     * set}.
     */
    public final Geneve df(Vxlan.DontFragment df) {
        return set(Geneve.DF, df.number());
    }

    /** Returns the don't-fragment bit of outer IPv4 packets; null when it is not set here. IFLA_GENEVE_DF. */
    public final Vxlan.@Nullable DontFragment df() {
        int number = value(Geneve.DF, -1);
        return number < 0 ? null : Vxlan.DontFragment.of(number);
    }

    /**
     * Sets whether outer IPv4 packets have a UDP checksum. IFLA_GENEVE_UDP_CSUM. Equivalent to: {@code ip link add … type
     * geneve udpcsum}.
     */
    public final Geneve udpCsum(boolean on) {
        return set(Geneve.UDP_CSUM, on);
    }

    /** Returns whether outer IPv4 packets have a UDP checksum; false when that is not set here. IFLA_GENEVE_UDP_CSUM. */
    public final boolean isUdpCsum() {
        return value(Geneve.UDP_CSUM, false);
    }

    /**
     * Sets whether outer IPv6 packets are sent without a UDP checksum. IFLA_GENEVE_UDP_ZERO_CSUM6_TX. Equivalent to: {@code
     * ip link add … type geneve udp6zerocsumtx}.
     */
    public final Geneve udp6ZeroCsumTx(boolean on) {
        return set(Geneve.UDP_ZERO_CSUM6_TX, on);
    }

    /** Returns whether outer IPv6 packets are sent without a UDP checksum; false when that is not set here. */
    public final boolean isUdp6ZeroCsumTx() {
        return value(Geneve.UDP_ZERO_CSUM6_TX, false);
    }

    /**
     * Sets whether outer IPv6 packets without a UDP checksum are accepted. IFLA_GENEVE_UDP_ZERO_CSUM6_RX. Equivalent to:
     * {@code ip link add … type geneve udp6zerocsumrx}.
     */
    public final Geneve udp6ZeroCsumRx(boolean on) {
        return set(Geneve.UDP_ZERO_CSUM6_RX, on);
    }

    /** Returns whether outer IPv6 packets without a UDP checksum are accepted; false when that is not set here. */
    public final boolean isUdp6ZeroCsumRx() {
        return value(Geneve.UDP_ZERO_CSUM6_RX, false);
    }

    /**
     * States the protocol of the inner packet in the header, which may then be other than Ethernet; of a new tunnel only.
     * Linux 5.18. IFLA_GENEVE_INNER_PROTO_INHERIT. Equivalent to: {@code ip link add … type geneve innerprotoinherit}.
     */
    public final Geneve inheritInnerProtocol() {
        return set(Geneve.INNER_PROTO_INHERIT, true);
    }

    /** Returns whether the header states the protocol of the inner packet. IFLA_GENEVE_INNER_PROTO_INHERIT. */
    public final boolean isInnerProtocolInherited() {
        return value(Geneve.INNER_PROTO_INHERIT, false);
    }

    /** Sends hints by which the receiver joins packets (GRO); of a new tunnel only. Linux 7.0. IFLA_GENEVE_GRO_HINT. */
    public final Geneve groHint() {
        return set(Geneve.GRO_HINT, true);
    }

    /** Returns whether it sends hints by which the receiver joins packets. IFLA_GENEVE_GRO_HINT. */
    public final boolean isGroHint() {
        return value(Geneve.GRO_HINT, false);
    }

    /**
     * Leaves the decision about each packet to routes and filters; of a new tunnel only. IFLA_GENEVE_COLLECT_METADATA.
     * Equivalent to: {@code ip link add … type geneve external}.
     */
    public final Geneve external() {
        return set(Geneve.COLLECT_METADATA, true);
    }

    /** Returns whether routes and filters decide about each packet. IFLA_GENEVE_COLLECT_METADATA. */
    public final boolean isExternal() {
        return value(Geneve.COLLECT_METADATA, false);
    }
}
