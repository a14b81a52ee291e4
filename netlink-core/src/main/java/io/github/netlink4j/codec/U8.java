package io.github.netlink4j.codec;

/** An unsigned number of one byte. */
public final class U8 extends IntAttr {
    U8(AttrSet set, int type, String name) {
        this(set, type, name, 0, 0xff);
    }

    private U8(AttrSet set, int type, String name, int min, int max) {
        super(set, type, name, min, max);
    }

    /** Returns this attribute with a smallest permitted value. To be called in the declaration. */
    public U8 min(int min) {
        return set().redeclare(this, new U8(set(), type(), shortName(), min, max()));
    }

    /** Returns this attribute with a largest permitted value. To be called in the declaration. */
    public U8 max(int max) {
        return set().redeclare(this, new U8(set(), type(), shortName(), min(), max));
    }

    @Override
    public String valueType() {
        return "u8";
    }

    @Override
    int width() {
        return 1;
    }

    @Override
    int load(byte[] bytes, int at) {
        return Wire.u8(bytes, at);
    }

    @Override
    void store(byte[] bytes, int at, int value) {
        Wire.put8(bytes, at, value);
    }
}
