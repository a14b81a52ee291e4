package io.github.netlink4j.rtnetlink.route;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import io.github.netlink4j.rtnetlink.object.Encap;
import io.github.netlink4j.rtnetlink.object.NextHopFlags;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One of several paths of a route. struct rtnexthop, linux/rtnetlink.h. Immutable: each method returns a changed copy.
 *
 * <!-- sample: ObjectSamplesTest multipath -->
 * <pre>{@code
 * RouteSpec balanced =
 *         RouteSpec.to("10.0.0.0/8").multipath(NextHop.via("192.168.0.1").weight(2), NextHop.via("192.168.1.1"));
 * nl.routes().add(balanced);
 * }</pre>
 *
 * <p>A next hop that was read can be sent again; the flags that the kernel reports as state are then left out.
 *
 * @param gateway next router, null when the destination is on the link itself
 * @param link its link, null when the gateway decides; an index when reported by the kernel
 * @param weight share of packets, 1 to 256
 * @param flags RTNH_F_* of {@link NextHopFlags}
 * @param realms realms, that of the source in the high half and that of the destination in the low one, 0 to 2^32 - 1; 0 for
 *     none. RTA_FLOW of the next hop; IPv4 only
 * @param encap encapsulation of packets, null for none
 * @param crossFamily whether the gateway is of another family than the route; {@link RouteSpec} determines that itself
 */
public record NextHop(
        @Nullable IpAddress gateway,
        @Nullable LinkRef link,
        int weight,
        int flags,
        long realms,
        @Nullable Encap encap,
        boolean crossFamily) {
    /**
     * Creates a next hop from all its parts.
     *
     * @throws IllegalArgumentException when the weight is not 1 to 256, or the realms are not 0 to 2^32 - 1
     */
    public NextHop {
        RouteAttr.FLOW.check(realms);
        if (weight < 1 || weight > 256) {
            throw new IllegalArgumentException("the weight of a next hop must be 1 to 256: " + weight);
        }
    }

    /** Returns a next hop by this router; for an IPv4 route it may be an IPv6 one. */
    public static NextHop via(IpAddress gateway) {
        return new NextHop(Objects.requireNonNull(gateway, "gateway"), null, 1, 0, 0, null, false);
    }

    /** Returns a next hop by this router, as text; see {@link #via(IpAddress)}. */
    public static NextHop via(String gateway) {
        return via(IpAddress.parse(gateway));
    }

    /** Returns a next hop directly on this link. */
    public static NextHop on(LinkRef link) {
        return new NextHop(null, link, 1, 0, 0, null, false);
    }

    /** Returns a next hop directly on the link of this name. */
    public static NextHop on(String link) {
        return on(LinkRef.of(link));
    }

    /** Sets its link. */
    public NextHop device(LinkRef link) {
        return new NextHop(gateway, link, weight, flags, realms, encap, crossFamily);
    }

    /** Sets its link by name. */
    public NextHop device(String link) {
        return device(LinkRef.of(link));
    }

    /**
     * Sets the share of packets, 1 to 256.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public NextHop weight(int weight) {
        return new NextHop(gateway, link, weight, flags, realms, encap, crossFamily);
    }

    /** States that the gateway is on the link, whatever its address is. */
    public NextHop onlink() {
        return new NextHop(gateway, link, weight, flags | NextHopFlags.RTNH_F_ONLINK, realms, encap, crossFamily);
    }

    /**
     * Sets the realm of the destination, 0 to 65535, by which traffic is classified. IPv4 only. Equivalent to:
     * {@code … nexthop via … realm 4}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public NextHop realm(int to) {
        return realms(0, to);
    }

    /**
     * Sets the realms of source and destination, 0 to 65535. IPv4 only. Equivalent to: {@code … nexthop via … realm 3/4}.
     *
     * @throws IllegalArgumentException when one is out of range
     */
    public NextHop realms(int from, int to) {
        return new NextHop(gateway, link, weight, flags, RouteValidator.checkRealms(from, to), encap, crossFamily);
    }

    /** Sets the encapsulation of packets. */
    public NextHop encap(Encap encap) {
        return new NextHop(gateway, link, weight, flags, realms, encap, crossFamily);
    }

    /** Returns the same next hop without the flags that are state. */
    NextHop withoutState() {
        return new NextHop(gateway, link, weight, flags & ~NextHopFlags.STATE, realms, encap, crossFamily);
    }

    /** Returns the same next hop, its link in the network namespace of this cookie. */
    NextHop in(long netnsCookie) {
        return link == null ? this : device(LinkRef.of(link.index(), netnsCookie));
    }

    /** Returns the same next hop for a route of this family, with the link as an index. */
    NextHop resolve(boolean ipv6, LinkResolver links, Supplier<String> request) {
        LinkRef known = link == null ? null : LinkRef.of(links.index(link, "device of a next hop", request));
        return new NextHop(gateway, known, weight, flags, realms, encap, gateway != null && gateway.isIpv6() != ipv6);
    }

    /** Returns the realm of the source, 0 for none. */
    public int realmFrom() {
        return (int) (realms >>> 16);
    }

    /** Returns the realm of the destination, 0 for none. */
    public int realmTo() {
        return (int) (realms & 0xffff);
    }

    /** Returns whether a flag, or one of several, is set. */
    public boolean hasFlag(int flags) {
        return (this.flags & flags) != 0;
    }

    /** Returns the index of its link, 0 when none is set; a next hop that the kernel has reported has one. */
    public int linkIndex() {
        return link instanceof LinkRef.ByIndex known ? known.index() : 0;
    }

    /** Returns it as {@code ip route} shows it. */
    @Override
    public String toString() {
        return (encap == null ? "" : "encap " + encap + " ")
                + (gateway == null ? "" : "via " + gateway + " ")
                + (realms == 0 ? "" : "realm " + (realmFrom() == 0 ? "" : realmFrom() + "/") + realmTo() + " ")
                + (link == null ? "" : "dev " + link.text() + " ")
                + "weight " + weight
                + (flags == 0 ? "" : " flags 0x" + Integer.toHexString(flags));
    }
}
