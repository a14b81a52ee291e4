package io.github.netlink4j;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's own limits for an attribute (NL_POLICY_TYPE_ATTR_*, linux/netlink.h). Linux 5.10. A limit that the kernel
 * does not report is null.
 *
 * @param type the attribute's type (enum netlink_attribute_type), 0 when not reported
 * @param minValue smallest permitted value
 * @param maxValue largest permitted value
 * @param minLength minimum length in bytes
 * @param maxLength maximum length in bytes
 * @param mask permitted bits
 */
public record PolicyLimits(
        int type,
        @Nullable BigInteger minValue,
        @Nullable BigInteger maxValue,
        @Nullable Long minLength,
        @Nullable Long maxLength,
        @Nullable Long mask) {

    /** Returns the limits as a phrase, such as {@code 0 to 16777215} or {@code at most 15 bytes}; empty when there are none. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        range(text, minValue, maxValue, "");
        range(text, minLength, maxLength, " bytes");
        if (mask != null) {
            text.append(text.length() == 0 ? "" : ", ").append("bits of 0x").append(Long.toHexString(mask));
        }
        return text.toString();
    }

    private static void range(StringBuilder text, @Nullable Object min, @Nullable Object max, String unit) {
        if (min == null && max == null) {
            return;
        }
        text.append(text.length() == 0 ? "" : ", ");
        if (max == null) {
            text.append("at least ").append(min);
        } else if (min == null) {
            text.append("at most ").append(max);
        } else {
            text.append(min).append(" to ").append(max);
        }
        text.append(unit);
    }
}
