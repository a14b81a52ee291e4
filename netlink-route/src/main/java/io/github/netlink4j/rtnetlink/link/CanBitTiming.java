package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Layout;
import io.github.netlink4j.codec.Wire;

/**
 * The timing of bits on a CAN bus. struct can_bittiming, linux/can/netlink.h. When only {@link #bitrate} is given, and
 * possibly {@link #samplePoint}, the kernel computes the rest; otherwise it uses the rest and computes these two.
 *
 * @param bitrate bits per second
 * @param samplePoint the point at which a bit is sampled, in tenths of a percent of its time; 0 leaves it to the kernel
 * @param timeQuantum the time quantum (TQ) in nanoseconds
 * @param propagationSegment the propagation segment, in time quanta
 * @param phaseSegment1 the first phase buffer segment, in time quanta
 * @param phaseSegment2 the second phase buffer segment, in time quanta
 * @param jumpWidth the synchronization jump width, in time quanta; 0 leaves it to the kernel
 * @param prescaler the bit rate prescaler; only reported
 */
public record CanBitTiming(
        long bitrate,
        long samplePoint,
        long timeQuantum,
        long propagationSegment,
        long phaseSegment1,
        long phaseSegment2,
        long jumpWidth,
        long prescaler) {
    static final Layout<CanBitTiming> LAYOUT =
            new Layout<>("struct can_bittiming", "host", 32, CanBitTiming::read, CanBitTiming::write);

    /** Returns the timing of a bit rate, of which the kernel computes the rest. */
    public static CanBitTiming ofBitrate(long bitsPerSecond) {
        return new CanBitTiming(bitsPerSecond, 0, 0, 0, 0, 0, 0, 0);
    }

    private static CanBitTiming read(byte[] bytes, int at) {
        return new CanBitTiming(
                Wire.u32(bytes, at),
                Wire.u32(bytes, at + 4),
                Wire.u32(bytes, at + 8),
                Wire.u32(bytes, at + 12),
                Wire.u32(bytes, at + 16),
                Wire.u32(bytes, at + 20),
                Wire.u32(bytes, at + 24),
                Wire.u32(bytes, at + 28));
    }

    private void write(byte[] bytes, int at) {
        Wire.put32(bytes, at, (int) bitrate);
        Wire.put32(bytes, at + 4, (int) samplePoint);
        Wire.put32(bytes, at + 8, (int) timeQuantum);
        Wire.put32(bytes, at + 12, (int) propagationSegment);
        Wire.put32(bytes, at + 16, (int) phaseSegment1);
        Wire.put32(bytes, at + 20, (int) phaseSegment2);
        Wire.put32(bytes, at + 24, (int) jumpWidth);
        Wire.put32(bytes, at + 28, (int) prescaler);
    }
}
