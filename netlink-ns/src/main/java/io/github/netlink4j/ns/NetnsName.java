package io.github.netlink4j.ns;

import io.github.netlink4j.codec.Text;

/** Which names namespaces can have. They are file names, and are stricter here than with {@code ip netns}. */
final class NetnsName {
    private static final int MAX_BYTES = 255;

    private NetnsName() {}

    /**
     * The name.
     *
     * @throws IllegalArgumentException when it could not be a file of its own, or would be taken for an option
     */
    static String check(String name) {
        int length = Text.encode(name).length;
        if (length == 0 || length > MAX_BYTES) {
            throw refused(name, "must have 1 to " + MAX_BYTES + " bytes");
        }
        if (name.equals(".") || name.equals("..") || name.indexOf('/') >= 0) {
            throw refused(name, "must not be \".\" or \"..\" or hold a slash");
        }
        if (name.startsWith("-")) {
            throw refused(name, "must not begin with a dash, which programs take for an option");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw refused(name, "must not hold control characters");
        }
        return name;
    }

    private static IllegalArgumentException refused(String name, String rule) {
        return new IllegalArgumentException("the name of a network namespace " + rule + ": " + Text.quote(name));
    }
}
