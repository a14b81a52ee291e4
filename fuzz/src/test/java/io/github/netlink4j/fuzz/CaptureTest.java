package io.github.netlink4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages of kernels are decoded with the same result in every way, and written again byte by byte. */
class CaptureTest {
    // H35: kernels flag some nests that have no attributes declared, and newer encapsulations require a flag that
    // kernels
    // themselves do not set. Strings end with a NUL, which need not be sent. Counters that fit are sent in four bytes.
    private static final Map<String, Set<String>> DIFFERENT = Map.of(
            "link",
            Set.of(
                    "IFLA_DEVLINK_PORT (type)",
                    "IFLA_DPLL_PIN (type)",
                    "IFLA_IFALIAS",
                    "IFLA_LINKINFO > IFLA_INFO_KIND",
                    "IFLA_LINKINFO > IFLA_INFO_SLAVE_KIND"),
            "nexthop",
            Set.of(
                    "NHA_ENCAP (type)",
                    "NHA_GROUP_STATS > NHA_GROUP_STATS_ENTRY > NHA_GROUP_STATS_ENTRY_PACKETS",
                    "NHA_GROUP_STATS > NHA_GROUP_STATS_ENTRY > NHA_GROUP_STATS_ENTRY_PACKETS_HW"),
            "route",
            Set.of("RTA_ENCAP (type)", "RTA_METRICS > RTAX_CC_ALGO"));

    static List<RtObjectType<?, ?, ?>> types() {
        return Types.captured();
    }

    @Test
    void givenObjectTypes_whenComparedWithCaptures_thenOfEachThereAreMessages() {
        assertThat(Types.captured()).extracting(RtObjectType::name).isEqualTo(Captures.objects());
        assertThat(Types.captured()).containsAll(Types.all());
    }

    @ParameterizedTest
    @MethodSource("types")
    void givenMessagesOfKernels_whenRead_thenAllWaysAgree(RtObjectType<?, ?, ?> type) {
        Decoding<?> decoding = Decodings.of(type);
        List<byte[]> messages = Captures.all(type.name());

        assertThat(messages).hasSizeGreaterThan(20).allMatch(decoding::checkThoroughly);
    }

    @ParameterizedTest
    @MethodSource("types")
    @DisplayName("H35: written again by key and value, only flags and NULs are different")
    void givenMessagesOfKernels_whenWrittenAgainByKeyAndValue_thenTheSameBytesButForFlagsAndNul(
            RtObjectType<?, ?, ?> type) {
        Differences differences = new Differences();
        Rewriter rewriter = new Rewriter();
        MessageView view = type.newView();
        MessageView again = type.newView();
        for (byte[] message : Captures.all(type.name())) {
            view.wrap(message, 0);
            again.wrap(rewriter.rewrite(view), 0);
            differences.compare(view, again);
        }

        assertThat(differences.found().keySet()).isEqualTo(DIFFERENT.getOrDefault(type.name(), Set.of()));
    }
}
