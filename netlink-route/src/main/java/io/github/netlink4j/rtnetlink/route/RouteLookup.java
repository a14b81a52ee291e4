package io.github.netlink4j.rtnetlink.route;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.codec.AttrSpec;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import org.jspecify.annotations.Nullable;

/** A packet for which the kernel is to say what way it would take. Equivalent to: {@code ip route get …}. */
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
        // IPv6 always tells the table, and does not know the flag.
        this.flags = destination.isIpv6() ? 0 : RTM_F_LOOKUP_TABLE;
        set(RouteAttr.DST, destination);
    }

    /** A packet to this address. */
    public static RouteLookup to(IpAddress destination) {
        return new RouteLookup(destination);
    }

    /** A packet to this address, as text. */
    public static RouteLookup to(String destination) {
        return to(IpAddress.parse(destination));
    }

    /**
     * From this address, which must be one of ours unless {@link #in} is set.
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

    /** From this address, as text; see {@link #from(IpAddress)}. */
    public RouteLookup from(String source) {
        return from(IpAddress.parse(source));
    }

    /** Out by this link, or by a VRF. Equivalent to: {@code … oif eth0}. */
    public RouteLookup out(LinkRef link) {
        this.out = link;
        return this;
    }

    /** Out by the link of this name. */
    public RouteLookup out(String link) {
        return out(LinkRef.of(link));
    }

    /** In by this link: a packet that we forward. Equivalent to: {@code … iif eth0}. */
    public RouteLookup in(LinkRef link) {
        this.in = link;
        return this;
    }

    /** In by the link of this name. */
    public RouteLookup in(String link) {
        return in(LinkRef.of(link));
    }

    /** With this mark. Equivalent to: {@code … mark 1}. */
    public RouteLookup mark(long mark) {
        return set(RouteAttr.MARK, mark);
    }

    /** Of this user. Equivalent to: {@code … uid 1000}. */
    public RouteLookup uid(long uid) {
        return set(RouteAttr.UID, uid);
    }

    /** With this type of service, 0 to 255. Equivalent to: {@code … tos 0x10}. */
    public RouteLookup tos(int tos) {
        this.tos = RouteValidator.checkByte("type of service", tos);
        return this;
    }

    /** Of this protocol, IPPROTO_*: 6 TCP, 17 UDP, 1 and 58 ICMP; the kernel takes no other. {@code … ipproto tcp}. */
    public RouteLookup protocol(int protocol) {
        return set(RouteAttr.IP_PROTO, protocol);
    }

    /** From this port of TCP or UDP; tell the {@link #protocol} as well. Equivalent to: {@code … sport 1024}. */
    public RouteLookup sourcePort(int port) {
        return set(RouteAttr.SPORT, port);
    }

    /** To this port of TCP or UDP; tell the {@link #protocol} as well. Equivalent to: {@code … dport 80}. */
    public RouteLookup destinationPort(int port) {
        return set(RouteAttr.DPORT, port);
    }

    /**
     * Tells the route in the table, not what has become of it for this packet. The kernel answers EMSGSIZE when it has
     * some 250 next hops or more. Equivalent to: {@code … fibmatch}.
     */
    public RouteLookup asInTable() {
        flags |= RTM_F_FIB_MATCH;
        return this;
    }

    /** Links are told by index, 0 for none. */
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

    /** As {@code ip route get} has it: {@code 10.1.0.1 from 10.0.0.1 oif "eth0"}. */
    @Override
    public String toString() {
        return destination
                + (source == null ? "" : " from " + source)
                + (in == null ? "" : " iif " + in.text())
                + (out == null ? "" : " oif " + out.text());
    }
}
