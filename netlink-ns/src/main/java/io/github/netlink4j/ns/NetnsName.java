package io.github.netlink4j.ns;

import io.github.netlink4j.codec.Text;

/** Checks names of namespaces. A name is a file name: 1 to 255 bytes except NUL and slash, as for {@code ip netns}. */
final class NetnsName {
    private static final int MAX_BYTES = 255;

    private NetnsName() {}

    /**
     * Returns the name if it is valid.
     *
     * @throws IllegalArgumentException when it cannot be the name of a file
     */
    static String check(String name) {
        if (!Text.isEncodable(name)) {
            throw refused(name, "must not contain half of a surrogate pair that represents no byte");
        }
        int length = Text.encode(name).length;
        if (length == 0 || length > MAX_BYTES) {
            throw refused(name, "must have 1 to " + MAX_BYTES + " bytes");
        }
        if (name.equals(".") || name.equals("..") || name.indexOf('/') >= 0) {
            throw refused(name, "must not be \".\" or \"..\" or contain a slash");
        }
        if (name.indexOf('\0') >= 0) {
            throw refused(name, "must not contain a NUL");
        }
        return name;
    }

    private static IllegalArgumentException refused(String name, String rule) {
        return new IllegalArgumentException("the name of a network namespace " + rule + ": " + Text.quote(name));
    }
}
