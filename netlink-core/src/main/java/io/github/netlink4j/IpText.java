package io.github.netlink4j;

import io.github.netlink4j.codec.Text;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Parses and prints IP addresses. IPv4: dotted decimal with four parts. IPv6: parses RFC 4291, prints RFC 5952. */
final class IpText {
    private static final int GROUPS = 8;

    private IpText() {}

    static IpAddress parse(String text) {
        IpAddress address = text.indexOf(':') < 0 ? ipv4(text) : ipv6(text);
        if (address == null) {
            throw new IllegalArgumentException(
                    "not an IP address such as 192.168.0.56 or fd00::1: " + Text.quote(text));
        }
        return address;
    }

    private static @Nullable IpAddress ipv4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return null;
        }
        int bits = 0;
        for (String part : parts) {
            int number = number(part, 10, 3);
            // A leading zero would mean octal to some programs and decimal to others.
            if (number < 0 || number > 255 || part.length() > 1 && part.charAt(0) == '0') {
                return null;
            }
            bits = bits << 8 | number;
        }
        return IpAddress.ipv4(bits);
    }

    private static @Nullable IpAddress ipv6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            int[] groups = groups(text);
            return groups != null && groups.length == GROUPS ? ipv6(groups) : null;
        }
        int[] head = groups(text.substring(0, gap));
        int[] tail = groups(text.substring(gap + 2));
        if (head == null || tail == null || head.length + tail.length >= GROUPS || isDotted(text.substring(0, gap))) {
            return null;
        }
        int[] groups = Arrays.copyOf(head, GROUPS);
        System.arraycopy(tail, 0, groups, GROUPS - tail.length, tail.length);
        return ipv6(groups);
    }

    private static boolean isDotted(String text) {
        return text.indexOf('.') >= 0;
    }

    private static IpAddress ipv6(int[] groups) {
        long high = 0;
        long low = 0;
        for (int i = 0; i < 4; i++) {
            high = high << 16 | groups[i];
            low = low << 16 | groups[i + 4];
        }
        return IpAddress.ipv6(high, low);
    }

    /**
     * Returns the 16-bit groups of a text without "::", of which the last two may be a dotted IPv4 address; null when
     * malformed.
     */
    private static int @Nullable [] groups(String text) {
        if (text.isEmpty()) {
            return new int[0];
        }
        String[] parts = text.split(":", -1);
        int last = parts.length - 1;
        IpAddress dotted = isDotted(parts[last]) ? ipv4(parts[last]) : null;
        if (parts.length > GROUPS || isDotted(parts[last]) && dotted == null) {
            return null;
        }
        int[] groups = new int[dotted == null ? parts.length : parts.length + 1];
        for (int i = 0; i < (dotted == null ? parts.length : last); i++) {
            groups[i] = number(parts[i], 16, 4);
            if (groups[i] < 0) {
                return null;
            }
        }
        if (dotted != null) {
            groups[last] = (int) (dotted.low() >>> 16);
            groups[last + 1] = (int) (dotted.low() & 0xffff);
        }
        return groups;
    }

    /** Returns the value of 1 to {@code maxDigits} ASCII digits, or -1 for any other text. */
    private static int number(String digits, int radix, int maxDigits) {
        if (digits.isEmpty() || digits.length() > maxDigits) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            int digit = c < 128 ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                return -1;
            }
            number = number * radix + digit;
        }
        return number;
    }

    static String format(IpAddress address) {
        if (!address.isIpv6()) {
            return dotted(address.low());
        }
        // RFC 5952 section 5: an IPv4-mapped address is shown with its IPv4 part.
        if (address.high() == 0 && address.low() >>> 32 == 0xffff) {
            return "::ffff:" + dotted(address.low());
        }
        int[] groups = new int[GROUPS];
        for (int i = 0; i < 4; i++) {
            groups[i] = (int) (address.high() >>> 48 - 16 * i) & 0xffff;
            groups[i + 4] = (int) (address.low() >>> 48 - 16 * i) & 0xffff;
        }
        return shorten(groups);
    }

    private static String dotted(long bits) {
        return (bits >>> 24 & 0xff) + "." + (bits >>> 16 & 0xff) + "." + (bits >>> 8 & 0xff) + "." + (bits & 0xff);
    }

    /** Writes "::" for the longest run of at least two zero groups, for the first one when several are equally long. */
    private static String shorten(int[] groups) {
        int gapStart = -1;
        int gapEnd = -1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - i > Math.max(1, gapEnd - gapStart)) {
                gapStart = i;
                gapEnd = end;
            }
            i = Math.max(i, end - 1);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == gapStart) {
                text.append("::");
                i = gapEnd - 1;
            } else {
                text.append(text.length() == 0 || i == gapEnd ? "" : ":").append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }
}
