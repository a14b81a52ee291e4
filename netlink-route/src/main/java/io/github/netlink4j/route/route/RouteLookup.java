package io.github.netlink4j.route.route;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.codec.AttrSpec;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.route.link.LinkRef;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** A packet for which the kernel is to say what way it would take. Equivalent to: {@code ip route get …}. */
public final class RouteLookup extends AttrSpec<RouteLookup> {
    private static final int RTM_F_LOOKUP_TABLE = 0x1000;
    private static final int RTM_F_FIB_MATCH = 0x2000;

    private final IpAddress destination;
    private @Nullable IpAddress source;
    private @Nullable LinkRef out;
    private @Nullable LinkRef in;
    private int flags;

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

    /** A packet to this address. */
    public static RouteLookup to(String destination) {
        return to(IpAddress.parse(destination));
    }

    /** From this address, which must be one of ours unless {@link #in} is set. */
    public RouteLookup from(IpAddress source) {
        this.source = source;
        return set(RouteAttr.SRC, source);
    }

    /** From this address, as text. */
    public RouteLookup from(String source) {
        return from(IpAddress.parse(source));
    }

    /** Out by this link. Equivalent to: {@code … oif eth0}. */
    public RouteLookup out(LinkRef link) {
        this.out = link;
        return this;
    }

    /** In by this link: a packet that we forward. Equivalent to: {@code … iif eth0}. */
    public RouteLookup in(LinkRef link) {
        this.in = link;
        return this;
    }

    /** With this mark. Equivalent to: {@code … mark 1}. */
    public RouteLookup mark(long mark) {
        return set(RouteAttr.MARK, mark);
    }

    /** Of this user. Equivalent to: {@code … uid 1000}. */
    public RouteLookup uid(long uid) {
        return set(RouteAttr.UID, uid);
    }

    /** Tells the route in the table, not what has become of it for this packet. Equivalent to: {@code … fibmatch}. */
    public RouteLookup asInTable() {
        flags |= RTM_F_FIB_MATCH;
        return this;
    }

    void resolve(ToIntFunction<LinkRef> indexOf) {
        if (out != null) {
            set(RouteAttr.OIF, indexOf.applyAsInt(out));
        }
        if (in != null) {
            set(RouteAttr.IIF, indexOf.applyAsInt(in));
        }
    }

    void writeTo(MessageWriter writer) {
        writer.header8(0, destination.family());
        writer.header8(1, destination.bits());
        writer.header8(2, source == null ? 0 : source.bits());
        writer.header32(8, flags);
        writeAttributes(writer);
    }

    @Override
    public String toString() {
        return destination.toString();
    }
}
