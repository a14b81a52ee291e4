package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Layout;
import io.github.netlink4j.codec.Wire;

/** The error counters of a CAN controller. struct can_berr_counter, linux/can/netlink.h. */
public record CanErrors(int transmit, int receive) {
    static final Layout<CanErrors> LAYOUT =
            new Layout<>("struct can_berr_counter", "host", 4, CanErrors::read, CanErrors::write);

    private static CanErrors read(byte[] bytes, int at) {
        return new CanErrors(Wire.u16(bytes, at), Wire.u16(bytes, at + 2));
    }

    private void write(byte[] bytes, int at) {
        Wire.put16(bytes, at, transmit);
        Wire.put16(bytes, at + 2, receive);
    }
}
