package io.github.netlink4j.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Names as the kernel has them: bytes, usually UTF-8, but any byte but NUL is legal in many of them.
 *
 * <p>Bytes that are not UTF-8 become lone surrogates U+DC80 to U+DCFF and turn back into the same bytes, so that every
 * name survives the way into a {@link String} and back, and two names are equal only if their bytes are.
 */
public final class Text {
    private static final int ESCAPE_BASE = 0xdc00;
    /** The smallest character that UTF-8 writes in so many bytes. */
    private static final int[] SMALLEST_OF_LENGTH = {0, 0, 0x80, 0x800, 0x10000};

    /** Names of files and alias names of links have 255 bytes at most; nothing that exists is shown in part. */
    private static final int LONGEST_NAME = 255;

    private static final HexFormat HEX = HexFormat.of();

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
            int codePoint = codePointAt(bytes, i, end);
            if (codePoint < 0) {
                text.append((char) (ESCAPE_BASE | bytes[i] & 0xff));
                i++;
            } else {
                text.appendCodePoint(codePoint);
                i += sequenceLength(bytes[i]);
            }
        }
        return text.toString();
    }

    /** The UTF-8 character at a position, -1 when there is none. */
    private static int codePointAt(byte[] bytes, int at, int end) {
        int length = sequenceLength(bytes[at]);
        if (length == 0 || length > end - at) {
            return -1;
        }
        // The first byte has, below the bits that tell the length, the highest bits of the character.
        int codePoint = length == 1 ? bytes[at] : bytes[at] & 0x7f >> length;
        for (int i = at + 1; i < at + length; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                return -1;
            }
            codePoint = codePoint << 6 | bytes[i] & 0x3f;
        }
        boolean shortest = codePoint >= SMALLEST_OF_LENGTH[length];
        return shortest && codePoint <= Character.MAX_CODE_POINT && !isSurrogate(codePoint) ? codePoint : -1;
    }

    /** How many bytes a UTF-8 character has that begins with this one, 0 when none begins so. */
    private static int sequenceLength(byte first) {
        return first >= 0
                ? 1
                : switch (first >> 4) {
                    case -4, -3 -> 2;
                    case -2 -> 3;
                    case -1 -> first < (byte) 0xf8 ? 4 : 0;
                    default -> 0;
                };
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
    public static boolean isEncodable(String text) {
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

    /** Returns the text as it is when that is safe to print, else as {@link #quote(String)} does. */
    public static String quoteIfNeeded(String text) {
        String quoted = quote(text);
        return quoted.length() == text.length() + 2 ? text : quoted;
    }

    /**
     * Returns the text in quotes, safe to print: control characters, quotes and bytes that are not UTF-8 are escaped. Of a text
     * that is longer than the names of the kernel, the beginning is shown, and how many characters follow.
     */
    public static String quote(String text) {
        return quote(text, LONGEST_NAME);
    }

    /**
     * Returns the text in quotes as {@link #quote(String)} does.
     *
     * @param most how many characters of the text are shown
     */
    public static String quote(String text, int most) {
        int end = Math.min(text.length(), most);
        StringBuilder quoted = new StringBuilder(end + 2).append('"');
        for (int i = 0; i < end; ) {
            int codePoint = text.codePointAt(i);
            if (isEscape(text, i)) {
                HEX.toHexDigits(quoted.append("\\x"), (byte) codePoint);
            } else if (codePoint == '"' || codePoint == '\\') {
                quoted.append('\\').appendCodePoint(codePoint);
            } else if (isInvisible(codePoint)) {
                for (int at = i; at < i + Character.charCount(codePoint); at++) {
                    HEX.toHexDigits(quoted.append("\\u"), (byte) (text.charAt(at) >> 8));
                    HEX.toHexDigits(quoted, (byte) text.charAt(at));
                }
            } else {
                quoted.appendCodePoint(codePoint);
            }
            i += Character.charCount(codePoint);
        }
        quoted.append('"');
        if (end < text.length()) {
            quoted.append(" and ").append(text.length() - end).append(" more characters");
        }
        return quoted.toString();
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
