package io.github.netlink4j.ns;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a program has written so far, up to a limit. */
final class Output {
    private final int limit;
    private byte[] bytes = new byte[8192];
    private int length;

    Output(int limit) {
        this.limit = limit;
    }

    /** Adds what the pipe has read, unless that is more than the limit; returns whether it was added. */
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

    /** All of it; what is not UTF-8 is replaced. */
    String text() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** The last part of it, for an error message. */
    String end(int most) {
        int from = Math.max(0, length - most);
        return new String(bytes, from, length - from, StandardCharsets.UTF_8);
    }
}
