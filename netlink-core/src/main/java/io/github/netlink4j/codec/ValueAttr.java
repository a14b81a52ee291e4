package io.github.netlink4j.codec;

/**
 * An attribute whose value is an object: a string, an address, a structure. Extend this class to give a structure of the kernel
 * a type of its own.
 *
 * @param <T> type of the value
 */
public abstract non-sealed class ValueAttr<T> extends Attr {
    /** Creates an attribute, to be {@linkplain AttrSet#declare declared} in the set. */
    protected ValueAttr(AttrSet set, int type, String name) {
        super(set, type, name);
    }

    /**
     * Reads the value.
     *
     * @throws io.github.netlink4j.MalformedMessageException when there are too few bytes
     */
    protected abstract T decode(byte[] bytes, int at, int length);

    /** Returns whether an attribute of this length counts as absent, such as an empty address. */
    protected boolean isAbsent(int length) {
        return false;
    }

    /** Returns the length of a value in bytes. */
    protected abstract int size(T value);

    /** Writes the value at an offset, into {@link #size} bytes that are zero. */
    protected abstract void encode(T value, byte[] bytes, int at);

    /**
     * Checks a value before it is sent. By default every value is permitted.
     *
     * @throws IllegalArgumentException when the kernel would not accept it; the message names attribute, limit and value
     */
    public void check(T value) {}

    /** Returns the attribute number under which a value is sent: {@link #type()} or {@link #alternateType()}. */
    protected int typeFor(T value) {
        return type();
    }

    /** Writes the attribute, header included, with a value that was checked before. */
    void writeTo(MessageWriter writer, T value) {
        writer.putSized(this, value);
    }

    /** Returns the value as text. */
    protected String show(T value) {
        return String.valueOf(value);
    }

    /** Returns the exception for a received value that is too short. */
    protected final io.github.netlink4j.MalformedMessageException shorterThan(int needed, int length) {
        return tooShort(length, needed);
    }

    /** Returns the exception for a value that violates a rule; its message names this attribute. */
    protected final IllegalArgumentException refused(Object value, String rule) {
        return invalid(value, rule);
    }

    @Override
    final String format(byte[] bytes, int at, int length) {
        return show(decode(bytes, at, length));
    }
}
