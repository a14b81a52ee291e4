package io.github.netlink4j.codec;

/**
 * An attribute whose value is a structure of fixed {@link Layout}.
 *
 * @param <T> class of the values
 */
public final class Struct<T> extends ValueAttr<T> {
    private final Layout<T> layout;

    Struct(AttrSet set, int type, String name, Layout<T> layout) {
        super(set, type, name);
        this.layout = layout;
    }

    @Override
    public String valueType() {
        return layout.name();
    }

    @Override
    public String byteOrder() {
        return layout.byteOrder();
    }

    @Override
    protected T decode(byte[] bytes, int at, int length) {
        if (length < layout.bytes()) {
            throw shorterThan(layout.bytes(), length);
        }
        return layout.reader().read(bytes, at);
    }

    @Override
    protected int size(T value) {
        return layout.bytes();
    }

    @Override
    protected void encode(T value, byte[] bytes, int at) {
        layout.writer().write(value, bytes, at);
    }
}
