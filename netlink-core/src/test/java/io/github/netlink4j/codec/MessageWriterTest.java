package io.github.netlink4j.codec;

import static io.github.netlink4j.codec.Sample.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageWriterTest {
    private final MessageWriter writer = new MessageWriter();

    private byte[] written() {
        return Arrays.copyOf(writer.bytes(), writer.length());
    }

    @Test
    void givenHeaderAndAttribute_whenFinished_thenTheseBytes() {
        writer.begin(Sample.TYPE, 0x0605, 0x01020304);
        writer.header8(0, 0xab);
        writer.header16(2, 0x1234);
        writer.put(Sample.U8, 7);
        writer.finish();

        assertThat(written())
                .isEqualTo(hex("[0000001c][004d][0605][01020304] 00000000 ab00 [1234] [0005][0001] 07000000"));
    }

    @Test
    void givenTwoMessages_whenFinished_thenTheSecondBeginsAligned() {
        writer.begin(Sample.TYPE, 0, 1);
        writer.finish();
        writer.begin(Sample.TYPE, 0, 2);
        writer.header32(0, 9);
        writer.finish();

        assertThat(written())
                .isEqualTo(hex("[00000014][004d][0000][00000001] 00000000 00000000"
                        + "[00000014][004d][0000][00000002] 00000000 [00000009]"));
    }

    @Test
    void givenAbandonedMessage_whenNextIsWritten_thenTheFirstStays() {
        writer.begin(Sample.TYPE, 0, 1);
        writer.finish();
        writer.begin(Sample.TYPE, 0, 2);
        writer.nest(Sample.NEST);
        writer.abandon();

        assertThat(writer.length()).isEqualTo(20);
        writer.finish();
        assertThat(Wire.s32(writer.bytes(), 8)).isEqualTo(1);
    }

    @Test
    void givenNests_whenEnded_thenLengthsCoverWhatIsInside() {
        byte[] attributes = Sample.attributes(w -> {
            w.nest(Sample.NEST);
            w.put(Sample.IN_NUMBER, 5);
            w.nest(Sample.DEEPER);
            w.put(Sample.PORT, 80);
            w.end();
            w.end();
            w.nest(Sample.FLAGGED);
            w.end();
            w.nest(Sample.HEADED);
            w.nestHeader32(4, 3);
            w.put(Sample.HEADED_NUMBER, 1);
            w.end();
        });

        assertThat(attributes)
                .isEqualTo(hex("[0018][0016] [0008][0001][00000005] [000c][0002] [0006][0001] 0050 0000"
                        + "[0004][8017]"
                        + "[0014][0018] 00000000 [00000003] [0008][0001][00000001]"));
    }

    @Test
    void givenReusedWriter_whenPadded_thenPaddingIsZero() {
        writer.begin(Sample.TYPE, 0, 1);
        writer.put(Sample.RAW, hex("ffffffffffffffff"));
        writer.finish();
        writer.clear();
        writer.begin(Sample.TYPE, 0, 1);
        writer.put(Sample.U8, 1);
        writer.put(Sample.NAME, "a");
        writer.finish();

        assertThat(Arrays.copyOfRange(written(), Sample.HEADER, writer.length()))
                .isEqualTo(hex("[0005][0001] 01000000 [0006][000e] 61000000"));
    }

    @Test
    void givenLargestAttribute_whenWritten_thenReadAgain() {
        byte[] value = new byte[65_531];
        value[65_530] = 1;

        Sample sample = new Sample(Sample.message(w -> w.put(Sample.RAW, value)));

        assertThat(sample.get(Sample.RAW)).isEqualTo(value);
        assertThat(new Sample(Sample.message(w -> w.putRaw(Sample.SET, 20, value))).get(Sample.RAW))
                .isEqualTo(value);
    }

    @Test
    void givenTooLargeAttribute_whenWritten_thenRefusedByName() {
        assertThatThrownBy(() -> Sample.message(w -> w.put(Sample.RAW, new byte[65_532])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("S_RAW must fit an attribute of 65535 bytes with its header: 65532 bytes");
        assertThatThrownBy(() -> Sample.message(w -> w.putRaw(Sample.SET, 20, new byte[65_532])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("S_RAW");
    }

    @Test
    @DisplayName("H7: the length of a nest has sixteen bits")
    void givenNestThatGrowsTooLarge_whenEnded_thenRefusedByPath() {
        assertThatThrownBy(() -> Sample.message(w -> {
                    w.nest(Sample.NEST);
                    w.nest(Sample.DEEPER);
                    for (int i = 0; i < 70; i++) {
                        w.putRaw(Sample.DEEP, 9, new byte[1000]);
                    }
                    w.end();
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("S_NEST > IN_DEEPER takes at most 65535 bytes: 70284");
    }

    @Test
    void givenRequestBeyondAMegabyte_whenWritten_thenRefused() {
        assertThatThrownBy(() -> Sample.message(w -> {
                    for (int i = 0; i < 20; i++) {
                        w.put(Sample.RAW, new byte[60_000]);
                    }
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a request takes at most 1048576 bytes");
    }

    @Test
    void givenSixteenNests_whenOneMoreIsBegun_thenRefused() {
        writer.begin(Sample.TYPE, 0, 1);
        for (int i = 0; i < 16; i++) {
            writer.nest(Sample.SELF);
        }

        assertThatThrownBy(() -> writer.nest(Sample.SELF)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void givenNestsOutOfStep_whenFinishedOrEnded_thenRefused() {
        writer.begin(Sample.TYPE, 0, 1);
        writer.nest(Sample.NEST);

        assertThatThrownBy(writer::finish)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("S_NEST was begun and not ended");
        writer.end();
        assertThatThrownBy(writer::end)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no nest was begun");
        assertThatThrownBy(() -> writer.nestHeader32(0, 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void givenFlagThatIsOff_whenWritten_thenRefused() {
        assertThatThrownBy(() -> Sample.message(w -> w.put(Sample.FLAG, false)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("S_FLAG can only be switched on; leave it out instead: false");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0x1_0000, Integer.MAX_VALUE})
    void givenNumberBeyondSixteenBits_whenWrittenRaw_thenRefused(int type) {
        assertThatThrownBy(() -> Sample.message(w -> w.putRaw(Sample.SET, type, new byte[1])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has number " + type);
    }

    @Test
    void givenReserve_whenFilled_thenPadded() {
        byte[] attributes = Sample.attributes(w -> {
            int at = w.reserve(5);
            w.bytes()[at + 4] = 9;
            w.put(Sample.FLAG, true);
        });

        assertThat(attributes).isEqualTo(hex("00000000 09000000 [0004][000d]"));
    }
}
