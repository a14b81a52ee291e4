package io.github.netlink4j.rtnetlink.route;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.codec.AttrSpec;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import org.jspecify.annotations.Nullable;

/** A packet for which the kernel looks up the route that it would take. Equivalent to: {@code ip route get …}. */
public final class RouteLookup extends AttrSpec<RouteLookup> {
    private static final int RTM_F_LOOKUP_TABLE = 0x1000;
    private static final int RTM_F_FIB_MATCH = 0x2000;

    final IpAddress destination;

    @Nullable
    IpAddress source;

    private int tos;
    private int flags;

    // Read by RouteRequests as well.
    @Nullable
    LinkRef in;

    @Nullable
    LinkRef out;

    private RouteLookup(IpAddress destination) {
        super(RouteAttr.SET);
        this.destination = destination;
        // IPv6 always reports the table, and does not know the flag.
        this.flags = destination.isIpv6() ? 0 : RTM_F_LOOKUP_TABLE;
        set(RouteAttr.DST, destination);
    }

    /** Returns a packet to this address. */
    public static RouteLookup to(IpAddress destination) {
        return new RouteLookup(destination);
    }

    /** Returns a packet to this address, as text. */
    public static RouteLookup to(String destination) {
        return to(IpAddress.parse(destination));
    }

    /**
     * Sets the source address, which must be one of this machine unless {@link #in} is set.
     *
     * @throws IllegalArgumentException when it is of another family
     */
    public RouteLookup from(IpAddress source) {
        if (source.isIpv6() != destination.isIpv6()) {
            throw new IllegalArgumentException("a packet from " + source + " cannot go to " + destination);
        }
        this.source = source;
        return set(RouteAttr.SRC, source);
    }

    /** Sets the source address, as text; see {@link #from(IpAddress)}. */
    public RouteLookup from(String source) {
        return from(IpAddress.parse(source));
    }

    /** Sets the link, or VRF, that it goes out by. Equivalent to: {@code … oif eth0}. */
    public RouteLookup out(LinkRef link) {
        this.out = link;
        return this;
    }

    /** Sets the link that it goes out by, by name. */
    public RouteLookup out(String link) {
        return out(LinkRef.of(link));
    }

    /** Sets the link that it comes in by: it is a packet to be forwarded. Equivalent to: {@code … iif eth0}. */
    public RouteLookup in(LinkRef link) {
        this.in = link;
        return this;
    }

    /** Sets the link that it comes in by, by name. */
    public RouteLookup in(String link) {
        return in(LinkRef.of(link));
    }

    /** Sets its mark. Equivalent to: {@code … mark 1}. */
    public RouteLookup mark(long mark) {
        return set(RouteAttr.MARK, mark);
    }

    /** Sets its user. Equivalent to: {@code … uid 1000}. */
    public RouteLookup uid(long uid) {
        return set(RouteAttr.UID, uid);
    }

    /** Sets its type of service, 0 to 255. Equivalent to: {@code … tos 0x10}. */
    public RouteLookup tos(int tos) {
        this.tos = RouteValidator.checkByte("type of service", tos);
        return this;
    }

    /** Sets its protocol, IPPROTO_*: 6 TCP, 17 UDP, 1 and 58 ICMP; the kernel accepts no other. {@code … ipproto tcp}. */
    public RouteLookup protocol(int protocol) {
        return set(RouteAttr.IP_PROTO, protocol);
    }

    /** Sets the source port of TCP or UDP; set the {@link #protocol} as well. Equivalent to: {@code … sport 1024}. */
    public RouteLookup sourcePort(int port) {
        return set(RouteAttr.SPORT, port);
    }

    /** Sets the destination port of TCP or UDP; set the {@link #protocol} as well. Equivalent to: {@code … dport 80}. */
    public RouteLookup destinationPort(int port) {
        return set(RouteAttr.DPORT, port);
    }

    /**
     * Requests the route as it is in the table, not as it was resolved for this packet. The kernel answers EMSGSIZE when it
     * has some 250 next hops or more. Equivalent to: {@code … fibmatch}.
     */
    public RouteLookup asInTable() {
        flags |= RTM_F_FIB_MATCH;
        return this;
    }

    /** Writes the request; links are identified by index, 0 for none. */
    void writeTo(MessageWriter writer, int inIndex, int outIndex) {
        writer.header8(0, destination.family());
        writer.header8(1, destination.bits());
        writer.header8(2, source == null ? 0 : source.bits());
        writer.header8(3, tos);
        writer.header32(8, flags);
        if (inIndex != 0) {
            writer.put(RouteAttr.IIF, inIndex);
        }
        if (outIndex != 0) {
            writer.put(RouteAttr.OIF, outIndex);
        }
        writeAttributes(writer);
    }

    /** Returns the words of {@code ip route get}: {@code 10.1.0.1 from 10.0.0.1 oif "eth0"}. */
    @Override
    public String toString() {
        return destination
                + (source == null ? "" : " from " + source)
                + (in == null ? "" : " iif " + in.text())
                + (out == null ? "" : " oif " + out.text());
    }
}
