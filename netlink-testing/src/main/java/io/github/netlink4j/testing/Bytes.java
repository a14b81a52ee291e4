package io.github.netlink4j.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Lays bytes out one after the other, in host order unless the name says big endian: a second opinion on the codec. */
public final class Bytes {
    private ByteBuffer out = ByteBuffer.allocate(256).order(ByteOrder.nativeOrder());

    private Bytes() {}

    /** Nothing, to begin with. */
    public static Bytes of() {
        return new Bytes();
    }

    private ByteBuffer room(int count) {
        if (out.remaining() < count) {
            ByteBuffer larger = ByteBuffer.allocate(2 * out.capacity() + count).order(ByteOrder.nativeOrder());
            out = larger.put(out.flip());
        }
        return out;
    }

    /** A byte. */
    public Bytes u8(int value) {
        room(1).put((byte) value);
        return this;
    }

    /** Two bytes. */
    public Bytes u16(int value) {
        room(2).putShort((short) value);
        return this;
    }

    /** Four bytes. */
    public Bytes u32(long value) {
        room(4).putInt((int) value);
        return this;
    }

    /** Eight bytes. */
    public Bytes u64(long value) {
        room(8).putLong(value);
        return this;
    }

    /** Two bytes, the higher one first. */
    public Bytes be16(int value) {
        return u8(value >> 8).u8(value);
    }

    /** Four bytes, the highest first. */
    public Bytes be32(long value) {
        return be16((int) (value >> 16)).be16((int) value);
    }

    /** These bytes. */
    public Bytes raw(byte... value) {
        room(value.length).put(value);
        return this;
    }

    /** A text and its NUL. */
    public Bytes text(String value) {
        return raw(value.getBytes(StandardCharsets.UTF_8)).u8(0);
    }

    /** An attribute, padded to the next multiple of four. */
    public Bytes attr(int type, Bytes value) {
        return attr(type, value.toArray());
    }

    /** An attribute, padded to the next multiple of four. */
    public Bytes attr(int type, byte... value) {
        return attrOfLength(4 + value.length, type, value);
    }

    /** An attribute that claims a length, padded to the next multiple of four. */
    public Bytes attrOfLength(int length, int type, byte... value) {
        return u16(length).u16(type).raw(value).pad();
    }

    /** A whole message without padding behind it. */
    public Bytes message(int type, int flags, int sequence, int port, byte... payload) {
        return messageOfLength(16L + payload.length, type, flags, sequence, port, payload);
    }

    /** A message that claims a length. */
    public Bytes messageOfLength(long length, int type, int flags, int sequence, int port, byte... payload) {
        return u32(length).u16(type).u16(flags).u32(sequence).u32(port).raw(payload);
    }

    /** Zeros up to the next multiple of four. */
    public Bytes pad() {
        return raw(new byte[-out.position() & 3]);
    }

    /** All bytes so far. */
    public byte[] toArray() {
        byte[] bytes = new byte[out.position()];
        out.get(0, bytes);
        return bytes;
    }
}
