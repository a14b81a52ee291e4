package io.github.netlink4j.route.route;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.ValueAttr;
import java.util.Arrays;
import java.util.HexFormat;

/** Attributes of an encapsulation, which ones by its type: bytes here. Sent as a nest, which newer types insist on. */
final class EncapAttr extends ValueAttr<byte[]> {
    static final int NLA_F_NESTED = 0x8000;

    EncapAttr(AttrSet set, int type, String name) {
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
    protected int typeFor(byte[] value) {
        return type() | NLA_F_NESTED;
    }

    @Override
    protected String show(byte[] value) {
        return "0x" + HexFormat.of().formatHex(value);
    }
}
