package io.github.netlink4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.testing.Garbage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The allocation for invalid UTF-8; a fuzzer found that it was a thousand times the length. */
class TextAllocationTest {
    private static byte[] everySecondByteWrong() {
        byte[] bytes = new byte[1000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i % 2 == 0 ? 'a' : 0xff);
        }
        return bytes;
    }

    @Test
    @DisplayName("H43: one invalid byte allocated a string for every character")
    void givenWrongBytes_whenDecoded_thenGarbageIsAFewTimesTheirLength() {
        byte[] bytes = everySecondByteWrong();

        long garbage = Garbage.fewestBytes(10, 10, () -> Text.decode(bytes, 0, bytes.length));

        assertThat(garbage).isLessThan(20L * bytes.length);
    }

    @Test
    @DisplayName("H43: a formatter was allocated for every invalid byte")
    void givenWrongBytes_whenQuoted_thenGarbageIsAFewTimesTheirLength() {
        byte[] bytes = everySecondByteWrong();
        String text = Text.decode(bytes, 0, bytes.length);

        long garbage = Garbage.fewestBytes(10, 10, () -> Text.quote(text));

        assertThat(garbage).isLessThan(20L * bytes.length);
    }
}
