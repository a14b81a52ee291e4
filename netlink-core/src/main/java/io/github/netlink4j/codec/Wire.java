package io.github.netlink4j.codec;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.MalformedMessageException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads and writes numbers in a byte array, in host order unless the name contains {@code be} for big endian, and addresses.
 * Offsets need no alignment: netlink aligns 64-bit values to 4 bytes only. Hot path: allocates nothing but an address.
 */
public final class Wire {
    /** Alignment of messages and attributes in bytes. NLMSG_ALIGNTO, NLA_ALIGNTO. */
    public static final int ALIGN = 4;
    /** Length of struct nlmsghdr in bytes. */
    public static final int HEADER = 16;
    /** Length of struct nlattr in bytes. */
    public static final int ATTR_HEADER = 4;
    /** In an attribute's type: its value is attributes. */
    public static final int NLA_F_NESTED = 0x8000;
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

    /**
     * Returns the header of an attribute, struct nlattr, read at once, from which {@link #attrLength} and {@link #attrType}
     * take their parts.
     */
    static int attrHeader(byte[] bytes, int at) {
        return (int) INT.get(bytes, at);
    }

    /** Returns nla_len. */
    static int attrLength(int header) {
        return LITTLE_ENDIAN ? header & 0xffff : header >>> 16;
    }

    /** Returns the attribute number: nla_type without NLA_F_NESTED and NLA_F_NET_BYTEORDER. */
    static int attrType(int header) {
        return (LITTLE_ENDIAN ? header >>> 16 : header) & TYPE_MASK;
    }

    /** Returns a length rounded up to a multiple of {@link #ALIGN}. */
    public static int align(int length) {
        return length + ALIGN - 1 & -ALIGN;
    }

    /** Returns an unsigned number of 1 byte. */
    public static int u8(byte[] bytes, int at) {
        return bytes[at] & 0xff;
    }

    /** Returns an unsigned number of 2 bytes, in host order. */
    public static int u16(byte[] bytes, int at) {
        return (short) SHORT.get(bytes, at) & 0xffff;
    }

    /** Returns a signed number of 4 bytes, in host order. */
    public static int s32(byte[] bytes, int at) {
        return (int) INT.get(bytes, at);
    }

    /** Returns an unsigned number of 4 bytes, in host order. */
    public static long u32(byte[] bytes, int at) {
        return (int) INT.get(bytes, at) & 0xffff_ffffL;
    }

    /** Returns a number of 8 bytes, in host order. */
    public static long s64(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    /** Returns an unsigned number of 2 bytes, in network order. */
    public static int be16(byte[] bytes, int at) {
        return (short) SHORT_BE.get(bytes, at) & 0xffff;
    }

    /** Returns an unsigned number of 4 bytes, in network order. */
    public static long be32(byte[] bytes, int at) {
        return (int) INT_BE.get(bytes, at) & 0xffff_ffffL;
    }

    /** Returns a number of 8 bytes, in network order. */
    public static long be64(byte[] bytes, int at) {
        return (long) LONG_BE.get(bytes, at);
    }

    /** Writes the lowest byte of a number. */
    public static void put8(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
    }

    /** Writes the lowest 2 bytes of a number, in host order. */
    public static void put16(byte[] bytes, int at, int value) {
        SHORT.set(bytes, at, (short) value);
    }

    /** Writes 4 bytes, in host order. */
    public static void put32(byte[] bytes, int at, int value) {
        INT.set(bytes, at, value);
    }

    /** Writes 8 bytes, in host order. */
    public static void put64(byte[] bytes, int at, long value) {
        LONG.set(bytes, at, value);
    }

    /** Writes the lowest 2 bytes of a number, in network order. */
    public static void putBe16(byte[] bytes, int at, int value) {
        SHORT_BE.set(bytes, at, (short) value);
    }

    /** Writes 4 bytes, in network order. */
    public static void putBe32(byte[] bytes, int at, int value) {
        INT_BE.set(bytes, at, value);
    }

    /** Writes 8 bytes, in network order. */
    public static void putBe64(byte[] bytes, int at, long value) {
        LONG_BE.set(bytes, at, value);
    }

    /** Returns an address: 16 bytes of an IPv6 one, 4 bytes of an IPv4 one, in network order. */
    public static IpAddress ip(byte[] bytes, int at, boolean ipv6) {
        return ipv6
                ? IpAddress.ipv6(be64(bytes, at), be64(bytes, at + Long.BYTES))
                : IpAddress.ipv4((int) be32(bytes, at));
    }

    /** Writes an address: 16 bytes of an IPv6 one, 4 bytes of an IPv4 one, in network order. */
    public static void putIp(byte[] bytes, int at, IpAddress address) {
        if (address.isIpv6()) {
            putBe64(bytes, at, address.high());
            putBe64(bytes, at + Long.BYTES, address.low());
        } else {
            putBe32(bytes, at, (int) address.low());
        }
    }

    /** Returns the exception for an attribute whose length does not fit its place. */
    static MalformedMessageException badLength(byte[] bytes, int at, int length, int end) {
        return new MalformedMessageException("attribute number " + (u16(bytes, at + 2) & TYPE_MASK) + " claims "
                + length + " bytes where 4 to " + (end - at) + " are possible");
    }
}
