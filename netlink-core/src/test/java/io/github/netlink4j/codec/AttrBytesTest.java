package io.github.netlink4j.codec;

import static io.github.netlink4j.codec.Sample.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.MacAddress;
import io.github.netlink4j.MalformedMessageException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type of attribute, byte by byte: the bytes that are written, and the value that they are read as. */
class AttrBytesTest {
    private static final MacAddress ETHERNET = MacAddress.parse("02:42:ac:11:00:02");

    static Stream<Arguments> table() {
        return Stream.of(
                row("[0005][0001] fe 000000", w -> w.put(Sample.U8, 0xfe), s -> s.get(Sample.U8, 0), 0xfe),
                row("[0006][0002][fedc] 0000", w -> w.put(Sample.U16, 0xfedc), s -> s.get(Sample.U16, 0), 0xfedc),
                row(
                        "[0008][0003][fedcba98]",
                        w -> w.put(Sample.U32, 0xfedcba98L),
                        s -> s.get(Sample.U32, 0),
                        0xfedcba98L),
                row(
                        "[000c][0004][fedcba9876543210]",
                        w -> w.put(Sample.U64, 0xfedcba9876543210L),
                        s -> s.get(Sample.U64, 0),
                        0xfedcba9876543210L),
                row("[0008][0005][fffffffe]", w -> w.put(Sample.S32, -2), s -> s.get(Sample.S32, 0), -2),
                row("[000c][0006][fffffffffffffffe]", w -> w.put(Sample.S64, -2), s -> s.get(Sample.S64, 0), -2L),
                row("[0006][0007] 12b5 0000", w -> w.put(Sample.BE16, 4789), s -> s.get(Sample.BE16, 0), 4789),
                row(
                        "[0008][0008] fedcba98",
                        w -> w.put(Sample.BE32, 0xfedcba98L),
                        s -> s.get(Sample.BE32, 0),
                        0xfedcba98L),
                row(
                        "[000c][0009] fedcba9876543210",
                        w -> w.put(Sample.BE64, 0xfedcba9876543210L),
                        s -> s.get(Sample.BE64, 0),
                        0xfedcba9876543210L),
                row("[0005][000a] 01 000000", w -> w.put(Sample.BOOL8, true), s -> s.get(Sample.BOOL8, false), true),
                row("[0005][000a] 00 000000", w -> w.put(Sample.BOOL8, false), s -> s.get(Sample.BOOL8, true), false),
                row("[0006][000b][0001] 0000", w -> w.put(Sample.BOOL16, true), s -> s.get(Sample.BOOL16, false), true),
                row("[0008][000c][00000001]", w -> w.put(Sample.BOOL32, true), s -> s.get(Sample.BOOL32, false), true),
                row("[0004][000d]", w -> w.put(Sample.FLAG, true), s -> s.get(Sample.FLAG, false), true),
                row("[0009][000e] 6574683000 000000", w -> w.put(Sample.NAME, "eth0"), s -> s.get(Sample.NAME), "eth0"),
                row("[0005][000e] 00 000000", w -> w.put(Sample.NAME, ""), s -> s.get(Sample.NAME), ""),
                row("[0008][000f] 65746830", w -> w.put(Sample.TEXT, "eth0"), s -> s.get(Sample.TEXT), "eth0"),
                row(
                        "[000a][0010] 0242ac110002 0000",
                        w -> w.put(Sample.MAC, ETHERNET),
                        s -> s.get(Sample.MAC),
                        ETHERNET),
                row(
                        "[0008][0011] c0a80038",
                        w -> w.put(Sample.IP, IpAddress.parse("192.168.0.56")),
                        s -> s.get(Sample.IP),
                        IpAddress.parse("192.168.0.56")),
                row(
                        "[0014][0011] fd000000000000000000000000000001",
                        w -> w.put(Sample.IP, IpAddress.parse("fd00::1")),
                        s -> s.get(Sample.IP),
                        IpAddress.parse("fd00::1")),
                row(
                        "[0008][0012] 0a000001",
                        w -> w.put(Sample.LOCAL, IpAddress.parse("10.0.0.1")),
                        s -> s.get(Sample.LOCAL),
                        IpAddress.parse("10.0.0.1")),
                row(
                        "[0014][0013] fd000000000000000000000000000001",
                        w -> w.put(Sample.LOCAL, IpAddress.parse("fd00::1")),
                        s -> s.get(Sample.LOCAL),
                        IpAddress.parse("fd00::1")),
                row(
                        "[0007][0014] 00ff80 00",
                        w -> w.put(Sample.RAW, hex("00ff80")),
                        s -> s.get(Sample.RAW),
                        hex("00ff80")),
                row(
                        "[000a][0015][01020304] 12b5 0000",
                        w -> w.put(Sample.PAIR, new Sample.Pair(0x01020304, 4789)),
                        s -> s.get(Sample.PAIR),
                        new Sample.Pair(0x01020304, 4789)),
                row("[0006][012c][0007] 0000", w -> w.put(Sample.FAR, 7), s -> s.get(Sample.FAR, 0), 7));
    }

    private static Arguments row(
            String bytes, Consumer<MessageWriter> write, Function<Sample, Object> read, Object value) {
        return arguments(bytes, write, read, value);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("H40: each attribute has the byte order of the kernel")
    @MethodSource("table")
    void givenValue_whenWritten_thenTheseBytes(
            String bytes, Consumer<MessageWriter> write, Function<Sample, Object> read, Object value) {
        assertThat(Sample.attributes(write)).isEqualTo(hex(bytes));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void givenBytes_whenRead_thenThisValue(
            String bytes, Consumer<MessageWriter> write, Function<Sample, Object> read, Object value) {
        Sample snapshot = Sample.of(hex(bytes));
        Sample view = Sample.viewOf(snapshot.toBytes());

        assertThat(read.apply(snapshot)).isEqualTo(value);
        assertThat(read.apply(view)).isEqualTo(value);
    }

    @Test
    void givenNothing_whenRead_thenAbsentIsTheDefaultOfTheCaller() {
        Sample empty = Sample.of(new byte[0]);

        assertThat(empty.get(Sample.U16, -1)).isEqualTo(-1);
        assertThat(empty.get(Sample.U64, -1)).isEqualTo(-1);
        assertThat(empty.get(Sample.BOOL8, true)).isTrue();
        assertThat(empty.get(Sample.NAME)).isNull();
        assertThat(empty.get(Sample.NAME, "none")).isEqualTo("none");
        assertThat(empty.get(Sample.NEST)).isNull();
        assertThat(empty.has(Sample.FLAG)).isFalse();
    }

    /** The kernel reports empty link-layer addresses of links that have none. */
    @Test
    void givenEmptyAddresses_whenRead_thenAbsent() {
        Sample empty = Sample.of(hex("[0004][0010] [0004][0011]"));

        assertThat(empty.get(Sample.MAC)).isNull();
        assertThat(empty.get(Sample.IP)).isNull();
        empty.forEach(Sample.MAC, mac -> fail("an empty address"));
    }

    @ParameterizedTest
    @CsvSource({
        "[0004][0001], S_U8 has 0 bytes and u8 needs 1",
        "[0005][0002] 00000000, S_U16 has 1 bytes and u16 needs 2",
        "[0007][0003] 00000000, S_U32 has 3 bytes and u32 needs 4",
        "[0008][0004] 00000000, S_U64 has 4 bytes and u64 needs 8",
        "[0007][0005] 00000000, S_S32 has 3 bytes and s32 needs 4",
        "[0008][0006] 00000000, S_S64 has 4 bytes and s64 needs 8",
        "[0005][0007] 00000000, S_BE16 has 1 bytes and be16 needs 2",
        "[0007][0008] 00000000, S_BE32 has 3 bytes and be32 needs 4",
        "[0008][0009] 00000000, S_BE64 has 4 bytes and be64 needs 8",
        "[0004][000a], S_BOOL8 has 0 bytes and bool8 needs 1",
        "[0004][000b], S_BOOL16 has 0 bytes and bool16 needs 2",
        "[0006][000c] 00000000, S_BOOL32 has 2 bytes and bool32 needs 4",
        "[0007][0011] 00000000, S_IP has 3 bytes and ip needs 4",
        "[0009][0015] 0000000000000000, S_PAIR has 5 bytes and struct pair needs 6"
    })
    void givenTooFewBytes_whenRead_thenMalformedWithNameAndLengths(String bytes, String message) {
        Sample sample = Sample.of(hex(bytes));
        Attr attr = Sample.SET.attribute(Wire.u16(sample.toBytes(), Sample.HEADER + 2));

        assertThatThrownBy(() -> readAny(sample, attr))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessage(message.replace("bytes and", "bytes, and"));
    }

    private static Object readAny(Sample sample, Attr attr) {
        if (attr instanceof IntAttr number) {
            return sample.get(number, 0);
        } else if (attr instanceof LongAttr number) {
            return sample.get(number, 0);
        } else if (attr instanceof Bool bool) {
            return sample.get(bool, false);
        }
        return sample.get((ValueAttr<?>) attr);
    }

    @Test
    void givenMoreBytesThanTheTypeHas_whenRead_thenTheFirstOnesCount() {
        assertThat(Sample.of(hex("[000c][0003][00000007] ffffffff")).get(Sample.U32, 0))
                .isEqualTo(7);
        assertThat(Sample.of(hex("[000c][0008] 00000007 ffffffff")).get(Sample.BE32, 0))
                .isEqualTo(7);
        assertThat(Sample.of(hex("[0010][0015][00000007] 0009 aaaa ffffffff")).get(Sample.PAIR))
                .isEqualTo(new Sample.Pair(7, 9));
        assertThat(Sample.of(hex("[000c][0011] 0a000001 ffffffff")).get(Sample.IP))
                .hasToString("10.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({
        "[0005][000d] 01000000, true",
        "[0005][000d] 00000000, false",
        "[0005][000c] 01000000, true",
        "[0005][000b] 00000000, false"
    })
    void givenOnOffInAnotherWidth_whenRead_thenUnderstood(String bytes, boolean value) {
        Sample sample = Sample.of(hex(bytes));
        Bool attr = (Bool) Sample.SET.attribute(Wire.u16(sample.toBytes(), Sample.HEADER + 2));

        assertThat(sample.get(attr, !value)).isEqualTo(value);
    }

    @Test
    void givenTextWithoutNul_whenRead_thenItEndsWithTheAttribute() {
        assertThat(Sample.of(hex("[0007][000e] 616263 ff")).get(Sample.NAME)).isEqualTo("abc");
        assertThat(Sample.of(hex("[000a][000e] 616200636465 0000")).get(Sample.NAME))
                .isEqualTo("ab");
    }

    @ParameterizedTest
    @CsvSource({"8001", "4001", "c001"})
    void givenNestedOrByteOrderBit_whenRead_thenMasked(String type) {
        byte[] attributes = hex("[0005][" + type + "] 07000000");

        assertThat(Sample.of(attributes).get(Sample.U8, 0)).isEqualTo(7);
        assertThat(Sample.viewOf(Sample.of(attributes).toBytes()).get(Sample.U8, 0))
                .isEqualTo(7);
    }
}
