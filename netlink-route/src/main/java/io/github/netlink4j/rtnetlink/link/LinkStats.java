package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.ValueAttr;
import io.github.netlink4j.codec.Wire;

/**
 * The counters of a link since it was created. struct rtnl_link_stats64, linux/if_link.h, which explains each counter.
 * Unsigned; -1 where an older kernel has no such counter. Equivalent to: {@code ip -s -s link show}.
 */
public record LinkStats(
        long rxPackets,
        long txPackets,
        long rxBytes,
        long txBytes,
        long rxErrors,
        long txErrors,
        long rxDropped,
        long txDropped,
        long multicast,
        long collisions,
        long rxLengthErrors,
        long rxOverErrors,
        long rxCrcErrors,
        long rxFrameErrors,
        long rxFifoErrors,
        long rxMissedErrors,
        long txAbortedErrors,
        long txCarrierErrors,
        long txFifoErrors,
        long txHeartbeatErrors,
        long txWindowErrors,
        long rxCompressed,
        long txCompressed,
        long rxNohandler,
        long rxOtherhostDropped) {

    // Positions of the counters that are read so often that a view reads them without creating a record.
    static final int RX_PACKETS = 0;
    static final int TX_PACKETS = 8;
    static final int RX_BYTES = 16;
    static final int TX_BYTES = 24;

    private static final int FIELDS = 25;

    private long[] fields() {
        return new long[] {
            rxPackets,
            txPackets,
            rxBytes,
            txBytes,
            rxErrors,
            txErrors,
            rxDropped,
            txDropped,
            multicast,
            collisions,
            rxLengthErrors,
            rxOverErrors,
            rxCrcErrors,
            rxFrameErrors,
            rxFifoErrors,
            rxMissedErrors,
            txAbortedErrors,
            txCarrierErrors,
            txFifoErrors,
            txHeartbeatErrors,
            txWindowErrors,
            rxCompressed,
            txCompressed,
            rxNohandler,
            rxOtherhostDropped
        };
    }

    /** The structure: shorter on older kernels, longer on newer ones. */
    static final class Key extends ValueAttr<LinkStats> {
        Key(AttrSet set, int type, String name) {
            super(set, type, name);
        }

        @Override
        public String valueType() {
            return "struct rtnl_link_stats64";
        }

        @Override
        public String byteOrder() {
            return "host";
        }

        @Override
        protected LinkStats decode(byte[] bytes, int at, int length) {
            long[] f = new long[FIELDS];
            for (int i = 0; i < FIELDS; i++) {
                f[i] = (i + 1) * Long.BYTES <= length ? Wire.s64(bytes, at + i * Long.BYTES) : -1;
            }
            return new LinkStats(
                    f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7], f[8], f[9], f[10], f[11], f[12], f[13], f[14],
                    f[15], f[16], f[17], f[18], f[19], f[20], f[21], f[22], f[23], f[24]);
        }

        @Override
        protected int size(LinkStats value) {
            return FIELDS * Long.BYTES;
        }

        @Override
        protected void encode(LinkStats value, byte[] bytes, int at) {
            long[] fields = value.fields();
            for (int i = 0; i < FIELDS; i++) {
                Wire.put64(bytes, at + i * Long.BYTES, fields[i]);
            }
        }
    }
}
