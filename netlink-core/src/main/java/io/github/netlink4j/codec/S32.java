package io.github.netlink4j.codec;

/** A signed number of four bytes, in host order, such as an interface index. */
public final class S32 extends IntAttr {
    S32(AttrSet set, int type, String name) {
        this(set, type, name, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private S32(AttrSet set, int type, String name, int min, int max) {
        super(set, type, name, min, max);
    }

    /** Returns this attribute with a smallest permitted value. To be called in the declaration. */
    public S32 min(int min) {
        return set().redeclare(this, new S32(set(), type(), shortName(), min, max()));
    }

    /** Returns this attribute with a largest permitted value. To be called in the declaration. */
    public S32 max(int max) {
        return set().redeclare(this, new S32(set(), type(), shortName(), min(), max));
    }

    @Override
    public String valueType() {
        return "s32";
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
    int load(byte[] bytes, int at) {
        return Wire.s32(bytes, at);
    }

    @Override
    void store(byte[] bytes, int at, int value) {
        Wire.put32(bytes, at, value);
    }
}
