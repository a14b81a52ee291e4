package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.IpAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The options of a VXLAN tunnel, in the words of {@code ip link}; {@link Vxlan} is the class to use, and has the keys. Each
 * setter has a getter, which returns what is set here, or was read from a link by {@link Vxlan#of}.
 */
public abstract sealed class VxlanSpec extends LinkSpec<Vxlan> permits Vxlan {
    private static final Duration SECOND = Duration.ofSeconds(1);

    VxlanSpec() {
        super(Vxlan.KIND);
    }

    /**
     * Sets the network identifier, 24 bits; of a new tunnel only. IFLA_VXLAN_ID. Equivalent to: {@code ip link add …
     * type vxlan id 7}.
     *
     * @throws IllegalArgumentException when it is 2^24 or more
     */
    public final Vxlan vni(int vni) {
        return set(Vxlan.ID, vni);
    }

    /** Returns the network identifier; -1 when it is not set here. IFLA_VXLAN_ID. */
    public final int vni() {
        return (int) value(Vxlan.ID, -1);
    }

    /**
     * Sets the remote end, or the multicast group of all remote ends. IFLA_VXLAN_GROUP, or IFLA_VXLAN_GROUP6 of an IPv6
     * address. Equivalent to: {@code ip link set … type vxlan remote 10.0.0.2}, or {@code group 239.1.1.1}.
     */
    public final Vxlan remote(IpAddress address) {
        return set(Vxlan.GROUP, address);
    }

    /** Sets the remote end, or the multicast group of all remote ends, as text. */
    public final Vxlan remote(String address) {
        return remote(IpAddress.parse(address));
    }

    /** Returns the remote end, or the multicast group of all remote ends; null when it is not set here. IFLA_VXLAN_GROUP. */
    public final @Nullable IpAddress remote() {
        return value(Vxlan.GROUP);
    }

    /**
     * Sets the local address in outer packets. IFLA_VXLAN_LOCAL, or IFLA_VXLAN_LOCAL6 of an IPv6 address. Equivalent to:
     * {@code ip link set … type vxlan local 10.0.0.1}.
     */
    public final Vxlan local(IpAddress address) {
        return set(Vxlan.LOCAL, address);
    }

    /** Sets the local address in outer packets, as text. */
    public final Vxlan local(String address) {
        return local(IpAddress.parse(address));
    }

    /** Returns the local address in outer packets; null when it is not set here. IFLA_VXLAN_LOCAL. */
    public final @Nullable IpAddress local() {
        return value(Vxlan.LOCAL);
    }

    /** Sets the link that carries it. IFLA_VXLAN_LINK. Equivalent to: {@code ip link set … type vxlan dev eth0}. */
    public final Vxlan device(LinkRef link) {
        return link(Vxlan.LINK, link, "device");
    }

    /** Sets the link that carries it, by name. */
    public final Vxlan device(String link) {
        return device(LinkRef.of(link));
    }

    /** Returns the index of the link that carries it; 0 when it is not set here, or is set by name. IFLA_VXLAN_LINK. */
    public final int device() {
        return (int) value(Vxlan.LINK, 0);
    }

    /**
     * Sets the UDP destination port, 0 to 65535; of a new tunnel only. Without it, Linux uses 8472. IFLA_VXLAN_PORT.
     * Equivalent to: {@code ip link add … type vxlan dstport 4789}, which is {@link Vxlan#IANA_PORT}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final Vxlan port(int port) {
        return set(Vxlan.PORT, port);
    }

    /** Returns the UDP destination port; -1 when it is not set here. IFLA_VXLAN_PORT. */
    public final int port() {
        return value(Vxlan.PORT, -1);
    }

    /**
     * Sets the range of source ports of outer packets, both ends included; of a new tunnel only. IFLA_VXLAN_PORT_RANGE.
     * Equivalent to: {@code ip link add … type vxlan srcport 5000 6000}.
     *
     * @throws IllegalArgumentException when a port is not 0 to 65535, or the lower is above the higher
     */
    public final Vxlan sourcePorts(int low, int high) {
        return set(Vxlan.PORT_RANGE, VxlanPorts.ordered(low, high));
    }

    /** Returns the source ports of outer packets; null when they are not set here. IFLA_VXLAN_PORT_RANGE. */
    public final @Nullable VxlanPorts sourcePorts() {
        return value(Vxlan.PORT_RANGE);
    }

    /**
     * Sets the TTL of outer packets, 0 to 255, where 0 leaves it to the route. IFLA_VXLAN_TTL. Equivalent to: {@code ip
     * link set … type vxlan ttl 64}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final Vxlan ttl(int hops) {
        return set(Vxlan.TTL, hops);
    }

    /** Returns the TTL of outer packets; -1 when it is not set here. IFLA_VXLAN_TTL. */
    public final int ttl() {
        return value(Vxlan.TTL, -1);
    }

    /**
     * Sets the type of service of outer packets, 0 to 255, where 1 copies that of the inner packet. IFLA_VXLAN_TOS.
     * Equivalent to: {@code ip link set … type vxlan tos inherit}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final Vxlan tos(int tos) {
        return set(Vxlan.TOS, tos);
    }

    /** Returns the type of service of outer packets; -1 when it is not set here. IFLA_VXLAN_TOS. */
    public final int tos() {
        return value(Vxlan.TOS, -1);
    }

    /**
     * Sets the flow label of outer IPv6 packets, 0 to 2^20 - 1. IFLA_VXLAN_LABEL. Equivalent to: {@code ip link set …
     * type vxlan flowlabel 7}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final Vxlan flowLabel(int label) {
        return set(Vxlan.LABEL, label);
    }

    /** Returns the flow label of outer IPv6 packets; -1 when it is not set here. IFLA_VXLAN_LABEL. */
    public final int flowLabel() {
        return (int) value(Vxlan.LABEL, -1);
    }

    /**
     * Sets the time after which a learned address is forgotten, 0 to 2^32 - 1 s; 0 means never. IFLA_VXLAN_AGEING.
     * Equivalent to: {@code ip link set … type vxlan ageing 300}.
     *
     * @throws IllegalArgumentException when it is out of range, or no whole number of seconds
     */
    public final Vxlan ageing(Duration time) {
        return set(Vxlan.AGEING, time, SECOND);
    }

    /** Returns the time after which a learned address is forgotten; null when it is not set here. IFLA_VXLAN_AGEING. */
    public final @Nullable Duration ageing() {
        return value(Vxlan.AGEING, SECOND);
    }

    /**
     * Sets the largest number of addresses it keeps, 0 to 2^32 - 1, where 0 is no limit; of a new tunnel only.
     * IFLA_VXLAN_LIMIT. Equivalent to: {@code ip link add … type vxlan maxaddress 1000}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final Vxlan maxAddresses(long addresses) {
        return set(Vxlan.LIMIT, addresses);
    }

    /** Returns the largest number of addresses it keeps; -1 when it is not set here. IFLA_VXLAN_LIMIT. */
    public final long maxAddresses() {
        return value(Vxlan.LIMIT, -1);
    }

    /**
     * Sets whether it learns behind which remote end an address is. IFLA_VXLAN_LEARNING. Equivalent to: {@code ip link
     * set … type vxlan nolearning}.
     */
    public final Vxlan learning(boolean on) {
        return set(Vxlan.LEARNING, on);
    }

    /**
     * Returns whether it learns behind which remote end an address is; false when that is not set here.
     * IFLA_VXLAN_LEARNING.
     */
    public final boolean isLearning() {
        return value(Vxlan.LEARNING, false);
    }

    /**
     * Sets whether it answers ARP requests and neighbour solicitations itself; of a new tunnel only. IFLA_VXLAN_PROXY.
     * Equivalent to: {@code ip link add … type vxlan proxy}.
     */
    public final Vxlan proxy(boolean on) {
        return set(Vxlan.PROXY, on);
    }

    /**
     * Returns whether it answers ARP requests and neighbour solicitations itself; false when that is not set here.
     * IFLA_VXLAN_PROXY.
     */
    public final boolean isProxy() {
        return value(Vxlan.PROXY, false);
    }

    /**
     * Sets whether it sends packets for a router directly to their destination (route short circuit); of a new tunnel only.
     * IFLA_VXLAN_RSC. Equivalent to: {@code ip link add … type vxlan rsc}.
     */
    public final Vxlan rsc(boolean on) {
        return set(Vxlan.RSC, on);
    }

    /**
     * Returns whether it sends packets for a router directly to their destination (route short circuit); false when that is
     * not set here. IFLA_VXLAN_RSC.
     */
    public final boolean isRsc() {
        return value(Vxlan.RSC, false);
    }

    /**
     * Sets whether it notifies of link-layer addresses that it does not know; of a new tunnel only. IFLA_VXLAN_L2MISS.
     * Equivalent to: {@code ip link add … type vxlan l2miss}.
     */
    public final Vxlan l2miss(boolean on) {
        return set(Vxlan.L2MISS, on);
    }

    /**
     * Returns whether it notifies of link-layer addresses that it does not know; false when that is not set here.
     * IFLA_VXLAN_L2MISS.
     */
    public final boolean isL2miss() {
        return value(Vxlan.L2MISS, false);
    }

    /**
     * Sets whether it notifies of IP addresses that it does not know; of a new tunnel only. IFLA_VXLAN_L3MISS.
     * Equivalent to: {@code ip link add … type vxlan l3miss}.
     */
    public final Vxlan l3miss(boolean on) {
        return set(Vxlan.L3MISS, on);
    }

    /**
     * Returns whether it notifies of IP addresses that it does not know; false when that is not set here.
     * IFLA_VXLAN_L3MISS.
     */
    public final boolean isL3miss() {
        return value(Vxlan.L3MISS, false);
    }

    /**
     * Sets whether outer IPv4 packets have a UDP checksum; of a new tunnel only. IFLA_VXLAN_UDP_CSUM. Equivalent to:
     * {@code ip link add … type vxlan noudpcsum}.
     */
    public final Vxlan udpCsum(boolean on) {
        return set(Vxlan.UDP_CSUM, on);
    }

    /** Returns whether outer IPv4 packets have a UDP checksum; false when that is not set here. IFLA_VXLAN_UDP_CSUM. */
    public final boolean isUdpCsum() {
        return value(Vxlan.UDP_CSUM, false);
    }

    /**
     * Sets whether outer IPv6 packets are sent without a UDP checksum; of a new tunnel only.
     * IFLA_VXLAN_UDP_ZERO_CSUM6_TX. Equivalent to: {@code ip link add … type vxlan udp6zerocsumtx}.
     */
    public final Vxlan udp6ZeroCsumTx(boolean on) {
        return set(Vxlan.UDP_ZERO_CSUM6_TX, on);
    }

    /**
     * Returns whether outer IPv6 packets are sent without a UDP checksum; false when that is not set here.
     * IFLA_VXLAN_UDP_ZERO_CSUM6_TX.
     */
    public final boolean isUdp6ZeroCsumTx() {
        return value(Vxlan.UDP_ZERO_CSUM6_TX, false);
    }

    /**
     * Sets whether outer IPv6 packets without a UDP checksum are accepted; of a new tunnel only.
     * IFLA_VXLAN_UDP_ZERO_CSUM6_RX. Equivalent to: {@code ip link add … type vxlan udp6zerocsumrx}.
     */
    public final Vxlan udp6ZeroCsumRx(boolean on) {
        return set(Vxlan.UDP_ZERO_CSUM6_RX, on);
    }

    /**
     * Returns whether outer IPv6 packets without a UDP checksum are accepted; false when that is not set here.
     * IFLA_VXLAN_UDP_ZERO_CSUM6_RX.
     */
    public final boolean isUdp6ZeroCsumRx() {
        return value(Vxlan.UDP_ZERO_CSUM6_RX, false);
    }

    /**
     * Sets whether it sends with remote checksum offload; of a new tunnel only. IFLA_VXLAN_REMCSUM_TX. Equivalent to:
     * {@code ip link add … type vxlan remcsumtx}.
     */
    public final Vxlan remCsumTx(boolean on) {
        return set(Vxlan.REMCSUM_TX, on);
    }

    /**
     * Returns whether it sends with remote checksum offload; false when that is not set here. IFLA_VXLAN_REMCSUM_TX.
     */
    public final boolean isRemCsumTx() {
        return value(Vxlan.REMCSUM_TX, false);
    }

    /**
     * Sets whether it accepts remote checksum offload; of a new tunnel only. IFLA_VXLAN_REMCSUM_RX. Equivalent to:
     * {@code ip link add … type vxlan remcsumrx}.
     */
    public final Vxlan remCsumRx(boolean on) {
        return set(Vxlan.REMCSUM_RX, on);
    }

    /** Returns whether it accepts remote checksum offload; false when that is not set here. IFLA_VXLAN_REMCSUM_RX. */
    public final boolean isRemCsumRx() {
        return value(Vxlan.REMCSUM_RX, false);
    }

    /**
     * Sets whether packets to a tunnel of this machine skip the encapsulation. Linux 6.5. IFLA_VXLAN_LOCALBYPASS.
     * Equivalent to: {@code ip link set … type vxlan localbypass}.
     */
    public final Vxlan localBypass(boolean on) {
        return set(Vxlan.LOCALBYPASS, on);
    }

    /**
     * Returns whether packets to a tunnel of this machine skip the encapsulation; false when that is not set here.
     * IFLA_VXLAN_LOCALBYPASS.
     */
    public final boolean isLocalBypass() {
        return value(Vxlan.LOCALBYPASS, false);
    }

    /**
     * Copies the TTL of the inner packet to the outer one; of a new tunnel only. IFLA_VXLAN_TTL_INHERIT. Equivalent to:
     * {@code ip link add … type vxlan ttl inherit}.
     */
    public final Vxlan inheritTtl() {
        return set(Vxlan.TTL_INHERIT, true);
    }

    /** Returns whether the outer packet has the TTL of the inner one. IFLA_VXLAN_TTL_INHERIT. */
    public final boolean isTtlInherited() {
        return value(Vxlan.TTL_INHERIT, false);
    }

    /**
     * Sets the don't-fragment bit of outer IPv4 packets. IFLA_VXLAN_DF. Equivalent to: {@code ip link set … type vxlan df
     * set}.
     */
    public final Vxlan df(Vxlan.DontFragment df) {
        return set(Vxlan.DF, df.number());
    }

    /** Returns the don't-fragment bit of outer IPv4 packets; null when it is not set here. IFLA_VXLAN_DF. */
    public final Vxlan.@Nullable DontFragment df() {
        int number = value(Vxlan.DF, -1);
        return number < 0 ? null : Vxlan.DontFragment.of(number);
    }

    /**
     * Leaves the decision about each packet to routes and filters. The tunnel then has no network identifier, and learns
     * nothing; of a new tunnel only. Equivalent to: {@code … external}.
     */
    public final Vxlan external() {
        return set(Vxlan.COLLECT_METADATA, true).learning(false);
    }

    /** Returns whether routes and filters decide about each packet. IFLA_VXLAN_COLLECT_METADATA. */
    public final boolean isExternal() {
        return value(Vxlan.COLLECT_METADATA, false);
    }

    /**
     * Makes an external tunnel accept only the network identifiers that are added to it by {@code nl.vnis()}; of a new tunnel
     * only. Linux 5.18. Equivalent to: {@code … external vnifilter}.
     */
    public final Vxlan vniFilter() {
        return set(Vxlan.VNIFILTER, true);
    }

    /** Returns whether it accepts only the network identifiers that are added to it. IFLA_VXLAN_VNIFILTER. */
    public final boolean isVniFilter() {
        return value(Vxlan.VNIFILTER, false);
    }
}
