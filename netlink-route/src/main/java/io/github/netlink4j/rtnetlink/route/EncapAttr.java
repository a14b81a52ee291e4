package io.github.netlink4j.rtnetlink.route;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.Raw;

/**
 * Attributes of an encapsulation, as bytes, since the type decides which there are. Sent as a nest, which newer types
 * require.
 */
final class EncapAttr extends Raw {
    static final int NLA_F_NESTED = 0x8000;

    EncapAttr(AttrSet set, int type, String name) {
        super(set, type, name);
    }

    @Override
    protected int typeFor(byte[] value) {
        return type() | NLA_F_NESTED;
    }
}
