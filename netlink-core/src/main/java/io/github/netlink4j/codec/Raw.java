package io.github.netlink4j.codec;

import java.util.Arrays;
import java.util.HexFormat;

/** An attribute whose value this library does not interpret. */
public class Raw extends ValueAttr<byte[]> {
    /** Creates an attribute, to be {@linkplain AttrSet#declare declared} in the set. */
    protected Raw(AttrSet set, int type, String name) {
        super(set, type, name);
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
    protected String show(byte[] value) {
        return "0x" + HexFormat.of().formatHex(value);
    }
}
