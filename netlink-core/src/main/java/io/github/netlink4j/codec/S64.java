package io.github.netlink4j.codec;

/** A signed number of eight bytes, in host order. */
public final class S64 extends LongAttr {
    S64(AttrSet set, int type, String name) {
        this(set, type, name, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private S64(AttrSet set, int type, String name, long min, long max) {
        super(set, type, name, min, max);
    }

    /** Returns this attribute with a smallest permitted value. To be called in the declaration. */
    public S64 min(long min) {
        return set().redeclare(this, new S64(set(), type(), shortName(), min, max()));
    }

    /** Returns this attribute with a largest permitted value. To be called in the declaration. */
    public S64 max(long max) {
        return set().redeclare(this, new S64(set(), type(), shortName(), min(), max));
    }

    @Override
    public String valueType() {
        return "s64";
    }

    @Override
    public String byteOrder() {
        return "host";
    }

    @Override
    int width() {
        return 8;
    }

    @Override
    long load(byte[] bytes, int at) {
        return Wire.s64(bytes, at);
    }

    @Override
    void store(byte[] bytes, int at, long value) {
        Wire.put64(bytes, at, value);
    }
}
