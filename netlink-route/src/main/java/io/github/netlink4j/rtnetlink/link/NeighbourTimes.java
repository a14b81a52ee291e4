package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Layout;
import io.github.netlink4j.codec.Wire;

/**
 * Limits and times of IPv6 on a link. struct ifla_cacheinfo, linux/if_link.h.
 *
 * @param maxReassembly the size of the largest packet that is reassembled from fragments, in bytes
 * @param updated when they were last changed, in hundredths of a second since the machine was started
 * @param reachable the time for which a neighbour is considered reachable, in milliseconds
 * @param retransmit the time between two solicitations of a neighbour, in milliseconds
 */
public record NeighbourTimes(long maxReassembly, long updated, long reachable, long retransmit) {
    static final Layout<NeighbourTimes> LAYOUT =
            new Layout<>("struct ifla_cacheinfo", "host", 16, NeighbourTimes::read, NeighbourTimes::write);

    private static NeighbourTimes read(byte[] bytes, int at) {
        return new NeighbourTimes(
                Wire.u32(bytes, at), Wire.u32(bytes, at + 4), Wire.u32(bytes, at + 8), Wire.u32(bytes, at + 12));
    }

    private static void write(NeighbourTimes times, byte[] bytes, int at) {
        Wire.put32(bytes, at, (int) times.maxReassembly);
        Wire.put32(bytes, at + 4, (int) times.updated);
        Wire.put32(bytes, at + 8, (int) times.reachable);
        Wire.put32(bytes, at + 12, (int) times.retransmit);
    }

    /** Returns the numbers with the kernel's names. */
    @Override
    public String toString() {
        return "max_reasm_len " + maxReassembly + " tstamp " + updated + " reachable_time " + reachable
                + " retrans_time " + retransmit;
    }
}
