package io.github.netlink4j.codec;

/** An unsigned number of eight bytes, in host order; read it with {@code Long.toUnsignedString} and its kin. */
public final class U64 extends LongAttr {
    U64(AttrSet set, int type, String name) {
        this(set, type, name, 0, -1L);
    }

    private U64(AttrSet set, int type, String name, long min, long max) {
        super(set, type, name, min, max);
    }

    /** The same attribute, with the smallest value the kernel takes. */
    public U64 min(long min) {
        return set().redeclare(this, new U64(set(), type(), shortName(), min, max()));
    }

    /** The same attribute, with the largest value the kernel takes. */
    public U64 max(long max) {
        return set().redeclare(this, new U64(set(), type(), shortName(), min(), max));
    }

    @Override
    public String valueType() {
        return "u64";
    }

    @Override
    public String byteOrder() {
        return "host";
    }

    @Override
    boolean isUnsigned64() {
        return true;
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
