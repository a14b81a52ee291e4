package io.github.netlink4j.codec;

/** An unsigned number of eight bytes, in network order. */
public final class Be64 extends LongAttr {
    Be64(AttrSet set, int type, String name) {
        this(set, type, name, 0, -1L);
    }

    private Be64(AttrSet set, int type, String name, long min, long max) {
        super(set, type, name, min, max);
    }

    /** The same attribute, with the smallest value the kernel takes. */
    public Be64 min(long min) {
        return set().redeclare(this, new Be64(set(), type(), shortName(), min, max()));
    }

    /** The same attribute, with the largest value the kernel takes. */
    public Be64 max(long max) {
        return set().redeclare(this, new Be64(set(), type(), shortName(), min(), max));
    }

    @Override
    public String valueType() {
        return "be64";
    }

    @Override
    public String byteOrder() {
        return "network";
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
        return Wire.be64(bytes, at);
    }

    @Override
    void store(byte[] bytes, int at, long value) {
        Wire.putBe64(bytes, at, value);
    }
}
