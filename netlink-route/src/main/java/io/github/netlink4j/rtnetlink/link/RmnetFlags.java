package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Layout;
import io.github.netlink4j.codec.Wire;

/**
 * How packets of an {@link Rmnet} are joined and checked. struct ifla_rmnet_flags, RMNET_FLAGS_*, linux/if_link.h.
 *
 * @param flags the bits that are on
 * @param mask the bits that are to be changed; when it is reported, all
 */
public record RmnetFlags(int flags, int mask) {
    /** Received packets are joined. */
    public static final int INGRESS_DEAGGREGATION = 1;
    /** Commands of the modem are processed. */
    public static final int INGRESS_MAP_COMMANDS = 2;
    /** Received packets have checksums of version 4. */
    public static final int INGRESS_CHECKSUM_V4 = 4;
    /** Sent packets have checksums of version 4. */
    public static final int EGRESS_CHECKSUM_V4 = 8;
    /** Received packets have checksums of version 5. Linux 5.14. */
    public static final int INGRESS_CHECKSUM_V5 = 0x10;
    /** Sent packets have checksums of version 5. Linux 5.14. */
    public static final int EGRESS_CHECKSUM_V5 = 0x20;

    static final Layout<RmnetFlags> LAYOUT =
            new Layout<>("struct ifla_rmnet_flags", "host", 8, RmnetFlags::read, RmnetFlags::write);

    private static RmnetFlags read(byte[] bytes, int at) {
        return new RmnetFlags(Wire.s32(bytes, at), Wire.s32(bytes, at + 4));
    }

    private void write(byte[] bytes, int at) {
        Wire.put32(bytes, at, flags);
        Wire.put32(bytes, at + 4, mask);
    }
}
