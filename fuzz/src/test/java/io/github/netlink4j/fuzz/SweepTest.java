package io.github.netlink4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.AttrView;
import io.github.netlink4j.codec.Attributes;
import io.github.netlink4j.codec.IntAttr;
import io.github.netlink4j.codec.LongAttr;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.Nest;
import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import io.github.netlink4j.testing.Bytes;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages of kernels, truncated at every byte, extended, and with repeated or flagged attributes. */
class SweepTest {
    private static final int LONGER = 16;

    static List<RtObjectType<?, ?, ?>> types() {
        return Types.all();
    }

    /** Returns one attribute of every type and length that any kernel has sent, except nests, by path and length. */
    private static Map<String, AttrView> attributes(RtObjectType<?, ?, ?> type) {
        Map<String, AttrView> all = new LinkedHashMap<>();
        MessageView view = type.newView();
        for (byte[] message : Captures.all(type.name())) {
            view.wrap(message.clone(), 0);
            collect(view, all);
        }
        return all;
    }

    private static void collect(Attributes around, Map<String, AttrView> all) {
        around.forEachAttribute((type, bytes, at, length) -> {
            AttrSet set = around.set();
            Attr key = set.attribute(type);
            AttrView inside = key instanceof Nest nest ? around.get(nest) : null;
            if (inside != null) {
                collect(inside, all);
            } else if (key != null && !(key instanceof Nest)) {
                byte[] alone = Arrays.copyOfRange(bytes, at - Wire.ATTR_HEADER, at + length);
                all.putIfAbsent(key.path() + " of " + length, new AttrView(set, alone, 0, alone.length));
            }
        });
    }

    private static byte[] value(AttrView alone) {
        byte[][] value = new byte[1][];
        alone.forEachAttribute((type, bytes, at, length) -> value[0] = Arrays.copyOfRange(bytes, at, at + length));
        return value[0];
    }

    /** Returns the number of the attribute, which for an IPv6 address may differ from that of its key. */
    private static int type(AttrView alone) {
        int[] number = new int[1];
        alone.forEachAttribute((type, bytes, at, length) -> number[0] = type);
        return number[0];
    }

    private static Attr key(AttrView alone) {
        return alone.set().attribute(type(alone));
    }

    private static AttrView ofLength(Attr key, byte[] value, int length) {
        byte[] bytes = Bytes.of().attr(key.type(), Arrays.copyOf(value, length)).toArray();
        return new AttrView(key.set(), bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @MethodSource("types")
    @DisplayName("H37, H36: shorter is absent or malformed, longer has the same beginning")
    void givenEveryAttribute_whenCutAndLengthened_thenNothingElseIsThrown(RtObjectType<?, ?, ?> type) {
        attributes(type).forEach((what, alone) -> {
            Attr key = key(alone);
            byte[] value = value(alone);
            Object whole = Values.read(alone, key);
            assertThat(whole).as(what).isNotNull().isNotSameAs(Values.MALFORMED);
            for (int length = 0; length <= value.length + LONGER; length++) {
                AttrView cut = ofLength(key, value, length);
                Object read = Values.read(cut, key);
                assertThat(cut.toString()).as("%s, %d bytes", what, length).startsWith(key.kernelName());
                if (key instanceof IntAttr || key instanceof LongAttr) {
                    assertThat(read)
                            .as("%s, %d bytes", what, length)
                            .isEqualTo(length < value.length ? Values.MALFORMED : whole);
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("types")
    @DisplayName("H34: of a number that stands twice the last counts, and both are kept")
    void givenEveryAttribute_whenItFollowsAnother_thenTheLastCounts(RtObjectType<?, ?, ?> type) {
        attributes(type).forEach((what, alone) -> {
            Attr key = key(alone);
            byte[] value = value(alone);
            byte[] other = value.clone();
            for (int i = 0; i < other.length; i++) {
                other[i] ^= 1;
            }
            byte[] both =
                    Bytes.of().attr(key.type(), other).attr(key.type(), value).toArray();
            AttrView twice = new AttrView(key.set(), both, 0, both.length);

            int[] count = new int[1];
            twice.forEachAttribute((number, bytes, at, length) -> count[0]++);
            assertThat(Values.agree(Values.read(twice, key), Values.read(alone, key)))
                    .as(what)
                    .isTrue();
            assertThat(count[0]).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @MethodSource("types")
    @DisplayName("H35: the bits for nests and byte order mean nothing")
    void givenEveryAttribute_whenFlagged_thenReadAsWithout(RtObjectType<?, ?, ?> type) {
        attributes(type).forEach((what, alone) -> {
            Attr key = key(alone);
            for (int flags : new int[] {0x8000, 0x4000, 0xc000}) {
                byte[] flagged =
                        Bytes.of().attr(type(alone) | flags, value(alone)).toArray();
                AttrView view = new AttrView(key.set(), flagged, 0, flagged.length);
                assertThat(view).hasToString(alone.toString());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("types")
    @DisplayName("H38: up to three bytes behind the last attribute are padding, wherever the message ends")
    void givenEveryMessage_whenItEndsUnaligned_thenReadAsBefore(RtObjectType<?, ?, ?> type) {
        MessageView view = type.newView();
        for (byte[] message : Captures.all(type.name())) {
            view.wrap(message, 0);
            String text = view.toString();
            for (int tail = 1; tail < Wire.ATTR_HEADER; tail++) {
                byte[] longer = Seeds.ofTrueLength(Arrays.copyOf(message, message.length + tail));
                view.wrap(longer, 0);
                assertThat(view).hasToString(text);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    @DisplayName("F25 to F29: every message cut at every byte, with a length that says so, and with the old one")
    void givenEveryMessage_whenCutAtEveryByte_thenAllWaysAgreeOrMalformed(RtObjectType<?, ?, ?> type) {
        Decoding<?> decoding = Decodings.of(type);
        int malformed = 0;
        for (byte[] message : Captures.of("linux-7.3", type.name())) {
            for (int length = 0; length < Math.min(message.length, 1500); length++) {
                byte[] cut = Arrays.copyOf(message, length);
                decoding.check(cut.clone());
                if (!decoding.check(Seeds.ofTrueLength(cut))) {
                    malformed++;
                }
            }
        }
        assertThat(malformed).isPositive();
    }
}
