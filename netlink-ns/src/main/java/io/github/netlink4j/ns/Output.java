package io.github.netlink4j.ns;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The output of a program so far, up to a limit. */
final class Output {
    private final int limit;
    private byte[] bytes = new byte[8192];
    private int length;

    Output(int limit) {
        this.limit = limit;
    }

    /** Adds what the pipe has read, and returns whether it was within the limit. */
    boolean add(OutputPipe pipe, int count) {
        if (count > limit - length) {
            return false;
        }
        if (count > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(limit, Math.max(2L * bytes.length, length + count)));
        }
        pipe.copy(bytes, length, count);
        length += count;
        return true;
    }

    /** Returns the whole output, decoded as UTF-8; other bytes are replaced. */
    String text() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** Returns the end of the output, for an error message. */
    String end(int most) {
        int from = Math.max(0, length - most);
        return new String(bytes, from, length - from, StandardCharsets.UTF_8);
    }
}
