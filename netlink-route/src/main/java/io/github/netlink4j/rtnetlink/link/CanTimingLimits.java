package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Layout;
import io.github.netlink4j.codec.Text;
import io.github.netlink4j.codec.Wire;

/**
 * What a CAN controller supports of {@link CanBitTiming}, in time quanta. struct can_bittiming_const,
 * linux/can/netlink.h.
 *
 * @param name the controller
 * @param segment1Min the least of propagation segment and first phase buffer segment together
 * @param segment1Max the most of propagation segment and first phase buffer segment together
 * @param segment2Min the least of the second phase buffer segment
 * @param segment2Max the most of the second phase buffer segment
 * @param jumpWidthMax the most of the synchronization jump width
 * @param prescalerMin the least of the prescaler
 * @param prescalerMax the most of the prescaler
 * @param prescalerStep the difference between two values of the prescaler
 */
public record CanTimingLimits(
        String name,
        long segment1Min,
        long segment1Max,
        long segment2Min,
        long segment2Max,
        long jumpWidthMax,
        long prescalerMin,
        long prescalerMax,
        long prescalerStep) {
    private static final int NAME_BYTES = 16;

    static final Layout<CanTimingLimits> LAYOUT =
            new Layout<>("struct can_bittiming_const", "host", 48, CanTimingLimits::read, CanTimingLimits::write);

    private static CanTimingLimits read(byte[] bytes, int at) {
        int length = 0;
        while (length < NAME_BYTES && bytes[at + length] != 0) {
            length++;
        }
        return new CanTimingLimits(
                Text.decode(bytes, at, length),
                Wire.u32(bytes, at + 16),
                Wire.u32(bytes, at + 20),
                Wire.u32(bytes, at + 24),
                Wire.u32(bytes, at + 28),
                Wire.u32(bytes, at + 32),
                Wire.u32(bytes, at + 36),
                Wire.u32(bytes, at + 40),
                Wire.u32(bytes, at + 44));
    }

    private void write(byte[] bytes, int at) {
        byte[] encoded = Text.encode(name);
        System.arraycopy(encoded, 0, bytes, at, Math.min(encoded.length, NAME_BYTES));
        Wire.put32(bytes, at + 16, (int) segment1Min);
        Wire.put32(bytes, at + 20, (int) segment1Max);
        Wire.put32(bytes, at + 24, (int) segment2Min);
        Wire.put32(bytes, at + 28, (int) segment2Max);
        Wire.put32(bytes, at + 32, (int) jumpWidthMax);
        Wire.put32(bytes, at + 36, (int) prescalerMin);
        Wire.put32(bytes, at + 40, (int) prescalerMax);
        Wire.put32(bytes, at + 44, (int) prescalerStep);
    }

    /** Returns the name of the controller and its limits. */
    @Override
    public String toString() {
        return Text.quote(name) + " tseg1 " + segment1Min + ".." + segment1Max + " tseg2 " + segment2Min + ".."
                + segment2Max + " sjw 1.." + jumpWidthMax + " brp " + prescalerMin + ".." + prescalerMax + " brp_inc "
                + prescalerStep;
    }
}
