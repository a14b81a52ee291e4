package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.ValueAttr;
import io.github.netlink4j.codec.Wire;
import java.util.ArrayList;
import java.util.List;

/** Addresses of one family, each in an attribute of its own, whose number is its position. */
final class AddressList extends ValueAttr<List<IpAddress>> {
    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;

    private final int addressBytes;
    private final int limit;

    /**
     * Creates an attribute.
     *
     * @param isIpv6 the family of the addresses
     * @param limit the largest number of addresses
     */
    AddressList(AttrSet set, int type, String name, boolean isIpv6, int limit) {
        super(set, type, name);
        this.addressBytes = isIpv6 ? IPV6_BYTES : IPV4_BYTES;
        this.limit = limit;
    }

    private boolean isIpv6() {
        return addressBytes == IPV6_BYTES;
    }

    @Override
    public String valueType() {
        return isIpv6() ? "list of ipv6" : "list of ipv4";
    }

    @Override
    public String byteOrder() {
        return "network";
    }

    @Override
    public void check(List<IpAddress> value) {
        if (value.size() > limit) {
            throw refused(value, "has at most " + limit + " addresses");
        }
        for (IpAddress address : value) {
            if (address.isIpv6() != isIpv6()) {
                throw refused(address, isIpv6() ? "takes IPv6 addresses" : "takes IPv4 addresses");
            }
        }
    }

    @Override
    protected List<IpAddress> decode(byte[] bytes, int at, int length) {
        List<IpAddress> addresses = new ArrayList<>();
        int step = Wire.ATTR_HEADER + addressBytes;
        int left = length;
        for (int pos = at; left > 0; pos += step, left -= step) {
            if (left < step || Wire.u16(bytes, pos) != step) {
                throw shorterThan(step, Math.min(left, step - 1));
            }
            addresses.add(Wire.ip(bytes, pos + Wire.ATTR_HEADER, isIpv6()));
        }
        return List.copyOf(addresses);
    }

    @Override
    protected int size(List<IpAddress> value) {
        return value.size() * (Wire.ATTR_HEADER + addressBytes);
    }

    @Override
    protected void encode(List<IpAddress> value, byte[] bytes, int at) {
        int pos = at;
        for (int i = 0; i < value.size(); i++) {
            Wire.put16(bytes, pos, Wire.ATTR_HEADER + addressBytes);
            Wire.put16(bytes, pos + 2, i);
            Wire.putIp(bytes, pos + Wire.ATTR_HEADER, value.get(i));
            pos += Wire.ATTR_HEADER + addressBytes;
        }
    }
}
