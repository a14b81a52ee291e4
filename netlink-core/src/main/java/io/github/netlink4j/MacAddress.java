package io.github.netlink4j;

import io.github.netlink4j.codec.Text;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A link-layer address. Ethernet addresses have 6 bytes and InfiniBand addresses 20; for IP tunnels the kernel reports their IP
 * address, of 4 or 16 bytes, as the link-layer address. Immutable, equal by content.
 */
public final class MacAddress {
    /** Maximum length in bytes. MAX_ADDR_LEN, linux/netdevice.h. */
    public static final int MAX_BYTES = 32;

    private static final HexFormat COLONS = HexFormat.ofDelimiter(":");

    private final byte[] bytes;

    private MacAddress(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Returns the address of these bytes, which are copied.
     *
     * @throws IllegalArgumentException when there are no bytes, or more than 32
     */
    public static MacAddress of(byte... bytes) {
        if (bytes.length == 0 || bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("a link-layer address has 1 to 32 bytes, not " + bytes.length);
        }
        return new MacAddress(bytes.clone());
    }

    /**
     * Parses hexadecimal bytes separated by colons or dashes, as in {@code 02:42:ac:11:00:02}.
     *
     * @throws IllegalArgumentException when the text is not a link-layer address
     */
    public static MacAddress parse(String text) {
        try {
            return of(COLONS.parseHex(text.replace('-', ':')));
        } catch (IllegalArgumentException e) {
            // The cause is left out: it quotes the text without escaping it.
            throw new IllegalArgumentException(
                    "not a link-layer address such as 02:42:ac:11:00:02: " + Text.quote(text));
        }
    }

    /** Returns the number of bytes. */
    public int length() {
        return bytes.length;
    }

    /** Returns a copy of the bytes. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** Copies the bytes into an array, from index {@code at} on. */
    public void copyTo(byte[] target, int at) {
        System.arraycopy(bytes, 0, target, at, bytes.length);
    }

    /** Returns whether an array contains this address, and nothing more, at an index. */
    public boolean matches(byte[] source, int at, int length) {
        return Arrays.equals(bytes, 0, bytes.length, source, at, at + length);
    }

    /** Returns whether this is a multicast or broadcast address: the lowest bit of the first byte. */
    public boolean isMulticast() {
        return (bytes[0] & 1) != 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MacAddress mac && Arrays.equals(bytes, mac.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Returns the bytes in lower-case hexadecimal, separated by colons. */
    @Override
    public String toString() {
        return COLONS.formatHex(bytes);
    }
}
