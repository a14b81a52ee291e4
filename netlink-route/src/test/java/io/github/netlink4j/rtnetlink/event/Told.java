package io.github.netlink4j.rtnetlink.event;

import io.github.netlink4j.testing.Bytes;

/** Notifications as the kernel sends them to groups. */
public final class Told {
    public static final int NEWLINK = 16;
    public static final int DELLINK = 17;
    public static final int NEWADDR = 20;
    public static final int NEWROUTE = 24;
    public static final int DELROUTE = 25;
    public static final int NEWNEIGH = 28;
    public static final int NEWRULE = 32;

    private Told() {}

    /** A link with this index. */
    public static byte[] link(int type, int family, int index, Bytes attributes) {
        Bytes body = Bytes.of().u8(family).u8(0).u16(1).u32(index).u32(1).u32(0).raw(attributes.toArray());
        return Bytes.of().message(type, 0, 0, 0, body.toArray()).toArray();
    }

    /** A link with this index, with a name and an MTU. */
    public static byte[] link(int type, int index) {
        return link(type, 0, index, whole("eth" + index));
    }

    /** The attributes that every message about a whole link has: its name and MTU. */
    public static Bytes whole(String name) {
        return Bytes.of().attr(3, Bytes.of().text(name)).attr(4, Bytes.of().u32(1500));
    }

    /** An IPv4 address of the link with this index. */
    public static byte[] address(int index) {
        Bytes body = Bytes.of()
                .u8(2)
                .u8(24)
                .u8(0)
                .u8(0)
                .u32(index)
                .attr(1, Bytes.of().be32(0x0a000001));
        return Bytes.of().message(NEWADDR, 0, 0, 0, body.toArray()).toArray();
    }

    /** An IPv4 route in a table. */
    public static byte[] route(int type, int flags, int table, Bytes attributes) {
        Bytes body =
                Bytes.of().u8(2).u8(16).u8(0).u8(0).u8(table).u8(3).u8(0).u8(1).u32(0);
        return Bytes.of()
                .message(type, flags, 0, 0, body.raw(attributes.toArray()).toArray())
                .toArray();
    }

    /** A route through the link with this index in a table. */
    public static byte[] route(int table, int index) {
        return route(
                NEWROUTE,
                0x600,
                table,
                Bytes.of().attr(15, Bytes.of().u32(table)).attr(4, Bytes.of().u32(index)));
    }

    /** Any other message about the link with this index. */
    public static byte[] other(int type, int family, int index) {
        return Bytes.of()
                .message(
                        type,
                        0,
                        0,
                        0,
                        Bytes.of().u8(family).u8(0).u16(0).u32(index).u32(0).toArray())
                .toArray();
    }
}
