package io.github.netlink4j.codec;

/** An unsigned number of four bytes, in host or network order. It is a {@code long} in Java, so that it is never negative. */
public final class U32 extends LongAttr {
    private final boolean isBigEndian;

    U32(AttrSet set, int type, String name, boolean isBigEndian) {
        this(set, type, name, isBigEndian, 0, 0xffff_ffffL);
    }

    private U32(AttrSet set, int type, String name, boolean isBigEndian, long min, long max) {
        super(set, type, name, min, max);
        this.isBigEndian = isBigEndian;
    }

    /** Returns this attribute with a smallest permitted value. To be called in the declaration. */
    public U32 min(long min) {
        return set().redeclare(this, new U32(set(), type(), shortName(), isBigEndian, min, max()));
    }

    /** Returns this attribute with a largest permitted value. To be called in the declaration. */
    public U32 max(long max) {
        return set().redeclare(this, new U32(set(), type(), shortName(), isBigEndian, min(), max));
    }

    @Override
    public String valueType() {
        return isBigEndian ? "be32" : "u32";
    }

    @Override
    public String byteOrder() {
        return isBigEndian ? "network" : "host";
    }

    @Override
    int width() {
        return 4;
    }

    @Override
    long load(byte[] bytes, int at) {
        return isBigEndian ? Wire.be32(bytes, at) : Wire.u32(bytes, at);
    }

    @Override
    void store(byte[] bytes, int at, long value) {
        if (isBigEndian) {
            Wire.putBe32(bytes, at, (int) value);
        } else {
            Wire.put32(bytes, at, (int) value);
        }
    }
}
