package io.github.netlink4j.codec;

/**
 * An attribute whose value is an object: a text, an address, a structure. Extend it to give a structure of the kernel a
 * type of its own.
 */
public abstract non-sealed class ValueAttr<T> extends Attr {
    protected ValueAttr(AttrSet set, int type, String name) {
        super(set, type, name);
    }

    /**
     * Reads the value.
     *
     * @throws io.github.netlink4j.MalformedMessageException when there are too few bytes
     */
    protected abstract T decode(byte[] bytes, int at, int length);

    /** Whether there is no value when the attribute has this length. */
    protected boolean isAbsent(int length) {
        return false;
    }

    /** How many bytes the value takes. */
    protected abstract int size(T value);

    /** Writes the value; there is room for {@link #size} bytes, all of them zero. */
    protected abstract void encode(T value, byte[] bytes, int at);

    /**
     * Checks a value before it is sent.
     *
     * @throws IllegalArgumentException when the kernel would not take it; the text names attribute, limit and value
     */
    public void check(T value) {}

    /** Under which number this value goes: {@link #type()}, or the {@link #alternateType()}. */
    protected int typeFor(T value) {
        return type();
    }

    /** Writes a value that was checked before, header and all. */
    void writeTo(MessageWriter writer, T value) {
        writer.putSized(this, value);
    }

    /** The value for people to read. */
    protected String show(T value) {
        return String.valueOf(value);
    }

    /** The error for a structure that ends too early. */
    protected final io.github.netlink4j.MalformedMessageException shorterThan(int needed, int length) {
        return tooShort(length, needed);
    }

    /** The error for a value that breaks a rule, naming this attribute. */
    protected final IllegalArgumentException refused(Object value, String rule) {
        return invalid(value, rule);
    }

    @Override
    final String format(byte[] bytes, int at, int length) {
        return show(decode(bytes, at, length));
    }
}
