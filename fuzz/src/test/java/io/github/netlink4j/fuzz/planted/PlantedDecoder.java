package io.github.netlink4j.fuzz.planted;

import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.codec.Wire;

/**
 * A small decoder of attributes with one fault. It computes a checksum, so that two decoders can be compared. Types: 1 is a
 * string, 2 a structure of two words, 3 a count and entries of sixteen bytes, 4 a nest of the same attributes; others are
 * bytes.
 */
public final class PlantedDecoder {
    private static final int TYPES = 64;
    private static final int MAX_DEPTH = 16;
    private static final int ENTRY = 16;

    private final Fault fault;
    private final int[] seen = new int[TYPES];
    private long sum;
    private int steps;
    private int depth;
    private int deepest;

    /** Creates a decoder with a fault. */
    public PlantedDecoder(Fault fault) {
        this.fault = fault;
    }

    /**
     * Decodes the attributes from an offset on.
     *
     * @return a checksum
     * @throws MalformedMessageException when a length is invalid
     */
    public long decode(byte[] bytes, int from) {
        sum = 1;
        steps = 0;
        depth = 0;
        deepest = 0;
        attributes(bytes, from, bytes.length);
        return sum;
    }

    /** Returns the number of attributes in the last message. */
    public int steps() {
        return steps;
    }

    /** Returns the depth of the deepest nest in the last message. */
    public int deepest() {
        return deepest;
    }

    private void attributes(byte[] bytes, int from, int end) {
        for (int at = from; end - at >= Wire.ATTR_HEADER; ) {
            if (++steps > bytes.length) {
                throw new IllegalStateException("does not end");
            }
            int length = length(bytes, at);
            boolean tooShort = length < Wire.ATTR_HEADER && fault != Fault.ZERO_LENGTH && fault != Fault.SIGNED_LENGTH;
            if (tooShort || length > end - at + (fault == Fault.OFF_BY_ONE ? 1 : 0)) {
                throw new MalformedMessageException("attribute of " + length + " bytes");
            }
            attribute(bytes, at, length);
            at += fault == Fault.WRONG_ALIGNMENT ? length : Wire.align(length);
        }
    }

    private int length(byte[] bytes, int at) {
        int length = Wire.u16(bytes, at);
        return fault == Fault.SIGNED_LENGTH ? (short) length : length;
    }

    private void attribute(byte[] bytes, int at, int length) {
        int type = Wire.u16(bytes, at + 2) & (fault == Fault.MISSING_MASK ? 0xffff : Wire.TYPE_MASK);
        if (type < TYPES || fault == Fault.MISSING_MASK && type >= 0x8000) {
            seen[type]++;
        }
        int value = at + Wire.ATTR_HEADER;
        int valueLength = length - Wire.ATTR_HEADER;
        add(type);
        switch (type) {
            case 1 -> text(bytes, value, valueLength);
            case 2 -> structure(bytes, value, valueLength);
            case 3 -> entries(bytes, value, valueLength);
            case 4 -> nest(bytes, value, valueLength);
            default -> raw(bytes, value, valueLength);
        }
    }

    private void text(byte[] bytes, int at, int length) {
        for (int i = at; (fault == Fault.MISSING_NUL || i < at + length) && bytes[i] != 0; i++) {
            add(bytes[i]);
        }
    }

    private void structure(byte[] bytes, int at, int length) {
        if (length < 8 && fault != Fault.SHORT_STRUCTURE) {
            add(-1);
            return;
        }
        add(Wire.u32(bytes, at));
        add(Wire.u32(bytes, at + 4));
    }

    private void entries(byte[] bytes, int at, int length) {
        if (length < 4) {
            return;
        }
        int count = fault == Fault.CLAIMED_COUNT ? Wire.s32(bytes, at) & 0xff_ffff : Wire.u16(bytes, at);
        long[] entries = fault == Fault.CLAIMED_COUNT ? new long[count] : null;
        int needed = fault == Fault.SIXTEEN_BITS ? count * ENTRY & 0xffff : count * ENTRY;
        if (needed > length - 4) {
            add(-2);
            return;
        }
        for (int i = 0; i < count; i++) {
            long entry = Wire.s64(bytes, at + 4 + i * ENTRY);
            add(entry);
            if (entries != null) {
                entries[i] = entry;
            }
        }
    }

    private void nest(byte[] bytes, int at, int length) {
        if (depth == MAX_DEPTH && fault != Fault.DEEP_NEST) {
            add(-3);
            return;
        }
        depth++;
        deepest = Math.max(deepest, depth);
        attributes(bytes, at, at + length);
        depth--;
    }

    private void raw(byte[] bytes, int at, int length) {
        for (int i = at; i < at + length; i++) {
            add(bytes[i]);
        }
    }

    private void add(long value) {
        sum = 31 * sum + value;
    }
}
