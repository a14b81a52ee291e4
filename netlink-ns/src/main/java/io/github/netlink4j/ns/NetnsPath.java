package io.github.netlink4j.ns;

import io.github.netlink4j.codec.Text;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * Returns the bytes of a path. {@link Path#toString()} decodes them by the locale, and loses those that the locale cannot
 * express; the URI of a path preserves every byte.
 */
final class NetnsPath {
    private NetnsPath() {}

    /** Returns the path, with its bytes decoded by {@link Text}. */
    static String of(Path path) {
        if (path.getFileSystem() != FileSystems.getDefault()) {
            throw new IllegalArgumentException("not a path of the default file system: " + Text.quote(path.toString())
                    + " of " + path.getFileSystem());
        }
        String plain = path.toString();
        boolean ascii = plain.chars().allMatch(c -> c > 0 && c < 0x80 && c != '?');
        return ascii ? plain : decode(path.toUri().getRawPath());
    }

    private static String decode(String uri) {
        byte[] bytes = new byte[uri.length()];
        int length = 0;
        for (int i = 0; i < uri.length(); i++) {
            if (uri.charAt(i) == '%') {
                bytes[length++] = (byte) HexFormat.fromHexDigits(uri, i + 1, i + 3);
                i += 2;
            } else {
                bytes[length++] = (byte) uri.charAt(i);
            }
        }
        return Text.decode(bytes, 0, length);
    }
}
