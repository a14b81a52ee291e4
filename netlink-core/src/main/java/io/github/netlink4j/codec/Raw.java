package io.github.netlink4j.codec;

import java.util.Arrays;
import java.util.HexFormat;

/** An attribute whose value this library does not interpret. */
public class Raw extends ValueAttr<byte[]> {
    private final int flags;

    /** Creates an attribute, to be {@linkplain AttrSet#declare declared} in the set. */
    protected Raw(AttrSet set, int type, String name) {
        this(set, type, name, 0);
    }

    private Raw(AttrSet set, int type, String name, int flags) {
        super(set, type, name);
        this.flags = flags;
    }

    /**
     * Returns this attribute as a nest whose attributes this library does not interpret; it is sent with NLA_F_NESTED. To be
     * called in the declaration.
     */
    public final Raw nested() {
        return set().redeclare(this, new Raw(set(), type(), shortName(), Wire.NLA_F_NESTED));
    }

    @Override
    public String valueType() {
        return "binary";
    }

    @Override
    protected byte[] decode(byte[] bytes, int at, int length) {
        return Arrays.copyOfRange(bytes, at, at + length);
    }

    @Override
    protected int size(byte[] value) {
        return value.length;
    }

    @Override
    protected void encode(byte[] value, byte[] bytes, int at) {
        System.arraycopy(value, 0, bytes, at, value.length);
    }

    @Override
    protected int typeFor(byte[] value) {
        return type() | flags;
    }

    @Override
    protected String show(byte[] value) {
        return "0x" + HexFormat.of().formatHex(value);
    }
}
