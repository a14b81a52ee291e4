package io.github.netlink4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Any bytes are converted to a string and to the same bytes again. */
class TextTest {
    private static String decode(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return Text.decode(bytes, 0, bytes.length);
    }

    @Property
    void givenAnyBytesButNul_whenDecodedAndEncoded_thenTheSame(@ForAll @Size(max = 24) byte[] any) {
        byte[] bytes = withoutNul(any);

        assertThat(Text.encode(Text.decode(bytes, 0, bytes.length))).isEqualTo(bytes);
    }

    /** Most random bytes are nothing like UTF-8; these are almost valid. */
    @Property
    void givenDamagedUtf8_whenDecodedAndEncoded_thenTheSame(
            @ForAll @Size(max = 8) int[] codePoints, @ForAll @Size(max = 3) int[] flips) {
        StringBuilder text = new StringBuilder();
        for (int codePoint : codePoints) {
            text.appendCodePoint(Math.floorMod(codePoint, 0x11_0000));
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        for (int flip : flips) {
            if (bytes.length > 0) {
                bytes[Math.floorMod(flip, bytes.length)] ^= (byte) (1 << (flip & 7));
            }
        }
        byte[] damaged = withoutNul(bytes);

        assertThat(Text.encode(Text.decode(damaged, 0, damaged.length))).isEqualTo(damaged);
    }

    private static byte[] withoutNul(byte[] bytes) {
        byte[] copy = bytes.clone();
        for (int i = 0; i < copy.length; i++) {
            copy[i] = copy[i] == 0 ? 1 : copy[i];
        }
        return copy;
    }

    @Test
    void givenEveryPairOfBytes_whenDecodedAndEncoded_thenTheSame() {
        for (int pair = 0; pair < 0x1_0000; pair++) {
            byte[] bytes = {(byte) (pair >> 8), (byte) pair};
            if (bytes[0] != 0 && bytes[1] != 0) {
                assertThat(Text.encode(Text.decode(bytes, 0, 2))).isEqualTo(bytes);
            }
        }
    }

    @Test
    void givenEveryThreeBytesOfALongCharacter_whenDecodedAndEncoded_thenTheSame() {
        for (int tail = 0; tail < 0x1_0000; tail++) {
            for (int first : new int[] {0xe0, 0xe1, 0xed, 0xef, 0xf0, 0xf4}) {
                byte[] bytes = {(byte) first, (byte) (tail >> 8), (byte) tail, (byte) 0x80, 'a'};
                if (bytes[1] != 0 && bytes[2] != 0) {
                    assertThat(Text.encode(Text.decode(bytes, 0, 5))).isEqualTo(bytes);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "65746830, eth0",
        "c3a4, ä",
        "f09f9880, \ud83d\ude00",
        "61ff62, a\udcffb",
        "c080, \udcc0\udc80",
        "eda080, \udced\udca0\udc80",
        "f4908080, \udcf4\udc90\udc80\udc80",
        "f09f9880ff, \ud83d\ude00\udcff",
        "efbfbd, \ufffd"
    })
    void givenBytes_whenDecoded_thenUtf8OrEscapes(String hex, String text) {
        assertThat(decode(hex)).isEqualTo(text);
    }

    @Test
    void givenNul_whenDecoded_thenTextEndsThere() {
        assertThat(decode("6162006364")).isEqualTo("ab");
        assertThat(decode("00")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "eth0, '\"eth0\"'",
        "1b5b33316d, '\"\\u001b[31m\"'",
        "610a62, '\"a\\u000ab\"'",
        "7f, '\"\\u007f\"'",
        "c285, '\"\\u0085\"'",
        "22, '\"\\\"\"'",
        "5c, '\"\\\\\"'",
        "61ff, '\"a\\xff\"'",
        "e280ae, '\"\\u202e\"'",
        "e280a8, '\"\\u2028\"'",
        "c3a4, '\"ä\"'"
    })
    void givenText_whenQuoted_thenSafeToPrint(String hex, String quoted) {
        String text = hex.equals("eth0") ? hex : decode(hex);

        assertThat(Text.quote(text)).isEqualTo(quoted);
    }

    @Test
    void givenHiddenCharacterBeyondSixteenBits_whenQuoted_thenEscaped() {
        assertThat(Text.quote(Character.toString(0xe0041))).isEqualTo("\"\\udb40\\udc41\"");
        assertThat(Text.quote(Character.toString(0x1f600))).isEqualTo("\"\ud83d\ude00\"");
    }
}
