package io.github.netlink4j.testing;

import io.github.netlink4j.Errno;
import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.socket.Datagram;
import java.nio.ByteOrder;
import java.util.HexFormat;

/**
 * The text format of recordings. A line states an event, and the lines below it contain the bytes, at most 16 on each line;
 * every message begins a new line. Text after # is a comment.
 */
final class RecordingText {
    static final String TITLE = "netlink recording 1";
    static final String SENT = "sent";
    static final String SEND_FAILED = "send failed";
    static final String RECEIVED = "received";
    static final String RECEIVE_FAILED = "receive failed";
    static final String TIMED_OUT = "timed out";
    static final String DROPS = "drops";

    /** The identifier of the socket's own namespace. */
    static final int HERE = -1;

    private static final int BYTES_PER_LINE = 16;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private RecordingText() {}

    static String header(int port) {
        return TITLE + ", port " + Integer.toUnsignedString(port) + ", " + order() + "\n# Linux "
                + System.getProperty("os.version") + " " + System.getProperty("os.arch") + "\n";
    }

    /** Returns the byte order of this machine. */
    static String order() {
        return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? "little endian" : "big endian";
    }

    static String sent(byte[] bytes, int length) {
        return "\n" + SENT + "\n" + messages(bytes, length);
    }

    static String sendFailed(int errno) {
        return failed(SEND_FAILED, errno);
    }

    static String received(Datagram datagram) {
        String namespace = datagram.namespaceId() == HERE ? "" : ", namespace " + datagram.namespaceId();
        String length = datagram.isTruncated() ? ", true length " + datagram.trueLength() : "";
        return "\n" + RECEIVED + " from " + Integer.toUnsignedString(datagram.senderPort()) + ", groups "
                + Integer.toUnsignedString(datagram.group()) + namespace + length + "\n"
                + messages(datagram.bytes(), datagram.length());
    }

    static String receiveFailed(int errno) {
        return failed(RECEIVE_FAILED, errno);
    }

    private static String failed(String what, int errno) {
        return "\n" + what + " " + errno + " # " + Errno.describe(errno) + "\n";
    }

    static String timedOut() {
        return "\n" + TIMED_OUT + "\n";
    }

    static String drops(long messages) {
        return "\n" + DROPS + " " + messages + "\n";
    }

    static String messages(byte[] bytes, int length) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < length; ) {
            int end = end(bytes, at, length);
            if (end - at >= Wire.HEADER) {
                text.append("# type ").append(Wire.u16(bytes, at + 4));
                text.append(", flags 0x").append(Integer.toHexString(Wire.u16(bytes, at + 6)));
                text.append(", sequence ").append(Wire.u32(bytes, at + 8));
                text.append(", port ").append(Wire.u32(bytes, at + 12)).append('\n');
            }
            append(text, bytes, at, end);
            at = end;
        }
        return text.toString();
    }

    /** Returns the end of a message, including its padding; the end of the datagram when its length is invalid. */
    static int end(byte[] bytes, int at, int length) {
        long claimed = length - at < Wire.HEADER ? 0 : Wire.u32(bytes, at);
        return claimed < Wire.HEADER || claimed > length - at
                ? length
                : Math.min(length, at + Wire.align((int) claimed));
    }

    private static void append(StringBuilder text, byte[] bytes, int from, int to) {
        for (int at = from; at < to; at += BYTES_PER_LINE) {
            int end = Math.min(to, at + BYTES_PER_LINE);
            text.append(HEX.formatHex(bytes, at, end));
            text.append("   ".repeat(BYTES_PER_LINE - (end - at))).append(" # ");
            for (int i = at; i < end; i++) {
                text.append(bytes[i] > ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
            }
            text.append('\n');
        }
    }
}
