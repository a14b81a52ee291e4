package io.github.netlink4j;

import java.util.Arrays;
import java.util.HexFormat;

/** Opaque bytes from the kernel, such as the cookie of an extended acknowledgement. Immutable, equal by content. */
public final class Cookie {
    private static final Cookie EMPTY = new Cookie(new byte[0]);

    private final byte[] bytes;

    private Cookie(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns a cookie of these bytes, which are copied. */
    public static Cookie of(byte... bytes) {
        return bytes.length == 0 ? EMPTY : new Cookie(bytes.clone());
    }

    /** Returns a copy of the bytes. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** Returns whether there are no bytes. */
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

    /** Returns the bytes in hexadecimal, without separators. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
