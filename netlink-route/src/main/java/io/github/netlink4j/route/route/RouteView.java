package io.github.netlink4j.route.route;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.MessageView;
import java.util.List;
import org.jspecify.annotations.Nullable;

// Hot path: getters of numbers allocate nothing.

/**
 * A route. struct rtmsg + RTA_*, linux/rtnetlink.h.
 *
 * <p>Valid until the visitor returns that was given it; {@link #copy()} keeps it as a {@link Route}.
 */
public sealed class RouteView extends MessageView permits Route {
    /** The table where routes go and are looked for unless said otherwise. */
    public static final int RT_TABLE_MAIN = 254;
    /** The table of the kernel, with the addresses of this machine. */
    public static final int RT_TABLE_LOCAL = 255;
    /** Came from a lookup, and is in no table. */
    public static final int RTM_F_CLONED = 0x200;

    RouteView() {}

    RouteView(byte[] message) {
        super(message);
    }

    @Override
    public final AttrSet set() {
        return RouteAttr.SET;
    }

    /** A copy that stays valid. */
    public Route copy() {
        return new Route(toBytes());
    }

    /** The kernel's number of its family: {@link IpAddress#AF_INET} or {@link IpAddress#AF_INET6}. */
    public final int family() {
        return header8(0);
    }

    /** Length of the destination's prefix, in bits; 0 of a default route. */
    public final int prefixLength() {
        return header8(1);
    }

    /** Type of service that packets must have, 0 for any. */
    public final int tos() {
        return header8(3);
    }

    /** The table it is in; to be read without sign. */
    public final int table() {
        return (int) get(RouteAttr.TABLE, header8(4));
    }

    /** Who made it, RTPROT_*: 2 the kernel, 3 {@code ip}, 4 an administrator. */
    public final int protocol() {
        return header8(5);
    }

    /** How far the destination is, RT_SCOPE_*: 0 anywhere, 253 on the link, 254 here. */
    public final int scope() {
        return header8(6);
    }

    /** What becomes of packets. */
    public final RouteType type() {
        return RouteType.of(typeNumber());
    }

    /** The kernel's number of the type, RTN_*. */
    public final int typeNumber() {
        return header8(7);
    }

    /** Flags, RTM_F_* and RTNH_F_*. */
    public final int flags() {
        return header32(8);
    }

    /** Whether it is for all destinations that have no other. */
    public final boolean isDefault() {
        return prefixLength() == 0;
    }

    /** Destination. */
    public final IpPrefix destination() {
        return prefix(get(RouteAttr.DST, unspecified()), prefixLength());
    }

    /** Sources that it is for, null for all. */
    public final @Nullable IpPrefix source() {
        IpAddress source = get(RouteAttr.SRC);
        return source == null ? null : prefix(source, header8(2));
    }

    private static IpPrefix prefix(IpAddress address, int length) {
        if (length > address.bits()) {
            throw new MalformedMessageException("a route to " + address + " claims a prefix of " + length + " bits");
        }
        return new IpPrefix(address, length);
    }

    private IpAddress unspecified() {
        return family() == IpAddress.AF_INET6 ? IpAddress.ipv6(0, 0) : IpAddress.ipv4(0);
    }

    /** Next router, of whatever family; null when there is none, or several {@link #nextHops()}. */
    public final @Nullable IpAddress gateway() {
        IpAddress gateway = get(RouteAttr.GATEWAY);
        return gateway == null ? get(RouteAttr.VIA) : gateway;
    }

    /** Index of the link that packets go out by, 0 when there is none, or several {@link #nextHops()}. */
    public final int linkIndex() {
        return (int) get(RouteAttr.OIF, 0);
    }

    /** Source address that is taken unless a program chooses one; null when the kernel chooses. */
    public final @Nullable IpAddress preferredSource() {
        return get(RouteAttr.PREFSRC);
    }

    /** Metric: among routes to the same destination the lowest wins. */
    public final long metric() {
        return get(RouteAttr.PRIORITY, 0);
    }

    /** The ways it goes, when there are several; else empty. */
    public final List<NextHop> nextHops() {
        return get(RouteAttr.MULTIPATH, List.of());
    }

    /** The nexthop object it goes by, 0 when by none. Linux 5.3. */
    public final long nextHopId() {
        return get(RouteAttr.NH_ID, 0);
    }

    /** Everything the kernel told, by the kernel's names. */
    @Override
    public final String toString() {
        return "route " + type() + " /" + prefixLength() + " table " + Integer.toUnsignedString(table()) + " protocol "
                + protocol() + " scope " + scope() + " " + super.toString();
    }
}
