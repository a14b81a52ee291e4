package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Layout;
import io.github.netlink4j.codec.Wire;

/**
 * Boolean options of a bridge, one bit each. struct br_boolopt_multi, enum br_boolopt_id, linux/if_bridge.h.
 *
 * @param values the bits that are on
 * @param mask the bits that are reported, or are to be changed
 */
public record BridgeOptions(int values, int mask) {
    /** Learns no addresses from link-local packets. Linux 5.0. */
    public static final int NO_LINK_LOCAL_LEARN = 1;
    /** Does multicast snooping for each VLAN. Linux 5.15. */
    public static final int MCAST_VLAN_SNOOPING = 2;
    /** Has a spanning tree for each instance of MSTP. Linux 5.18. */
    public static final int MST_ENABLE = 4;
    /** Notifies of multicast groups that hardware could not take over. Linux 6.15. */
    public static final int MDB_OFFLOAD_FAIL_NOTIFICATION = 8;
    /** Keeps the addresses of its ports for VLAN 0 only. Linux 6.18. */
    public static final int FDB_LOCAL_VLAN_0 = 16;

    static final Layout<BridgeOptions> LAYOUT =
            new Layout<>("struct br_boolopt_multi", "host", 8, BridgeOptions::read, BridgeOptions::write);

    BridgeOptions then(BridgeOptions later) {
        return new BridgeOptions(values & ~later.mask | later.values, mask | later.mask);
    }

    private static BridgeOptions read(byte[] bytes, int at) {
        return new BridgeOptions(Wire.s32(bytes, at), Wire.s32(bytes, at + 4));
    }

    private void write(byte[] bytes, int at) {
        Wire.put32(bytes, at, values);
        Wire.put32(bytes, at + 4, mask);
    }
}
