package io.github.netlink4j.codec;

/** An unsigned number of two bytes, in host order. */
public final class U16 extends IntAttr {
    U16(AttrSet set, int type, String name) {
        this(set, type, name, 0, 0xffff);
    }

    private U16(AttrSet set, int type, String name, int min, int max) {
        super(set, type, name, min, max);
    }

    /** The same attribute, with the smallest value the kernel takes. */
    public U16 min(int min) {
        return set().redeclare(this, new U16(set(), type(), shortName(), min, max()));
    }

    /** The same attribute, with the largest value the kernel takes. */
    public U16 max(int max) {
        return set().redeclare(this, new U16(set(), type(), shortName(), min(), max));
    }

    @Override
    public String valueType() {
        return "u16";
    }

    @Override
    public String byteOrder() {
        return "host";
    }

    @Override
    int width() {
        return 2;
    }

    @Override
    int load(byte[] bytes, int at) {
        return Wire.u16(bytes, at);
    }

    @Override
    void store(byte[] bytes, int at, int value) {
        Wire.put16(bytes, at, value);
    }
}
