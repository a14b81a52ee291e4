package io.github.netlink4j.route.route;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.AttrView;
import io.github.netlink4j.codec.ValueAttr;
import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.route.link.LinkRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Next hops one after the other: of each struct rtnexthop, which has the length of all of it, and attributes of a route.
 */
final class NextHops extends ValueAttr<List<NextHop>> {
    private static final int RTNH_BYTES = 8;

    NextHops(AttrSet set, int type, String name) {
        super(set, type, name);
    }

    @Override
    public String valueType() {
        return "list of struct rtnexthop";
    }

    @Override
    public String byteOrder() {
        return "host";
    }

    @Override
    protected List<NextHop> decode(byte[] bytes, int at, int length) {
        List<NextHop> hops = new ArrayList<>();
        int end = at + length;
        for (int pos = at; end - pos >= RTNH_BYTES; ) {
            int hopLength = Wire.u16(bytes, pos);
            if (hopLength < RTNH_BYTES || hopLength > end - pos) {
                throw shorterThan(Math.max(hopLength, RTNH_BYTES), end - pos);
            }
            AttrView attrs = new AttrView(RouteAttr.SET, bytes, pos + RTNH_BYTES, pos + hopLength);
            IpAddress gateway = attrs.get(RouteAttr.GATEWAY);
            int index = Wire.s32(bytes, pos + 4);
            IpAddress via = attrs.get(RouteAttr.VIA);
            hops.add(new NextHop(
                    gateway == null ? via : gateway,
                    index > 0 ? LinkRef.of(index) : null,
                    Wire.u8(bytes, pos + 3) + 1,
                    Wire.u8(bytes, pos + 2),
                    via != null));
            pos += Wire.align(hopLength);
        }
        return List.copyOf(hops);
    }

    @Override
    public void check(List<NextHop> value) {
        if (value.isEmpty()) {
            throw refused(value, "must have at least one next hop");
        }
    }

    @Override
    protected int size(List<NextHop> value) {
        int size = 0;
        for (NextHop hop : value) {
            size += size(hop);
        }
        return size;
    }

    private static int size(NextHop hop) {
        return RTNH_BYTES + (hop.gateway() == null ? 0 : Wire.align(Wire.ATTR_HEADER + gateway(hop).length));
    }

    /** The value of the attribute that tells the gateway. */
    private static byte[] gateway(NextHop hop) {
        IpAddress gateway = Objects.requireNonNull(hop.gateway());
        return hop.crossFamily() ? Via.bytes(gateway) : gateway.toBytes();
    }

    @Override
    protected void encode(List<NextHop> value, byte[] bytes, int at) {
        int pos = at;
        for (NextHop hop : value) {
            pos += encode(hop, bytes, pos);
        }
    }

    private static int encode(NextHop hop, byte[] bytes, int at) {
        Wire.put16(bytes, at, size(hop));
        Wire.put8(bytes, at + 2, hop.flags());
        Wire.put8(bytes, at + 3, hop.weight() - 1);
        Wire.put32(bytes, at + 4, hop.linkIndex());
        if (hop.gateway() != null) {
            byte[] gateway = gateway(hop);
            Attr key = hop.crossFamily() ? RouteAttr.VIA : RouteAttr.GATEWAY;
            Wire.put16(bytes, at + RTNH_BYTES, Wire.ATTR_HEADER + gateway.length);
            Wire.put16(bytes, at + RTNH_BYTES + 2, key.type());
            System.arraycopy(gateway, 0, bytes, at + RTNH_BYTES + Wire.ATTR_HEADER, gateway.length);
        }
        return size(hop);
    }
}
