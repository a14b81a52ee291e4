package io.github.netlink4j.codec;

import io.github.netlink4j.AttrPath;

/** An attribute whose value is a number that fits an {@code int}. Hot path: reading and writing allocate nothing. */
public abstract sealed class IntAttr extends Attr permits U8, U16, S32 {
    private final int min;
    private final int max;

    IntAttr(AttrSet set, int type, String name, int min, int max) {
        super(set, type, name);
        this.min = min;
        this.max = max;
    }

    /** Returns the smallest value that may be sent. */
    public final int min() {
        return min;
    }

    /** Returns the largest value that may be sent. */
    public final int max() {
        return max;
    }

    /** Returns the length of the value in bytes. */
    abstract int width();

    abstract int load(byte[] bytes, int at);

    abstract void store(byte[] bytes, int at, int value);

    /** Reads the value. When a newer kernel sends a longer attribute, its first bytes are the value. */
    final int read(byte[] bytes, int at, int length) {
        if (length < width()) {
            throw tooShort(length, width());
        }
        return load(bytes, at);
    }

    /**
     * Checks a value before it is sent.
     *
     * @return the value
     * @throws IllegalArgumentException when it is out of range; the message contains the attribute's {@link AttrPath} and
     *     limits
     */
    public final int check(int value) {
        if (value < min || value > max) {
            throw invalid(value, "must be " + min + " to " + max);
        }
        return value;
    }

    @Override
    final String format(byte[] bytes, int at, int length) {
        return Integer.toString(read(bytes, at, length));
    }
}
