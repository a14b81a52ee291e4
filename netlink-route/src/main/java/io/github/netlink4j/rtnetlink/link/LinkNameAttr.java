package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.Str;
import io.github.netlink4j.codec.Text;
import org.jspecify.annotations.Nullable;

/** The name of a link, checked by the rules of the kernel. dev_valid_name(), net/core/dev.c. */
final class LinkNameAttr extends Str {
    /** IFNAMSIZ without the NUL. */
    static final int MAX_BYTES = 15;

    private static final boolean[] USUAL = new boolean[0x80];

    static {
        for (char c = 0; c < USUAL.length; c++) {
            USUAL[c] = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || "-_.@".indexOf(c) >= 0;
        }
    }

    LinkNameAttr(AttrSet set, int type, String name) {
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

    /** Returns whether a link can have this name; otherwise it may still be an alternative name. */
    static boolean isValid(String name) {
        return isUsual(name) || Text.encode(name).length <= MAX_BYTES && brokenRule(name) == null;
    }

    /** Returns whether no rule can forbid the name, which is true of nearly all names: hot path. */
    private static boolean isUsual(String name) {
        int length = name.length();
        if (length == 0 || length > MAX_BYTES || name.charAt(0) == '.') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = name.charAt(i);
            if (c >= USUAL.length || !USUAL[c]) {
                return false;
            }
        }
        return !isReserved(name);
    }

    /** Returns whether the kernel has a directory of settings with this name. */
    private static boolean isReserved(String name) {
        return name.equals("all") || name.equals("default");
    }

    private static @Nullable String brokenRule(String name) {
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            return "must be a name of 1 to 15 bytes, and not \".\" or \"..\"";
        }
        if (isReserved(name)) {
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

    /** Returns the same as the kernel's isspace(), which treats bytes as Latin-1. */
    private static boolean isSpace(byte b) {
        return b == ' ' || b >= '\t' && b <= '\r' || b == (byte) 0xa0;
    }
}
