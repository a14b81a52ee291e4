package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.codec.Text;

/** The key of a tunnel as text. */
final class TunnelKey {
    private TunnelKey() {}

    /**
     * Returns a key that is written as {@code ip} accepts it: a number, or four numbers with dots.
     *
     * @throws IllegalArgumentException when it is neither, or too large
     */
    static long parse(String text) {
        try {
            long key = text.indexOf('.') < 0
                    ? Long.decode(text)
                    : IpAddress.parse(text).low();
            if (key >= 0 && key <= 0xffff_ffffL) {
                return key;
            }
        } catch (NumberFormatException e) {
            // Refused below, in the same words.
        }
        throw new IllegalArgumentException(
                "the key of a tunnel must be a number below 2^32, or four with dots: " + Text.quote(text));
    }
}
