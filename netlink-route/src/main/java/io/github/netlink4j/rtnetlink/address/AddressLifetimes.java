package io.github.netlink4j.rtnetlink.address;

import io.github.netlink4j.codec.Layout;
import io.github.netlink4j.codec.Wire;

/**
 * How long an address stays, in seconds from now on. struct ifa_cacheinfo, linux/if_addr.h.
 *
 * @param preferred how long it is used for new connections; {@link #FOREVER} for no end
 * @param valid how long it exists; {@link #FOREVER} for no end
 * @param created when it was added, in 1/100 s since the machine started; reported only
 * @param updated when it was last changed, in 1/100 s since the machine started; reported only
 */
public record AddressLifetimes(long preferred, long valid, long created, long updated) {
    /** No end. */
    public static final long FOREVER = 0xffff_ffffL;

    static final int PREFERRED_OFFSET = 0;
    static final int VALID_OFFSET = 4;

    static final Layout<AddressLifetimes> LAYOUT =
            new Layout<>("struct ifa_cacheinfo", "host", 16, AddressLifetimes::read, AddressLifetimes::write);

    private static AddressLifetimes read(byte[] bytes, int at) {
        return new AddressLifetimes(
                Wire.u32(bytes, at + PREFERRED_OFFSET),
                Wire.u32(bytes, at + VALID_OFFSET),
                Wire.u32(bytes, at + 8),
                Wire.u32(bytes, at + 12));
    }

    private void write(byte[] bytes, int at) {
        Wire.put32(bytes, at + PREFERRED_OFFSET, (int) preferred);
        Wire.put32(bytes, at + VALID_OFFSET, (int) valid);
        Wire.put32(bytes, at + 8, (int) created);
        Wire.put32(bytes, at + 12, (int) updated);
    }

    @Override
    public String toString() {
        return "preferred " + text(preferred) + " valid " + text(valid) + " created " + created + " updated " + updated;
    }

    private static String text(long seconds) {
        return seconds == FOREVER ? "forever" : seconds + " s";
    }
}
