package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Layout;
import io.github.netlink4j.codec.Wire;

/**
 * Modes of a CAN controller, one bit each. struct can_ctrlmode, CAN_CTRLMODE_*, linux/can/netlink.h.
 *
 * @param mask the modes that are to be changed; when it is reported, all that are fixed or can be changed
 * @param flags the modes that are on
 */
public record CanModes(int mask, int flags) {
    /** Receives its own frames without sending them. */
    public static final int LOOPBACK = 1;
    /** Only listens, and does not acknowledge frames. */
    public static final int LISTEN_ONLY = 2;
    /** Samples each bit three times. */
    public static final int TRIPLE_SAMPLING = 4;
    /** Sends each frame only once. */
    public static final int ONE_SHOT = 8;
    /** Reports errors of the bus. */
    public static final int BERR_REPORTING = 0x10;
    /** CAN FD. */
    public static final int FD = 0x20;
    /** Does not require an acknowledgement of frames that it sends. */
    public static final int PRESUME_ACK = 0x40;
    /** CAN FD as it was before ISO 11898-1. */
    public static final int FD_NON_ISO = 0x80;
    /** Classic frames with a data length code above 8. Linux 5.11. */
    public static final int CC_LEN8_DLC = 0x100;
    /** Computes the transmitter delay compensation of CAN FD. Linux 5.16. */
    public static final int TDC_AUTO = 0x200;
    /** Uses a given transmitter delay compensation for CAN FD. Linux 5.16. */
    public static final int TDC_MANUAL = 0x400;
    /** Restricted operation: sends neither frames nor error flags. Linux 6.19. */
    public static final int RESTRICTED = 0x800;
    /** CAN XL. Linux 6.19. */
    public static final int XL = 0x1000;
    /** Computes the transmitter delay compensation of CAN XL. Linux 6.19. */
    public static final int XL_TDC_AUTO = 0x2000;
    /** Uses a given transmitter delay compensation for CAN XL. Linux 6.19. */
    public static final int XL_TDC_MANUAL = 0x4000;
    /** Switches the transceiver between modes for CAN XL. Linux 6.19. */
    public static final int XL_TMS = 0x8000;

    static final Layout<CanModes> LAYOUT =
            new Layout<>("struct can_ctrlmode", "host", 8, CanModes::read, CanModes::write);

    CanModes then(CanModes later) {
        return new CanModes(mask | later.mask, flags & ~later.mask | later.flags);
    }

    private static CanModes read(byte[] bytes, int at) {
        return new CanModes(Wire.s32(bytes, at), Wire.s32(bytes, at + 4));
    }

    private void write(byte[] bytes, int at) {
        Wire.put32(bytes, at, mask);
        Wire.put32(bytes, at + 4, flags);
    }
}
