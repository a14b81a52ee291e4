package io.github.netlink4j.codec;

/** An unsigned number of four bytes, in host order. A Java {@code long} holds it whole. */
public final class U32 extends LongAttr {
    U32(AttrSet set, int type, String name) {
        this(set, type, name, 0, 0xffff_ffffL);
    }

    private U32(AttrSet set, int type, String name, long min, long max) {
        super(set, type, name, min, max);
    }

    /** The same attribute, with the smallest value the kernel takes. */
    public U32 min(long min) {
        return set().redeclare(this, new U32(set(), type(), shortName(), min, max()));
    }

    /** The same attribute, with the largest value the kernel takes. */
    public U32 max(long max) {
        return set().redeclare(this, new U32(set(), type(), shortName(), min(), max));
    }

    @Override
    public String valueType() {
        return "u32";
    }

    @Override
    public String byteOrder() {
        return "host";
    }

    @Override
    int width() {
        return 4;
    }

    @Override
    long load(byte[] bytes, int at) {
        return Wire.u32(bytes, at);
    }

    @Override
    void store(byte[] bytes, int at, long value) {
        Wire.put32(bytes, at, (int) value);
    }
}
