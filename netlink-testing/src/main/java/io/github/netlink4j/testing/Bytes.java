package io.github.netlink4j.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Builds a byte array, independently of the codec that is tested with it. Numbers are in host order unless the name of the
 * method contains {@code be} for big endian.
 */
public final class Bytes {
    private ByteBuffer out = ByteBuffer.allocate(256).order(ByteOrder.nativeOrder());

    private Bytes() {}

    /** Returns a builder without bytes. */
    public static Bytes of() {
        return new Bytes();
    }

    private ByteBuffer reserve(int count) {
        if (out.remaining() < count) {
            ByteBuffer larger = ByteBuffer.allocate(2 * out.capacity() + count).order(ByteOrder.nativeOrder());
            out = larger.put(out.flip());
        }
        return out;
    }

    /** Appends a byte. */
    public Bytes u8(int value) {
        reserve(1).put((byte) value);
        return this;
    }

    /** Appends 2 bytes. */
    public Bytes u16(int value) {
        reserve(2).putShort((short) value);
        return this;
    }

    /** Appends 4 bytes. */
    public Bytes u32(long value) {
        reserve(4).putInt((int) value);
        return this;
    }

    /** Appends 8 bytes. */
    public Bytes u64(long value) {
        reserve(8).putLong(value);
        return this;
    }

    /** Appends 2 bytes in network order. */
    public Bytes be16(int value) {
        return u8(value >> 8).u8(value);
    }

    /** Appends 4 bytes in network order. */
    public Bytes be32(long value) {
        return be16((int) (value >> 16)).be16((int) value);
    }

    /** Appends bytes. */
    public Bytes raw(byte... value) {
        reserve(value.length).put(value);
        return this;
    }

    /** Appends a text in UTF-8, and a NUL. */
    public Bytes text(String value) {
        return raw(value.getBytes(StandardCharsets.UTF_8)).u8(0);
    }

    /** Appends an attribute, padded to a multiple of four bytes. */
    public Bytes attr(int type, Bytes value) {
        return attr(type, value.toArray());
    }

    /** Appends an attribute, padded to a multiple of four bytes. */
    public Bytes attr(int type, byte... value) {
        return attrOfLength(4 + value.length, type, value);
    }

    /** Appends an attribute with this length in its header, padded to a multiple of four bytes. */
    public Bytes attrOfLength(int length, int type, byte... value) {
        return u16(length).u16(type).raw(value).pad();
    }

    /** Appends a message, without padding. */
    public Bytes message(int type, int flags, int sequence, int port, byte... payload) {
        return messageOfLength(16L + payload.length, type, flags, sequence, port, payload);
    }

    /** Appends a message with this length in its header, without padding. */
    public Bytes messageOfLength(long length, int type, int flags, int sequence, int port, byte... payload) {
        return u32(length).u16(type).u16(flags).u32(sequence).u32(port).raw(payload);
    }

    /** Appends zeros up to a multiple of four bytes. */
    public Bytes pad() {
        return raw(new byte[-out.position() & 3]);
    }

    /** Returns a copy of the bytes. */
    public byte[] toArray() {
        byte[] bytes = new byte[out.position()];
        out.get(0, bytes);
        return bytes;
    }
}
