package io.github.netlink4j.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.MacAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** For every type of attribute: a value that is written is read again, at any offset in an array. */
class AttrPropertyTest {
    private static void roundTrip(Consumer<MessageWriter> write, Function<Sample, Object> read, Object value) {
        byte[] message = Sample.message(write);
        assertThat(read.apply(new Sample(message))).isEqualTo(value);
        for (int offset = 0; offset < 4; offset++) {
            byte[] moved = new byte[offset + message.length];
            System.arraycopy(message, 0, moved, offset, message.length);
            Sample view = new Sample();
            view.wrap(moved, offset);
            assertThat(read.apply(view)).isEqualTo(value);
        }
    }

    @Property
    void givenU8_whenWritten_thenReadAgain(@ForAll @IntRange(max = 0xff) int value) {
        roundTrip(w -> w.put(Sample.U8, value), s -> s.get(Sample.U8, -1), value);
    }

    @Property
    void givenU16_whenWritten_thenReadAgain(@ForAll @IntRange(max = 0xffff) int value) {
        roundTrip(w -> w.put(Sample.U16, value), s -> s.get(Sample.U16, -1), value);
        roundTrip(w -> w.put(Sample.BE16, value), s -> s.get(Sample.BE16, -1), value);
    }

    @Property
    void givenU32_whenWritten_thenReadAgain(@ForAll @LongRange(max = 0xffff_ffffL) long value) {
        roundTrip(w -> w.put(Sample.U32, value), s -> s.get(Sample.U32, -1), value);
        roundTrip(w -> w.put(Sample.BE32, value), s -> s.get(Sample.BE32, -1), value);
    }

    @Property
    void givenS32_whenWritten_thenReadAgain(@ForAll int value) {
        roundTrip(w -> w.put(Sample.S32, value), s -> s.get(Sample.S32, ~value), value);
    }

    @Property
    void givenSixtyFourBits_whenWritten_thenReadAgain(@ForAll long value) {
        roundTrip(w -> w.put(Sample.U64, value), s -> s.get(Sample.U64, ~value), value);
        roundTrip(w -> w.put(Sample.S64, value), s -> s.get(Sample.S64, ~value), value);
        roundTrip(w -> w.put(Sample.BE64, value), s -> s.get(Sample.BE64, ~value), value);
    }

    @Property(tries = 4)
    void givenOnOrOff_whenWritten_thenReadAgain(@ForAll boolean value) {
        roundTrip(w -> w.put(Sample.BOOL8, value), s -> s.get(Sample.BOOL8, !value), value);
        roundTrip(w -> w.put(Sample.BOOL16, value), s -> s.get(Sample.BOOL16, !value), value);
        roundTrip(w -> w.put(Sample.BOOL32, value), s -> s.get(Sample.BOOL32, !value), value);
    }

    @Property
    void givenName_whenWritten_thenReadAgain(@ForAll @Size(max = 15) byte[] bytes) {
        String value = Text.decode(bytes, 0, bytes.length);

        roundTrip(w -> w.put(Sample.NAME, value), s -> s.get(Sample.NAME), value);
    }

    @Property
    void givenMac_whenWritten_thenReadAgain(@ForAll @Size(min = 1, max = 32) byte[] bytes) {
        MacAddress value = MacAddress.of(bytes);

        roundTrip(w -> w.put(Sample.MAC, value), s -> s.get(Sample.MAC), value);
    }

    @Property
    void givenAddress_whenWritten_thenReadAgain(@ForAll boolean ipv6, @ForAll long high, @ForAll long low) {
        IpAddress value = ipv6 ? IpAddress.ipv6(high, low) : IpAddress.ipv4((int) low);

        roundTrip(w -> w.put(Sample.IP, value), s -> s.get(Sample.IP), value);
        roundTrip(w -> w.put(Sample.LOCAL, value), s -> s.get(Sample.LOCAL), value);
    }

    @Property
    void givenBytes_whenWritten_thenReadAgain(@ForAll @Size(max = 100) byte[] value) {
        roundTrip(w -> w.put(Sample.RAW, value), s -> s.get(Sample.RAW), value);
    }

    @Property
    void givenStructure_whenWritten_thenReadAgain(
            @ForAll @LongRange(max = 0xffff_ffffL) long host, @ForAll @IntRange(max = 0xffff) int network) {
        Sample.Pair value = new Sample.Pair(host, network);

        roundTrip(w -> w.put(Sample.PAIR, value), s -> s.get(Sample.PAIR), value);
    }

    @Property
    void givenInt_whenOutOfRange_thenRefusedByName(@ForAll int value) {
        for (IntAttr key : new IntAttr[] {Sample.U8, Sample.U16, Sample.BE16}) {
            if (value >= 0 && value <= key.max()) {
                assertThat(key.check(value)).isEqualTo(value);
            } else {
                assertThatThrownBy(() -> Sample.message(w -> w.put(key, value)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage(key.kernelName() + " must be 0 to " + key.max() + ": " + value);
                assertThatThrownBy(() -> new Sample.Spec().set(key, value)).hasMessageContaining(key.kernelName());
            }
        }
    }

    @Property
    void givenLong_whenOutOfRange_thenRefusedByPath(@ForAll long value) {
        for (LongAttr key : new LongAttr[] {Sample.U32, Sample.BE32}) {
            if (value >= 0 && value <= 0xffff_ffffL) {
                assertThat(key.check(value)).isEqualTo(value);
            } else {
                assertThatThrownBy(() -> Sample.message(w -> w.put(key, value)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage(key.kernelName() + " must be 0 to 4294967295: " + value);
            }
        }
        if (value < 0 || value > 0xff_ffff) {
            assertThatThrownBy(() -> new Sample.Spec().set(Sample.RED_ID, value))
                    .hasMessage("S_DATA > RED_ID must be 0 to 16777215: " + value);
        }
    }

    @Property
    void givenLongName_whenSet_thenRefused(@ForAll @StringLength(min = 16, max = 40) String value) {
        assertThatThrownBy(() -> new Sample.Spec().set(Sample.NAME, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("S_NAME ");
    }

    /** H34, H35: also unknown and repeated attributes, and the flags for nests and byte order. */
    @Property
    void givenAnyAttributes_whenWritten_thenAllAreReadInTheirOrderAndKeptByteByByte(
            @ForAll @Size(max = 12) List<@IntRange(max = 0xffff) Integer> types,
            @ForAll @Size(min = 12, max = 12) List<@Size(max = 9) byte[]> values) {
        List<String> written = new ArrayList<>();

        byte[] message = Sample.message(writer -> {
            for (int i = 0; i < types.size(); i++) {
                writer.putRaw(Sample.SET, types.get(i), values.get(i));
                written.add((types.get(i) & Wire.TYPE_MASK) + Arrays.toString(values.get(i)));
            }
        });

        Sample sample = new Sample(message);
        List<String> read = new ArrayList<>();
        sample.forEachAttribute((type, bytes, at, length) ->
                read.add(type + Arrays.toString(Arrays.copyOfRange(bytes, at, at + length))));
        assertThat(read).isEqualTo(written);
        assertThat(sample.toBytes()).isEqualTo(Arrays.copyOf(message, Wire.s32(message, 0)));
    }
}
