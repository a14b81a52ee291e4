package io.github.netlink4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.codec.MessageView;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What kernels have sent is read in the same way by all ways, and written again byte by byte. */
class CaptureTest {
    private static Map<String, String> differences(String about) {
        Differences differences = new Differences();
        Rewriter rewriter = new Rewriter();
        MessageView view = Decodings.view(about);
        MessageView again = Decodings.view(about);
        for (byte[] message : Captures.all(about)) {
            view.wrap(message, 0);
            again.wrap(rewriter.rewrite(view), 0);
            differences.compare(view, again);
        }
        return differences.found();
    }

    @ParameterizedTest
    @ValueSource(strings = {"link", "address", "route"})
    void givenMessagesOfThreeKernels_whenRead_thenAllWaysAgree(String about) {
        Decoding<?> decoding = Decodings.of(about);
        List<byte[]> messages = Captures.all(about);

        assertThat(messages).hasSizeGreaterThan(50).allMatch(decoding::checkThoroughly);
    }

    /** H35: kernels flag some nests that have no attributes declared. Texts end with a NUL, which we need not send. */
    @Test
    void givenLinks_whenWrittenAgainByKeyAndValue_thenTheSameBytesButForFlagsAndNul() {
        assertThat(differences("link"))
                .containsOnlyKeys(
                        "IFLA_DEVLINK_PORT (type)",
                        "IFLA_DPLL_PIN (type)",
                        "IFLA_IFALIAS",
                        "IFLA_LINKINFO > IFLA_INFO_KIND",
                        "IFLA_LINKINFO > IFLA_INFO_SLAVE_KIND");
    }

    @Test
    void givenAddresses_whenWrittenAgainByKeyAndValue_thenTheSameBytes() {
        assertThat(differences("address")).isEmpty();
    }

    /** Newer encapsulations insist on a flag that kernels do not set themselves. */
    @Test
    void givenRoutes_whenWrittenAgainByKeyAndValue_thenTheSameBytesButForAFlagAndNul() {
        assertThat(differences("route")).containsOnlyKeys("RTA_ENCAP (type)", "RTA_METRICS > RTAX_CC_ALGO");
    }
}
