package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Layout;
import io.github.netlink4j.codec.Wire;

/**
 * Switches of a bridge that have come to be many. struct br_boolopt_multi, enum br_boolopt_id, linux/if_bridge.h.
 *
 * @param values the bits that are on
 * @param mask the bits that are told or to be changed
 */
public record BridgeOptions(int values, int mask) {
    /** Learns nothing from link-local packets. Linux 5.0. */
    public static final int NO_LINK_LOCAL_LEARN = 1;
    /** Multicast snooping for each VLAN. Linux 5.15. */
    public static final int MCAST_VLAN_SNOOPING = 2;
    /** Multiple spanning trees. Linux 5.18. */
    public static final int MST_ENABLE = 4;
    /** Keeps MDB entries of unoffloaded ports. Linux 6.15. */
    public static final int MDB_OFFLOAD_FAIL_NOTIFICATION = 8;
    /** Local addresses only in the main table. Linux 6.18. */
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
