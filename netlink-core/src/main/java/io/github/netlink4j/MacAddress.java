package io.github.netlink4j;

import io.github.netlink4j.codec.Text;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A link-layer address. Six bytes on Ethernet; InfiniBand has 20, and tunnels over IP have their own address here, of 4
 * or 16 bytes. Immutable, equal by content.
 */
public final class MacAddress {
    /** Longest address the kernel has. MAX_ADDR_LEN, linux/netdevice.h. */
    public static final int MAX_BYTES = 32;

    private static final HexFormat COLONS = HexFormat.ofDelimiter(":");

    private final byte[] bytes;

    private MacAddress(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The address with a copy of these bytes.
     *
     * @throws IllegalArgumentException when there are none or more than 32
     */
    public static MacAddress of(byte... bytes) {
        if (bytes.length == 0 || bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("a link-layer address has 1 to 32 bytes, not " + bytes.length);
        }
        return new MacAddress(bytes.clone());
    }

    /**
     * Reads hexadecimal bytes with colons or dashes between them, as in {@code 02:42:ac:11:00:02}.
     *
     * @throws IllegalArgumentException when the text is not that
     */
    public static MacAddress parse(String text) {
        try {
            return of(COLONS.parseHex(text.replace('-', ':')));
        } catch (IllegalArgumentException e) {
            // Without the cause, which quotes the text as it is.
            throw new IllegalArgumentException(
                    "not a link-layer address such as 02:42:ac:11:00:02: " + Text.quote(text));
        }
    }

    /** How many bytes it has. */
    public int length() {
        return bytes.length;
    }

    /** A copy of the bytes. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** Copies the bytes to a place in an array. */
    public void copyTo(byte[] target, int at) {
        System.arraycopy(bytes, 0, target, at, bytes.length);
    }

    /** Whether it names a group of receivers: the lowest bit of the first byte. */
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

    /** Lower-case hexadecimal with colons. */
    @Override
    public String toString() {
        return COLONS.formatHex(bytes);
    }
}
