package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.ValueAttr;
import io.github.netlink4j.codec.Wire;

/**
 * The options of an {@link Ip6tnl} or of a {@link Sit}. IFLA_IPTUN_FLAGS, which has four bytes for the one, and two bytes for
 * the other, both in host order: ipip6_netlink_parms() and SIT_ISATAP treat network order as if it were that of the host.
 *
 * @param bits IP6_TNL_F_* of an ip6tnl, SIT_ISATAP of a sit
 * @param isIpv6 whether it is that of an ip6tnl
 */
public record IptunFlags(long bits, boolean isIpv6) {
    /** @throws IllegalArgumentException when the number does not fit */
    public IptunFlags {
        long max = isIpv6 ? 0xffff_ffffL : 0xffff;
        if (bits < 0 || bits > max) {
            throw new IllegalArgumentException("flags of a tunnel must be 0 to " + max + ": " + bits);
        }
    }

    /** The attribute; its length determines whether it is that of a sit or of an ip6tnl. */
    static final class Key extends ValueAttr<IptunFlags> {
        Key(AttrSet set, int type, String name) {
            super(set, type, name);
        }

        @Override
        public String valueType() {
            return "u16 of a sit, u32 of an ip6tnl";
        }

        @Override
        public String byteOrder() {
            return "host";
        }

        @Override
        protected IptunFlags decode(byte[] bytes, int at, int length) {
            if (length < Short.BYTES) {
                throw shorterThan(Short.BYTES, length);
            }
            return length < Integer.BYTES
                    ? new IptunFlags(Wire.u16(bytes, at), false)
                    : new IptunFlags(Wire.u32(bytes, at), true);
        }

        @Override
        protected int size(IptunFlags value) {
            return value.isIpv6 ? Integer.BYTES : Short.BYTES;
        }

        @Override
        protected void encode(IptunFlags value, byte[] bytes, int at) {
            if (value.isIpv6) {
                Wire.put32(bytes, at, (int) value.bits);
            } else {
                Wire.put16(bytes, at, (int) value.bits);
            }
        }
    }
}
