package io.github.netlink4j.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Names as the kernel has them: bytes, usually UTF-8, but any byte but NUL is legal in many of them.
 *
 * <p>Bytes that are not UTF-8 become lone surrogates U+DC80 to U+DCFF and turn back into the same bytes, so that every
 * name survives the way into a {@link String} and back, and two names are equal only if their bytes are.
 */
public final class Text {
    private static final int ESCAPE_BASE = 0xdc00;

    private Text() {}

    /** The text of some bytes, up to the first NUL if there is one. */
    public static String decode(byte[] bytes, int at, int length) {
        int end = at;
        boolean ascii = true;
        while (end < at + length && bytes[end] != 0) {
            ascii &= bytes[end] > 0;
            end++;
        }
        if (ascii) {
            return new String(bytes, at, end - at, StandardCharsets.ISO_8859_1);
        }
        String text = new String(bytes, at, end - at, StandardCharsets.UTF_8);
        boolean lossless = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(bytes, at, end));
        return lossless ? text : decodeLossless(bytes, at, end);
    }

    private static String decodeLossless(byte[] bytes, int at, int end) {
        StringBuilder text = new StringBuilder(end - at);
        for (int i = at; i < end; ) {
            int length = sequenceLength(bytes, i, end);
            if (length == 0) {
                text.append((char) (ESCAPE_BASE | bytes[i] & 0xff));
                i++;
            } else {
                text.append(new String(bytes, i, length, StandardCharsets.UTF_8));
                i += length;
            }
        }
        return text.toString();
    }

    /** How many bytes the UTF-8 character at a position has, 0 when there is none. */
    private static int sequenceLength(byte[] bytes, int at, int end) {
        int first = bytes[at] & 0xff;
        int length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
        if (length == 0 || at + length > end) {
            return 0;
        }
        String one = new String(bytes, at, length, StandardCharsets.UTF_8);
        return Arrays.equals(one.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(bytes, at, at + length))
                ? length
                : 0;
    }

    // Hot path: nearly all names are ASCII, and of those no array is made.

    /** Writes the bytes of a text that is ASCII; stops and answers false where it is not. */
    static boolean encodeAscii(String text, byte[] into, int at) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return false;
            }
            into[at + i] = (byte) c;
        }
        return true;
    }

    /** How many bytes a text has, without a NUL at the end. */
    static int length(String text) {
        return isAscii(text) ? text.length() : encode(text).length;
    }

    /** Writes the bytes of a text where there is room for {@link #length} of them. */
    static void encode(String text, byte[] into, int at) {
        byte[] bytes = encode(text);
        System.arraycopy(bytes, 0, into, at, bytes.length);
    }

    /** Whether it is ASCII without NUL, of which nothing need be said but its length. */
    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || c >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** The bytes of a text, without a NUL at the end. */
    public static byte[] encode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return hasEscapes(text) ? encodeEscapes(text) : bytes;
    }

    private static boolean hasEscapes(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isEscape(text, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEscape(String text, int i) {
        char c = text.charAt(i);
        return c >= ESCAPE_BASE + 0x80
                && c <= ESCAPE_BASE + 0xff
                && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }

    private static byte[] encodeEscapes(String text) {
        byte[] bytes = new byte[text.length() * 4];
        int length = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            if (isEscape(text, i)) {
                bytes[length++] = (byte) codePoint;
            } else {
                byte[] one = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
                System.arraycopy(one, 0, bytes, length, one.length);
                length += one.length;
            }
            i += Character.charCount(codePoint);
        }
        return Arrays.copyOf(bytes, length);
    }

    /** Whether the text has bytes: not when it holds half of a pair of surrogates that stands for no byte. */
    static boolean isEncodable(String text) {
        if (isAscii(text)) {
            return true;
        }
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            if (isSurrogate(codePoint) && !isEscape(text, i)) {
                return false;
            }
            i += Character.charCount(codePoint);
        }
        return true;
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** The text in quotes, safe to print: control characters, quotes and bytes that are not UTF-8 are escaped. */
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            if (isEscape(text, i)) {
                quoted.append(String.format("\\x%02x", codePoint & 0xff));
            } else if (codePoint == '"' || codePoint == '\\') {
                quoted.append('\\').appendCodePoint(codePoint);
            } else if (isInvisible(codePoint)) {
                for (char c : Character.toChars(codePoint)) {
                    quoted.append(String.format("\\u%04x", (int) c));
                }
            } else {
                quoted.appendCodePoint(codePoint);
            }
            i += Character.charCount(codePoint);
        }
        return quoted.append('"').toString();
    }

    /** Controls, separators of lines, halves of characters, and the marks that reorder or hide what a terminal shows. */
    private static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
