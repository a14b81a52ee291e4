package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Layout;
import io.github.netlink4j.codec.Wire;

/**
 * Further options of a VLAN. struct ifla_vlan_flags.
 *
 * @param flags the bits that are on
 * @param mask the bits that are reported, or are to be changed; the kernel reports all
 */
public record VlanFlags(int flags, int mask) {
    /** Received packets look as if they had no VLAN tag. Kernel default: on. */
    public static final int REORDER_HEADER = 1;
    /** Registers the VLAN at the switch by GVRP. */
    public static final int GVRP = 2;
    /** Does not follow the state of its parent. */
    public static final int LOOSE_BINDING = 4;
    /** Registers the VLAN at the switch by MVRP. */
    public static final int MVRP = 8;
    /** Follows the state of the bridge ports that carry the VLAN. Linux 5.2. */
    public static final int BRIDGE_BINDING = 16;

    static final int ALL = REORDER_HEADER | GVRP | LOOSE_BINDING | MVRP | BRIDGE_BINDING;

    static final Layout<VlanFlags> LAYOUT =
            new Layout<>("struct ifla_vlan_flags", "host", 8, VlanFlags::read, VlanFlags::write);

    VlanFlags then(VlanFlags later) {
        return new VlanFlags(flags & ~later.mask | later.flags, mask | later.mask);
    }

    private static VlanFlags read(byte[] bytes, int at) {
        return new VlanFlags(Wire.s32(bytes, at), Wire.s32(bytes, at + 4));
    }

    private void write(byte[] bytes, int at) {
        Wire.put32(bytes, at, flags);
        Wire.put32(bytes, at + 4, mask);
    }
}
