package io.github.netlink4j.rtnetlink.route;

import io.github.netlink4j.codec.Layout;
import io.github.netlink4j.codec.Wire;

/**
 * Ages and use of a route. struct rta_cacheinfo.
 *
 * @param references number of references to it
 * @param lastUse time since it was used, in 1/100 s
 * @param expires time until it is removed, in 1/100 s; 0 for never
 * @param error negative errno for packets, 0 for none
 * @param used number of times that it was used
 * @param id no longer used
 * @param timestamp no longer used
 * @param timestampAge no longer used
 */
public record RouteCacheInfo(
        long references, long lastUse, int expires, int error, long used, long id, long timestamp, long timestampAge) {
    static final int EXPIRES_OFFSET = 8;
    /** USER_HZ: the unit in which the kernel reports times, independent of its own tick. */
    static final int TICKS_PER_SECOND = 100;

    static final Layout<RouteCacheInfo> LAYOUT =
            new Layout<>("struct rta_cacheinfo", "host", 32, RouteCacheInfo::read, RouteCacheInfo::write);

    private static RouteCacheInfo read(byte[] bytes, int at) {
        return new RouteCacheInfo(
                Wire.u32(bytes, at),
                Wire.u32(bytes, at + 4),
                Wire.s32(bytes, at + EXPIRES_OFFSET),
                Wire.s32(bytes, at + 12),
                Wire.u32(bytes, at + 16),
                Wire.u32(bytes, at + 20),
                Wire.u32(bytes, at + 24),
                Wire.u32(bytes, at + 28));
    }

    private void write(byte[] bytes, int at) {
        Wire.put32(bytes, at, (int) references);
        Wire.put32(bytes, at + 4, (int) lastUse);
        Wire.put32(bytes, at + EXPIRES_OFFSET, expires);
        Wire.put32(bytes, at + 12, error);
        Wire.put32(bytes, at + 16, (int) used);
        Wire.put32(bytes, at + 20, (int) id);
        Wire.put32(bytes, at + 24, (int) timestamp);
        Wire.put32(bytes, at + 28, (int) timestampAge);
    }
}
