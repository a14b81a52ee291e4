package io.github.netlink4j.route.link;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.Str;
import io.github.netlink4j.codec.Text;
import org.jspecify.annotations.Nullable;

/** The name of a link, with the rules that the kernel has for it. dev_valid_name(), net/core/dev.c. */
final class LinkName extends Str {
    /** IFNAMSIZ without the NUL. */
    static final int MAX_BYTES = 15;

    LinkName(AttrSet set, int type, String name) {
        super(set, type, name, MAX_BYTES);
    }

    @Override
    public void check(String value) {
        if (isUsual(value)) {
            return;
        }
        super.check(value);
        String broken = brokenRule(value);
        if (broken != null) {
            throw refused(Text.quote(value), broken);
        }
    }

    /** Whether a link can have this name; else it may still be an alternative name. */
    static boolean isValid(String name) {
        return isUsual(name) || Text.encode(name).length <= MAX_BYTES && brokenRule(name) == null;
    }

    /** Whether it is a name as nearly all are, which no rule forbids: hot path. */
    private static boolean isUsual(String name) {
        int length = name.length();
        if (length == 0 || length > MAX_BYTES || name.equals("all") || name.equals("default")) {
            return false;
        }
        boolean usual = name.charAt(0) != '.';
        for (int i = 0; i < length && usual; i++) {
            char c = name.charAt(i);
            usual = c >= 'a' && c <= 'z'
                    || c >= '0' && c <= '9'
                    || c >= 'A' && c <= 'Z'
                    || c == '-'
                    || c == '_'
                    || c == '.'
                    || c == '@';
        }
        return usual;
    }

    private static @Nullable String brokenRule(String name) {
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            return "must be a name of 1 to 15 bytes, and not \".\" or \"..\"";
        }
        if (name.equals("all") || name.equals("default")) {
            return "must not be one of the names that the kernel uses in its settings";
        }
        for (byte b : Text.encode(name)) {
            if (b == '/' || b == ':' || isSpace(b)) {
                return "must not hold a slash, a colon or white space";
            }
            if (b == '%') {
                return "must not hold a percent sign, which the kernel takes for a pattern";
            }
        }
        return null;
    }

    /** As the kernel's isspace(), which takes bytes for Latin-1. */
    private static boolean isSpace(byte b) {
        return b == ' ' || b >= '\t' && b <= '\r' || b == (byte) 0xa0;
    }
}
