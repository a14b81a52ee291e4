package io.github.netlink4j;

import java.util.Arrays;
import java.util.HexFormat;

/** Opaque bytes that the kernel gave, equal by content. */
public final class Cookie {
    private static final Cookie EMPTY = new Cookie(new byte[0]);

    private final byte[] bytes;

    private Cookie(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A cookie with a copy of these bytes. */
    public static Cookie of(byte... bytes) {
        return bytes.length == 0 ? EMPTY : new Cookie(bytes.clone());
    }

    /** A copy of the bytes. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cookie cookie && Arrays.equals(bytes, cookie.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The bytes in hexadecimal. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
