package io.github.netlink4j.codec;

/** An unsigned number of two bytes, in network order; ports are such. */
public final class Be16 extends IntAttr {
    Be16(AttrSet set, int type, String name) {
        this(set, type, name, 0, 0xffff);
    }

    private Be16(AttrSet set, int type, String name, int min, int max) {
        super(set, type, name, min, max);
    }

    /** The same attribute, with the smallest value the kernel takes. */
    public Be16 min(int min) {
        return set().redeclare(this, new Be16(set(), type(), shortName(), min, max()));
    }

    /** The same attribute, with the largest value the kernel takes. */
    public Be16 max(int max) {
        return set().redeclare(this, new Be16(set(), type(), shortName(), min(), max));
    }

    @Override
    public String valueType() {
        return "be16";
    }

    @Override
    public String byteOrder() {
        return "network";
    }

    @Override
    int width() {
        return 2;
    }

    @Override
    int load(byte[] bytes, int at) {
        return Wire.be16(bytes, at);
    }

    @Override
    void store(byte[] bytes, int at, int value) {
        Wire.putBe16(bytes, at, value);
    }
}
