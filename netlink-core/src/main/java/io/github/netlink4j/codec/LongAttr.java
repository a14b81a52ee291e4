package io.github.netlink4j.codec;

import io.github.netlink4j.AttrPath;

/**
 * An attribute whose value is a number that needs a {@code long}: 32 bits without sign, or 64 bits. Hot path: reading and
 * writing allocate nothing.
 */
public abstract sealed class LongAttr extends Attr permits U32, U64, S64 {
    private final long min;
    private final long max;

    LongAttr(AttrSet set, int type, String name, long min, long max) {
        super(set, type, name);
        this.min = min;
        this.max = max;
    }

    /** Smallest value that may be sent. */
    public final long min() {
        return min;
    }

    /** Largest value that may be sent; for an unsigned 64-bit number read it as unsigned. */
    public final long max() {
        return max;
    }

    /** Bytes of the value. */
    abstract int width();

    abstract long load(byte[] bytes, int at);

    abstract void store(byte[] bytes, int at, long value);

    /** Reads the value; a longer attribute, from a newer kernel, keeps its meaning in its first bytes. */
    final long read(byte[] bytes, int at, int length) {
        if (length < width()) {
            throw tooShort(length, width());
        }
        return load(bytes, at);
    }

    /**
     * Checks a value before it is sent.
     *
     * @throws IllegalArgumentException when it is out of range; the text names the attribute's {@link AttrPath} and limits
     */
    public final long check(long value) {
        if (isUnsigned64()
                ? Long.compareUnsigned(value, max) > 0 || Long.compareUnsigned(value, min) < 0
                : value < min || value > max) {
            throw invalid(text(value), "must be " + text(min) + " to " + text(max));
        }
        return value;
    }

    boolean isUnsigned64() {
        return false;
    }

    private String text(long value) {
        return isUnsigned64() ? Long.toUnsignedString(value) : Long.toString(value);
    }

    @Override
    final String format(byte[] bytes, int at, int length) {
        return text(read(bytes, at, length));
    }
}
