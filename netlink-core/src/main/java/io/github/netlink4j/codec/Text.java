package io.github.netlink4j.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/**
 * Converts between the kernel's names and strings, without loss. Names are usually UTF-8, but most of them may contain any byte
 * but NUL.
 *
 * <p>A byte that is not part of valid UTF-8 becomes a lone surrogate, U+DC80 to U+DCFF, which is converted back into the same
 * byte. So two strings are equal exactly when the bytes of the names are.
 */
public final class Text {
    private static final int ESCAPE_BASE = 0xdc00;
    /** By length in bytes, the smallest code point that UTF-8 encodes so; a smaller one would be an overlong encoding. */
    private static final int[] SMALLEST_OF_LENGTH = {0, 0, 0x80, 0x800, 0x10000};

    /** Names of files and aliases of links have at most 255 bytes, so no existing name is truncated. */
    private static final int LONGEST_NAME = 255;

    /** The length of a line after which no further part of a list is printed. */
    private static final int LINE = 120;

    private static final HexFormat HEX = HexFormat.of();

    private Text() {}

    /** Returns the text of these bytes, up to the first NUL if there is one. */
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

    /** Returns the code point of the valid UTF-8 sequence at an offset, -1 when there is none. */
    private static int codePointAt(byte[] bytes, int at, int end) {
        int length = sequenceLength(bytes[at]);
        if (length == 0 || length > end - at) {
            return -1;
        }
        // The first byte has the bits that encode the length, and below these the highest bits of the code point.
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

    /** Returns the length of a UTF-8 sequence by its first byte, 0 when no sequence begins with that byte. */
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

    // Hot path: nearly all names are ASCII, for which no array is allocated.

    /** Writes the bytes of an ASCII text; stops and returns false at the first character that is not ASCII. */
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

    /** Returns the length of a text in bytes, without a NUL at the end. */
    static int length(String text) {
        return isAscii(text) ? text.length() : encode(text).length;
    }

    /** Writes the {@link #length} bytes of a text. */
    static void encode(String text, byte[] into, int at) {
        byte[] bytes = encode(text);
        System.arraycopy(bytes, 0, into, at, bytes.length);
    }

    /** Returns whether a text is ASCII without NUL, so that only its length remains to be checked. */
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

    /** Returns the bytes of a text, without a NUL at the end. */
    public static byte[] encode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return hasEscapes(text) ? encodeEscapes(text) : bytes;
    }

    static byte[][] encode(List<String> texts) {
        return texts.stream().map(Text::encode).toArray(byte[][]::new);
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

    /** Returns whether a text can be encoded: not when it has a lone surrogate outside U+DC80 to U+DCFF. */
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

    /** Returns the text unchanged when it is safe to print, else the result of {@link #quote(String)}. */
    public static String quoteIfNeeded(String text) {
        String quoted = quote(text);
        return quoted.length() == text.length() + 2 ? text : quoted;
    }

    /**
     * Returns the text in quotes, safe to print: control characters, quotes and bytes that are not UTF-8 are escaped. A text of
     * more than 255 characters, which no name in the kernel has, is truncated, and the number of missing characters is
     * appended.
     */
    public static String quote(String text) {
        return quote(text, LONGEST_NAME);
    }

    /**
     * Returns the text in quotes as {@link #quote(String)} does, truncated to another length.
     *
     * @param most maximum number of characters
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

    /**
     * Returns whether a character is a control, a line separator, a lone surrogate, or a format character, by which a terminal
     * reorders or hides text.
     */
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

    /** Returns a range of numbers, {@code 10-20}, or {@code 10} when it is only one. */
    public static String range(long first, long last) {
        return first == last ? Long.toString(first) : first + "-" + last;
    }

    /**
     * Appends a list to a line, which it ends, once it is longer than 120 characters, with how many more there are.
     *
     * @param title what precedes the list; nothing is appended when it is empty
     */
    public static <P> void appendList(StringBuilder line, String title, List<P> parts, Function<P, String> format) {
        int shown = 0;
        while (shown < parts.size() && line.length() < LINE) {
            line.append(shown == 0 ? title : ", ").append(format.apply(parts.get(shown)));
            shown++;
        }
        if (shown < parts.size()) {
            line.append(" and ").append(parts.size() - shown).append(" more");
        }
    }
}
