package io.github.netlink4j.codec;

/**
 * An unsigned number of eight bytes, in host or network order. From 2^63 on the Java {@code long} is negative: use
 * {@link Long#toUnsignedString(long)}, {@link Long#compareUnsigned(long, long)} and the like.
 */
public final class U64 extends LongAttr {
    private final boolean isBigEndian;
    private final int shortest;

    U64(AttrSet set, int type, String name, boolean isBigEndian) {
        this(set, type, name, isBigEndian, Long.BYTES, 0, -1L);
    }

    private U64(AttrSet set, int type, String name, boolean isBigEndian, int shortest, long min, long max) {
        super(set, type, name, min, max);
        this.isBigEndian = isBigEndian;
        this.shortest = shortest;
    }

    /**
     * Returns this attribute, of host order, as one that the kernel sends in 4 bytes when it fits. To be called in the declaration.
     * NLA_UINT.
     */
    public U64 orFourBytes() {
        return set().redeclare(this, new U64(set(), type(), shortName(), false, Integer.BYTES, min(), max()));
    }

    /** Returns this attribute with a smallest permitted value, unsigned. To be called in the declaration. */
    public U64 min(long min) {
        return set().redeclare(this, new U64(set(), type(), shortName(), isBigEndian, shortest, min, max()));
    }

    /** Returns this attribute with a largest permitted value, unsigned. To be called in the declaration. */
    public U64 max(long max) {
        return set().redeclare(this, new U64(set(), type(), shortName(), isBigEndian, shortest, min(), max));
    }

    @Override
    public String valueType() {
        return isBigEndian ? "be64" : shortest < Long.BYTES ? "uint" : "u64";
    }

    @Override
    public String byteOrder() {
        return isBigEndian ? "network" : "host";
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
    long loadShort(byte[] bytes, int at, int length) {
        return length < shortest ? super.loadShort(bytes, at, length) : Wire.u32(bytes, at);
    }

    @Override
    long load(byte[] bytes, int at) {
        return isBigEndian ? Wire.be64(bytes, at) : Wire.s64(bytes, at);
    }

    @Override
    void store(byte[] bytes, int at, long value) {
        if (isBigEndian) {
            Wire.putBe64(bytes, at, value);
        } else {
            Wire.put64(bytes, at, value);
        }
    }
}
