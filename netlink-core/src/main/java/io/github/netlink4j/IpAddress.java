package io.github.netlink4j;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * An IPv4 or IPv6 address, without a zone. Parsing and printing never query DNS.
 *
 * @param isIpv6 whether it is an IPv6 address
 * @param high the first eight bytes of an IPv6 address, 0 for IPv4
 * @param low the last eight bytes of an IPv6 address, or the four bytes of an IPv4 address as an unsigned number
 */
public record IpAddress(boolean isIpv6, long high, long low) implements Comparable<IpAddress> {
    private static final long IPV4_MASK = 0xffff_ffffL;

    /**
     * Creates an address from its bits.
     *
     * @throws IllegalArgumentException when the numbers do not fit an IPv4 address
     */
    public IpAddress {
        if (!isIpv6 && (high != 0 || (low & ~IPV4_MASK) != 0)) {
            throw new IllegalArgumentException("an IPv4 address has 32 bits");
        }
    }

    /** Returns the IPv4 address with these 32 bits, the first byte in the most significant ones. */
    public static IpAddress ipv4(int bits) {
        return new IpAddress(false, 0, bits & IPV4_MASK);
    }

    /** Returns the IPv6 address with these 128 bits. */
    public static IpAddress ipv6(long high, long low) {
        return new IpAddress(true, high, low);
    }

    /**
     * Returns the address with these bytes in network order.
     *
     * @throws IllegalArgumentException when there are neither 4 nor 16 bytes
     */
    public static IpAddress of(byte... bytes) {
        return switch (bytes.length) {
            case 4 -> new IpAddress(false, 0, number(bytes, 0, 4));
            case 16 -> new IpAddress(true, number(bytes, 0, 8), number(bytes, 8, 8));
            default -> throw new IllegalArgumentException("an IP address has 4 or 16 bytes, not " + bytes.length);
        };
    }

    private static long number(byte[] bytes, int from, int count) {
        long number = 0;
        for (int i = from; i < from + count; i++) {
            number = number << 8 | bytes[i] & 0xff;
        }
        return number;
    }

    /** Returns the address of an {@link InetAddress}, without its zone. */
    public static IpAddress of(InetAddress address) {
        return of(address.getAddress());
    }

    /**
     * Parses an address such as {@code 192.168.0.56} or {@code fd00::1}. IPv4 needs all four parts, without leading zeros.
     *
     * @throws IllegalArgumentException when the text is not an address
     */
    public static IpAddress parse(String text) {
        return IpText.parse(text);
    }

    /** Returns this address as an {@link InetAddress}. */
    public InetAddress toInetAddress() {
        try {
            return InetAddress.getByAddress(toBytes());
        } catch (UnknownHostException e) {
            throw new AssertionError("4 and 16 bytes are always an address", e);
        }
    }

    /** Returns the address family: {@link AddressFamily#AF_INET} or {@link AddressFamily#AF_INET6}. */
    public int family() {
        return isIpv6 ? AddressFamily.AF_INET6 : AddressFamily.AF_INET;
    }

    /** Returns the number of bits: 32 or 128. */
    public int bits() {
        return isIpv6 ? 128 : 32;
    }

    /** Returns the bytes in network order, 4 or 16. */
    public byte[] toBytes() {
        byte[] bytes = new byte[isIpv6 ? 16 : 4];
        for (int i = 0; i < bytes.length; i++) {
            int fromEnd = bytes.length - 1 - i;
            bytes[i] = (byte) ((fromEnd < 8 ? low : high) >>> 8 * (fromEnd & 7));
        }
        return bytes;
    }

    /** Returns whether all bits are zero: 0.0.0.0 or ::, which stand for any address. */
    public boolean isUnspecified() {
        return high == 0 && low == 0;
    }

    /** Returns whether this is a loopback address: 127.0.0.0/8 or ::1. */
    public boolean isLoopback() {
        return isIpv6 ? high == 0 && low == 1 : low >>> 24 == 127;
    }

    /** Returns whether this is a multicast address: 224.0.0.0/4 or ff00::/8. */
    public boolean isMulticast() {
        return isIpv6 ? high >>> 56 == 0xff : low >>> 28 == 0xe;
    }

    /** Returns whether this address is valid on one link only: 169.254.0.0/16 or fe80::/10. */
    public boolean isLinkLocal() {
        return isIpv6 ? high >>> 54 == 0xfe80 >>> 6 : low >>> 16 == 0xa9fe;
    }

    /** Returns the prefix that contains this address only, /32 or /128. */
    public IpPrefix asPrefix() {
        return new IpPrefix(this, bits());
    }

    /** Returns the address with all bits after the first {@code length} cleared. */
    IpAddress masked(int length) {
        return new IpAddress(isIpv6, high & highMask(length), low & lowMask(length));
    }

    /** Returns the address with all bits after the first {@code length} set. */
    IpAddress filled(int length) {
        long lowLimit = isIpv6 ? -1L : IPV4_MASK;
        long highLimit = isIpv6 ? -1L : 0;
        return new IpAddress(isIpv6, high | ~highMask(length) & highLimit, low | ~lowMask(length) & lowLimit);
    }

    private long highMask(int length) {
        return !isIpv6 || length <= 0 ? 0 : length >= 64 ? -1L : -1L << 64 - length;
    }

    private long lowMask(int length) {
        int clear = bits() - length;
        return clear >= 64 ? 0 : -1L << clear;
    }

    /** Orders IPv4 before IPv6, and addresses of one family by their unsigned value. */
    @Override
    public int compareTo(IpAddress other) {
        if (isIpv6 != other.isIpv6) {
            return isIpv6 ? 1 : -1;
        }
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /** Returns the usual text: dotted decimal for IPv4, RFC 5952 for IPv6. */
    @Override
    public String toString() {
        return IpText.format(this);
    }
}
