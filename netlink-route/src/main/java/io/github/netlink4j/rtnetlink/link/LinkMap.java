package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Layout;
import io.github.netlink4j.codec.Wire;

/**
 * Memory, interrupt, DMA channel and port of old hardware; all zero for nearly all links. struct rtnl_link_ifmap,
 * linux/if_link.h.
 */
public record LinkMap(long memoryStart, long memoryEnd, long baseAddress, int irq, int dma, int port) {
    static final Layout<LinkMap> LAYOUT =
            new Layout<>("struct rtnl_link_ifmap", "host", 32, LinkMap::read, LinkMap::write);

    private static LinkMap read(byte[] bytes, int at) {
        return new LinkMap(
                Wire.s64(bytes, at),
                Wire.s64(bytes, at + 8),
                Wire.s64(bytes, at + 16),
                Wire.u16(bytes, at + 24),
                Wire.u8(bytes, at + 26),
                Wire.u8(bytes, at + 27));
    }

    private static void write(LinkMap map, byte[] bytes, int at) {
        Wire.put64(bytes, at, map.memoryStart);
        Wire.put64(bytes, at + 8, map.memoryEnd);
        Wire.put64(bytes, at + 16, map.baseAddress);
        Wire.put16(bytes, at + 24, map.irq);
        bytes[at + 26] = (byte) map.dma;
        bytes[at + 27] = (byte) map.port;
    }

    /** Returns the numbers with the kernel's names. */
    @Override
    public String toString() {
        return "mem_start " + Long.toUnsignedString(memoryStart) + " mem_end " + Long.toUnsignedString(memoryEnd)
                + " base_addr " + Long.toUnsignedString(baseAddress) + " irq " + irq + " dma " + dma + " port " + port;
    }
}
