package io.github.netlink4j.rtnetlink.route;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.AttrView;
import io.github.netlink4j.codec.ValueAttr;
import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.object.Encap;
import io.github.netlink4j.rtnetlink.object.NextHopFlags;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sequence of next hops: for each a struct rtnexthop, which has the length of the whole, followed by attributes of a
 * route.
 */
final class NextHops extends ValueAttr<List<NextHop>> {
    /** struct rtnexthop. */
    static final int RTNH_BYTES = 8;
    /** Offset of the index of the link in struct rtnexthop. */
    static final int IFINDEX_OFFSET = 4;

    private static final int FLAGS_OFFSET = 2;
    private static final int NO_ENCAP = 0;

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
            hops.add(decodeHop(bytes, pos, new AttrView(RouteAttr.SET, bytes, pos + RTNH_BYTES, pos + hopLength)));
            pos += Wire.align(hopLength);
        }
        return List.copyOf(hops);
    }

    private static NextHop decodeHop(byte[] bytes, int at, AttrView attrs) {
        IpAddress gateway = attrs.get(RouteAttr.GATEWAY);
        IpAddress via = attrs.get(RouteAttr.VIA);
        int index = Wire.s32(bytes, at + IFINDEX_OFFSET);
        return new NextHop(
                gateway == null ? via : gateway,
                index > 0 ? LinkRef.of(index) : null,
                Wire.u8(bytes, at + 3) + 1,
                Wire.u8(bytes, at + FLAGS_OFFSET),
                attrs.get(RouteAttr.FLOW, 0),
                encap(attrs),
                via != null);
    }

    private static @Nullable Encap encap(AttrView attrs) {
        int type = attrs.get(RouteAttr.ENCAP_TYPE, NO_ENCAP);
        return type == NO_ENCAP ? null : new Encap(type, attrs.get(RouteAttr.ENCAP, new byte[0]));
    }

    @Override
    public void check(List<NextHop> value) {
        if (value.isEmpty()) {
            throw refused(value, "must have at least one next hop");
        }
    }

    @Override
    protected int size(List<NextHop> value) {
        return bytes(value);
    }

    /** Clears the flags that are state in each next hop, in bytes as the kernel has sent them. */
    static void clearState(byte[] bytes) {
        for (int at = 0; bytes.length - at >= RTNH_BYTES; ) {
            Wire.put8(bytes, at + FLAGS_OFFSET, Wire.u8(bytes, at + FLAGS_OFFSET) & ~NextHopFlags.STATE);
            int length = Wire.u16(bytes, at);
            if (length < RTNH_BYTES) {
                return;
            }
            at += Wire.align(length);
        }
    }

    /** Returns how many bytes the next hops take. */
    static int bytes(List<NextHop> value) {
        int size = 0;
        for (NextHop hop : value) {
            size += size(hop);
        }
        return size;
    }

    private static int size(NextHop hop) {
        Encap encap = hop.encap();
        return RTNH_BYTES
                + (hop.gateway() == null ? 0 : attributeSize(gateway(hop, hop.gateway()).length))
                + (hop.realms() == 0 ? 0 : attributeSize(Integer.BYTES))
                + (encap == null ? 0 : attributeSize(encap.attributes().length) + attributeSize(Short.BYTES));
    }

    private static int attributeSize(int valueBytes) {
        return Wire.align(Wire.ATTR_HEADER + valueBytes);
    }

    /** Returns the value of the attribute that has the gateway. */
    private static byte[] gateway(NextHop hop, IpAddress gateway) {
        return hop.crossFamily() ? Via.bytes(gateway) : gateway.toBytes();
    }

    @Override
    protected void encode(List<NextHop> value, byte[] bytes, int at) {
        int pos = at;
        for (NextHop hop : value) {
            Wire.put16(bytes, pos, size(hop));
            // fib_get_nhs() refuses DEAD and LINKDOWN, and keeps the others as if they were settings.
            Wire.put8(bytes, pos + FLAGS_OFFSET, hop.flags() & ~NextHopFlags.STATE);
            Wire.put8(bytes, pos + 3, hop.weight() - 1);
            Wire.put32(bytes, pos + IFINDEX_OFFSET, hop.linkIndex());
            pos = encodeAttributes(hop, bytes, pos + RTNH_BYTES);
        }
    }

    private static int encodeAttributes(NextHop hop, byte[] bytes, int at) {
        int pos = at;
        if (hop.gateway() != null) {
            Attr key = hop.crossFamily() ? RouteAttr.VIA : RouteAttr.GATEWAY;
            pos = put(key.type(), gateway(hop, hop.gateway()), bytes, pos);
        }
        if (hop.realms() != 0) {
            byte[] realms = new byte[Integer.BYTES];
            Wire.put32(realms, 0, (int) hop.realms());
            pos = put(RouteAttr.FLOW.type(), realms, bytes, pos);
        }
        Encap encap = hop.encap();
        if (encap != null) {
            byte[] type = new byte[Short.BYTES];
            Wire.put16(type, 0, encap.type());
            pos = put(RouteAttr.ENCAP.type() | Wire.NLA_F_NESTED, encap.attributes(), bytes, pos);
            pos = put(RouteAttr.ENCAP_TYPE.type(), type, bytes, pos);
        }
        return pos;
    }

    /** Writes an attribute, and returns the offset of the next one. */
    private static int put(int type, byte[] value, byte[] bytes, int at) {
        Wire.put16(bytes, at, Wire.ATTR_HEADER + value.length);
        Wire.put16(bytes, at + 2, type);
        System.arraycopy(value, 0, bytes, at + Wire.ATTR_HEADER, value.length);
        return at + attributeSize(value.length);
    }
}
