package io.github.netlink4j.codec;

/** An unsigned number of four bytes, in network order. */
public final class Be32 extends LongAttr {
    Be32(AttrSet set, int type, String name) {
        this(set, type, name, 0, 0xffff_ffffL);
    }

    private Be32(AttrSet set, int type, String name, long min, long max) {
        super(set, type, name, min, max);
    }

    /** The same attribute, with the smallest value the kernel takes. */
    public Be32 min(long min) {
        return set().redeclare(this, new Be32(set(), type(), shortName(), min, max()));
    }

    /** The same attribute, with the largest value the kernel takes. */
    public Be32 max(long max) {
        return set().redeclare(this, new Be32(set(), type(), shortName(), min(), max));
    }

    @Override
    public String valueType() {
        return "be32";
    }

    @Override
    public String byteOrder() {
        return "network";
    }

    @Override
    int width() {
        return 4;
    }

    @Override
    long load(byte[] bytes, int at) {
        return Wire.be32(bytes, at);
    }

    @Override
    void store(byte[] bytes, int at, long value) {
        Wire.putBe32(bytes, at, (int) value);
    }
}
