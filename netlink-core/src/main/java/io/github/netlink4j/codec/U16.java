package io.github.netlink4j.codec;

/** An unsigned number of two bytes, in host order or, such as for ports, in network order. */
public final class U16 extends IntAttr {
    private final boolean isBigEndian;

    U16(AttrSet set, int type, String name, boolean isBigEndian) {
        this(set, type, name, isBigEndian, 0, 0xffff);
    }

    private U16(AttrSet set, int type, String name, boolean isBigEndian, int min, int max) {
        super(set, type, name, min, max);
        this.isBigEndian = isBigEndian;
    }

    /** Returns this attribute with a smallest permitted value. To be called in the declaration. */
    public U16 min(int min) {
        return set().redeclare(this, new U16(set(), type(), shortName(), isBigEndian, min, max()));
    }

    /** Returns this attribute with a largest permitted value. To be called in the declaration. */
    public U16 max(int max) {
        return set().redeclare(this, new U16(set(), type(), shortName(), isBigEndian, min(), max));
    }

    @Override
    public String valueType() {
        return isBigEndian ? "be16" : "u16";
    }

    @Override
    public String byteOrder() {
        return isBigEndian ? "network" : "host";
    }

    @Override
    int width() {
        return 2;
    }

    @Override
    int load(byte[] bytes, int at) {
        return isBigEndian ? Wire.be16(bytes, at) : Wire.u16(bytes, at);
    }

    @Override
    void store(byte[] bytes, int at, int value) {
        if (isBigEndian) {
            Wire.putBe16(bytes, at, value);
        } else {
            Wire.put16(bytes, at, value);
        }
    }
}
