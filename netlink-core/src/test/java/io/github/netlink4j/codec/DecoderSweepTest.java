package io.github.netlink4j.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.MacAddress;
import io.github.netlink4j.MalformedMessageException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reading any bytes ends soon, with values or with the documented exception. */
class DecoderSweepTest {
    private static final byte[] MESSAGE = Sample.message(w -> {
        w.put(Sample.U8, 1);
        w.put(Sample.U16, 2);
        w.put(Sample.U32, 3);
        w.put(Sample.U64, 4);
        w.put(Sample.BE16, 5);
        w.put(Sample.BE32, 6);
        w.put(Sample.BE64, 7);
        w.put(Sample.BOOL8, true);
        w.put(Sample.BOOL16, true);
        w.put(Sample.BOOL32, true);
        w.put(Sample.FLAG, true);
        w.put(Sample.NAME, "ethä");
        w.put(Sample.TEXT, "text");
        w.put(Sample.MAC, MacAddress.parse("02:00:00:00:00:01"));
        w.put(Sample.IP, IpAddress.parse("10.0.0.1"));
        w.put(Sample.LOCAL, IpAddress.parse("fd00::1"));
        w.put(Sample.RAW, new byte[5]);
        w.put(Sample.PAIR, new Sample.Pair(1, 2));
        w.nest(Sample.NEST);
        w.put(Sample.IN_NUMBER, 5);
        w.nest(Sample.DEEPER);
        w.put(Sample.PORT, 80);
        w.put(Sample.DEEP_NAME, "deep");
        w.end();
        w.end();
        w.nest(Sample.HEADED);
        w.put(Sample.HEADED_NUMBER, 6);
        w.end();
        w.put(Sample.KIND, "red");
        w.nest(Sample.DATA);
        w.put(Sample.RED_ID, 7);
        w.end();
        w.nest(Sample.SELF);
        w.nest(Sample.SELF);
        w.put(Sample.U8, 8);
        w.end();
        w.end();
        w.put(Sample.FAR, 9);
    });

    private static final AttrSet[] SETS = {
        Sample.SET, Sample.INSIDE, Sample.DEEP, Sample.AFTER_HEADER, Sample.RED, Sample.BLUE
    };

    /** Reads everything, by view and by snapshot; returns how many reads failed because of malformed attributes. */
    private static int readEverything(byte[] bytes) {
        int malformed = 0;
        for (boolean indexed : new boolean[] {true, false}) {
            Attributes sample;
            try {
                sample = indexed ? Sample.viewOf(bytes) : new Sample(bytes);
            } catch (MalformedMessageException e) {
                malformed++;
                continue;
            }
            assertThat(sample.toString()).isNotNull();
            for (AttrSet set : SETS) {
                for (Attr attr : set.attributes()) {
                    malformed += read(sample, attr) ? 0 : 1;
                }
            }
        }
        return malformed;
    }

    private static boolean read(Attributes sample, Attr attr) {
        try {
            if (attr instanceof IntAttr key) {
                sample.get(key, 0);
            } else if (attr instanceof LongAttr key) {
                sample.get(key, 0);
            } else if (attr instanceof Bool key) {
                sample.get(key, false);
            } else if (attr instanceof ValueAttr<?> key) {
                sample.get(key);
                sample.forEach(key, value -> {});
            } else if (attr instanceof Nest key) {
                AttrView inside = sample.get(key);
                if (inside != null) {
                    inside.forEachAttribute((type, bytes, at, length) -> {});
                }
            }
            return true;
        } catch (MalformedMessageException e) {
            return false;
        }
    }

    @Test
    @Timeout(30)
    void givenWholeMessage_whenRead_thenNothingIsMalformed() {
        assertThat(readEverything(MESSAGE)).isZero();
    }

    @Test
    @Timeout(30)
    void givenEveryPrefix_whenRead_thenMalformed() {
        for (int length = 0; length < MESSAGE.length; length++) {
            assertThat(readEverything(Arrays.copyOf(MESSAGE, length)))
                    .as("first %d bytes", length)
                    .isPositive();
        }
    }

    @Test
    @Timeout(30)
    void givenEveryPrefixWithItsTrueLength_whenRead_thenValuesOrMalformed() {
        int malformed = 0;
        for (int length = Sample.HEADER; length < MESSAGE.length; length++) {
            byte[] prefix = Arrays.copyOf(MESSAGE, length);
            Wire.put32(prefix, 0, length);
            malformed += readEverything(prefix);
        }
        assertThat(malformed).isPositive();
    }

    @Test
    @Timeout(30)
    void givenEveryBitFlipped_whenRead_thenValuesOrMalformed() {
        int malformed = 0;
        for (int bit = 0; bit < MESSAGE.length * 8; bit++) {
            byte[] flipped = MESSAGE.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            malformed += readEverything(flipped);
        }
        assertThat(malformed).isPositive();
    }

    @Property
    void givenNoise_whenRead_thenValuesOrMalformed(@ForAll @Size(max = 120) byte[] noise) {
        byte[] message = Arrays.copyOf(MESSAGE, Sample.HEADER + noise.length);
        System.arraycopy(noise, 0, message, Sample.HEADER, noise.length);
        Wire.put32(message, 0, message.length);

        assertThat(readEverything(message)).isNotNegative();
    }

    @Property
    void givenMessageWithSomeBytesReplaced_whenRead_thenValuesOrMalformed(
            @ForAll @Size(min = 1, max = 6) int[] places) {
        byte[] message = MESSAGE.clone();
        for (int place : places) {
            message[Math.floorMod(place, message.length)] = (byte) (place >> 24);
        }

        assertThat(readEverything(message)).isNotNegative();
    }

    /** F32, H43: an attribute in an attribute, ten thousand times. */
    @Test
    @Timeout(30)
    void givenTenThousandNests_whenReadAndPrinted_thenEndsSoon() {
        int depth = 10_000;
        ByteBuffer nests = ByteBuffer.allocate(depth * 4).order(ByteOrder.nativeOrder());
        for (int i = 0; i < depth; i++) {
            nests.putShort((short) ((depth - i) * 4)).putShort((short) Sample.SELF.type());
        }

        Sample sample = Sample.of(nests.array());

        assertThat(readEverything(sample.toBytes())).isZero();
        assertThat(sample.toString())
                .startsWith("S_SELF {S_SELF {")
                .contains("0x")
                .endsWith("}");
    }

    @Test
    @Timeout(30)
    void givenManyEmptyAttributes_whenReadAndPrinted_thenEndsSoon() {
        ByteBuffer attributes = ByteBuffer.allocate(250_000 * 4).order(ByteOrder.nativeOrder());
        for (int i = 0; i < 250_000; i++) {
            attributes.putShort((short) 4).putShort((short) (i % 30));
        }

        assertThat(readEverything(Sample.of(attributes.array()).toBytes())).isPositive();
    }

    @Test
    @Timeout(30)
    void givenImpossibleLengths_whenWrapped_thenMalformedWithTheLengths() {
        byte[] tooLong = MESSAGE.clone();
        Wire.put32(tooLong, 0, MESSAGE.length + 1);
        byte[] negative = MESSAGE.clone();
        Wire.put32(negative, 0, -1);

        assertThatThrownBy(() -> new Sample(tooLong))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessage("a message of sample claims " + (MESSAGE.length + 1) + " bytes where 20 to "
                        + MESSAGE.length + " are possible");
        assertThatThrownBy(() -> new Sample(negative))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("claims 4294967295 bytes");
        assertThatThrownBy(() -> new Sample(new byte[3]))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("claims 3 bytes");
    }
}
