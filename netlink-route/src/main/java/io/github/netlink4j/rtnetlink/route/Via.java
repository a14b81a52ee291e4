package io.github.netlink4j.rtnetlink.route;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.ValueAttr;
import io.github.netlink4j.codec.Wire;
import java.util.Arrays;

/** A router of another family than the route: its family and its address. struct rtvia. */
final class Via extends ValueAttr<IpAddress> {
    private static final int FAMILY_BYTES = 2;

    Via(AttrSet set, int type, String name) {
        super(set, type, name);
    }

    @Override
    public String valueType() {
        return "struct rtvia";
    }

    @Override
    public String byteOrder() {
        return "mixed";
    }

    @Override
    protected boolean isAbsent(int length) {
        return length == 0;
    }

    @Override
    protected IpAddress decode(byte[] bytes, int at, int length) {
        int family = length < FAMILY_BYTES ? AddressFamily.AF_INET : Wire.u16(bytes, at);
        if (!AddressFamily.isWanted(family, AddressFamily.AF_UNSPEC)) {
            throw new MalformedMessageException(kernelName() + " is no IP address, but one of family " + family);
        }
        int needed = FAMILY_BYTES + (family == AddressFamily.AF_INET6 ? 16 : 4);
        if (length < needed) {
            throw shorterThan(needed, length);
        }
        return IpAddress.of(Arrays.copyOfRange(bytes, at + FAMILY_BYTES, at + needed));
    }

    @Override
    protected int size(IpAddress value) {
        return FAMILY_BYTES + value.bits() / 8;
    }

    @Override
    protected void encode(IpAddress value, byte[] bytes, int at) {
        byte[] via = bytes(value);
        System.arraycopy(via, 0, bytes, at, via.length);
    }

    static byte[] bytes(IpAddress value) {
        byte[] address = value.toBytes();
        byte[] via = new byte[FAMILY_BYTES + address.length];
        Wire.put16(via, 0, value.family());
        System.arraycopy(address, 0, via, FAMILY_BYTES, address.length);
        return via;
    }
}
