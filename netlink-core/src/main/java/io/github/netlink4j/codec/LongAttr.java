package io.github.netlink4j.codec;

import io.github.netlink4j.AttrPath;
import java.time.Duration;

/**
 * An attribute whose value is a number that needs a {@code long}: unsigned 32 bits, or 64 bits. Hot path: reading and writing
 * allocate nothing.
 */
public abstract sealed class LongAttr extends Attr permits U32, U64, S64 {
    private final long min;
    private final long max;

    LongAttr(AttrSet set, int type, String name, long min, long max) {
        super(set, type, name);
        this.min = min;
        this.max = max;
    }

    /** Returns the smallest value that may be sent. */
    public final long min() {
        return min;
    }

    /** Returns the largest value that may be sent; as an unsigned number for {@link U64}. */
    public final long max() {
        return max;
    }

    /** Returns the length of the value in bytes. */
    abstract int width();

    abstract long load(byte[] bytes, int at);

    abstract void store(byte[] bytes, int at, long value);

    /** Reads the value. When a newer kernel sends a longer attribute, its first bytes are the value. */
    final long read(byte[] bytes, int at, int length) {
        return length < width() ? loadShort(bytes, at, length) : load(bytes, at);
    }

    /** Reads a value that is shorter than {@link #width()}. */
    long loadShort(byte[] bytes, int at, int length) {
        throw tooShort(length, width());
    }

    /**
     * Checks a value before it is sent.
     *
     * @return the value
     * @throws IllegalArgumentException when it is out of range; the message contains the attribute's {@link AttrPath} and
     *     limits
     */
    public final long check(long value) {
        if (isUnsigned64()
                ? Long.compareUnsigned(value, max) > 0 || Long.compareUnsigned(value, min) < 0
                : value < min || value > max) {
            throw invalid(text(value), "must be " + text(min) + " to " + text(max));
        }
        return value;
    }

    /**
     * Returns a time as a number of units, for an attribute that the kernel counts in units.
     *
     * @param unit what the kernel counts in, such as 10 ms for a bridge
     * @throws IllegalArgumentException when it is not a whole number of units, or out of range; the message contains the
     *     attribute's {@link AttrPath}, and unit or limits as times
     */
    public final long count(Duration time, Duration unit) {
        Duration shortest = unit.multipliedBy(Math.max(min, 0));
        // An unsigned 64-bit number may exceed a Duration.
        Duration longest = unit.multipliedBy(max < 0 ? Long.MAX_VALUE : max);
        if (time.compareTo(shortest) < 0 || time.compareTo(longest) > 0) {
            throw invalid(time, "must be " + shortest + " to " + longest);
        }
        long count = time.dividedBy(unit);
        if (!unit.multipliedBy(count).equals(time)) {
            throw invalid(time, "must be a multiple of " + unit + ", the unit of the kernel");
        }
        return count;
    }

    /** Returns the duration of a number of units, limited to the longest {@link Duration}. */
    final Duration time(long count, Duration unit) {
        return unit.multipliedBy(isUnsigned64() && count < 0 ? Long.MAX_VALUE : count);
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
