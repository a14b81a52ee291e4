package io.github.netlink4j.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Numbers in a byte array, in host order unless the name says big endian. Positions need no alignment: netlink keeps
 * 64-bit values on 4-byte boundaries only. Hot path: allocates nothing.
 */
public final class Wire {
    /** What netlink aligns messages and attributes to. NLMSG_ALIGNTO, NLA_ALIGNTO. */
    public static final int ALIGN = 4;
    /** struct nlmsghdr. */
    public static final int HEADER = 16;
    /** struct nlattr. */
    public static final int ATTR_HEADER = 4;
    /** Clears NLA_F_NESTED and NLA_F_NET_BYTEORDER from an attribute's type. */
    public static final int TYPE_MASK = 0x3fff;

    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    private static final VarHandle SHORT = view(short[].class, ByteOrder.nativeOrder());
    private static final VarHandle INT = view(int[].class, ByteOrder.nativeOrder());
    private static final VarHandle LONG = view(long[].class, ByteOrder.nativeOrder());
    private static final VarHandle SHORT_BE = view(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT_BE = view(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG_BE = view(long[].class, ByteOrder.BIG_ENDIAN);

    private Wire() {}

    private static VarHandle view(Class<?> array, ByteOrder order) {
        return MethodHandles.byteArrayViewVarHandle(array, order);
    }

    /** The four bytes in front of an attribute, struct nlattr, in one go: for {@link #attrLength} and {@link #attrType}. */
    static int attrHeader(byte[] bytes, int at) {
        return (int) INT.get(bytes, at);
    }

    /** nla_len. */
    static int attrLength(int header) {
        return LITTLE_ENDIAN ? header & 0xffff : header >>> 16;
    }

    /** nla_type, without the bits that are no part of the number. */
    static int attrType(int header) {
        return (LITTLE_ENDIAN ? header >>> 16 : header) & TYPE_MASK;
    }

    /** The length with padding up to the next boundary. */
    public static int align(int length) {
        return length + ALIGN - 1 & -ALIGN;
    }

    public static int u8(byte[] bytes, int at) {
        return bytes[at] & 0xff;
    }

    public static int u16(byte[] bytes, int at) {
        return (short) SHORT.get(bytes, at) & 0xffff;
    }

    public static int s32(byte[] bytes, int at) {
        return (int) INT.get(bytes, at);
    }

    public static long u32(byte[] bytes, int at) {
        return (int) INT.get(bytes, at) & 0xffff_ffffL;
    }

    public static long s64(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    public static int be16(byte[] bytes, int at) {
        return (short) SHORT_BE.get(bytes, at) & 0xffff;
    }

    public static long be32(byte[] bytes, int at) {
        return (int) INT_BE.get(bytes, at) & 0xffff_ffffL;
    }

    public static long be64(byte[] bytes, int at) {
        return (long) LONG_BE.get(bytes, at);
    }

    public static void put8(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
    }

    public static void put16(byte[] bytes, int at, int value) {
        SHORT.set(bytes, at, (short) value);
    }

    public static void put32(byte[] bytes, int at, int value) {
        INT.set(bytes, at, value);
    }

    public static void put64(byte[] bytes, int at, long value) {
        LONG.set(bytes, at, value);
    }

    public static void putBe16(byte[] bytes, int at, int value) {
        SHORT_BE.set(bytes, at, (short) value);
    }

    public static void putBe32(byte[] bytes, int at, int value) {
        INT_BE.set(bytes, at, value);
    }

    public static void putBe64(byte[] bytes, int at, long value) {
        LONG_BE.set(bytes, at, value);
    }
}
