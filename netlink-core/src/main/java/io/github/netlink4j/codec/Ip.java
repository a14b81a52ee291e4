package io.github.netlink4j.codec;

import io.github.netlink4j.IpAddress;

/**
 * An IPv4 or IPv6 address in network order. Where the kernel has one attribute number for each family, this key stands for
 * both, and the address determines the number.
 */
public final class Ip extends ValueAttr<IpAddress> {
    private final int ipv6Type;
    private final String ipv6Name;

    Ip(AttrSet set, int type, String name, int ipv6Type, String ipv6Name) {
        super(set, type, name);
        this.ipv6Type = ipv6Type;
        this.ipv6Name = ipv6Name;
    }

    @Override
    public int alternateType() {
        return ipv6Type;
    }

    @Override
    public String alternateName() {
        return ipv6Type == 0 ? "" : set().prefix() + ipv6Name;
    }

    @Override
    public String valueType() {
        return "ip";
    }

    @Override
    public String byteOrder() {
        return "network";
    }

    /** Returns whether the address at an offset is equal to this one, without creating an {@link IpAddress}. */
    static boolean matches(IpAddress wanted, byte[] bytes, int at, int length) {
        if (wanted.isIpv6()) {
            return length >= 16 && Wire.be64(bytes, at) == wanted.high() && Wire.be64(bytes, at + 8) == wanted.low();
        }
        return length >= 4 && length < 16 && Wire.be32(bytes, at) == wanted.low();
    }

    /** Returns whether the address at an offset has the same first bits as this one. */
    static boolean matches(IpAddress wanted, int bits, byte[] bytes, int at, int length) {
        if (wanted.isIpv6()) {
            return length >= 16
                    && sharesBits(Wire.be64(bytes, at) ^ wanted.high(), bits)
                    && sharesBits(Wire.be64(bytes, at + 8) ^ wanted.low(), bits - Long.SIZE);
        }
        return length >= 4
                && length < 16
                && sharesBits((Wire.be32(bytes, at) ^ wanted.low()) << Integer.SIZE, Math.min(bits, Integer.SIZE));
    }

    /** Returns whether the first bits of an exclusive-or are zero. */
    private static boolean sharesBits(long difference, int bits) {
        return bits <= 0 || difference >>> Math.max(0, Long.SIZE - bits) == 0;
    }

    @Override
    protected boolean isAbsent(int length) {
        return length == 0;
    }

    /** Returns the address, of a given family. */
    IpAddress decode(boolean ipv6, byte[] bytes, int at, int length) {
        int needed = ipv6 ? 16 : 4;
        if (length < needed) {
            throw shorterThan(needed, length);
        }
        return decode(bytes, at, needed);
    }

    @Override
    protected IpAddress decode(byte[] bytes, int at, int length) {
        if (length < 4) {
            throw shorterThan(4, length);
        }
        return Wire.ip(bytes, at, length >= 16);
    }

    @Override
    protected int size(IpAddress value) {
        return value.isIpv6() ? 16 : 4;
    }

    @Override
    protected void encode(IpAddress value, byte[] bytes, int at) {
        Wire.putIp(bytes, at, value);
    }

    @Override
    protected int typeFor(IpAddress value) {
        return value.isIpv6() && ipv6Type != 0 ? ipv6Type : type();
    }
}
