package io.github.netlink4j.codec;

import io.github.netlink4j.MacAddress;

/** An attribute whose value is a link-layer address. */
public final class Mac extends ValueAttr<MacAddress> {
    Mac(AttrSet set, int type, String name) {
        super(set, type, name);
    }

    @Override
    public String valueType() {
        return "mac";
    }

    /** Links without link-layer addresses, such as tunnels, report empty ones. */
    @Override
    protected boolean isAbsent(int length) {
        return length == 0;
    }

    @Override
    protected MacAddress decode(byte[] bytes, int at, int length) {
        if (length == 0) {
            throw shorterThan(1, length);
        }
        return MacAddress.of(java.util.Arrays.copyOfRange(bytes, at, at + Math.min(length, MacAddress.MAX_BYTES)));
    }

    @Override
    protected int size(MacAddress value) {
        return value.length();
    }

    @Override
    protected void encode(MacAddress value, byte[] bytes, int at) {
        value.copyTo(bytes, at);
    }
}
