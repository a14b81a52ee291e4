package io.github.netlink4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelVersionTest {
    @ParameterizedTest
    @CsvSource({
        "6.5, 6.5, 0",
        "6.5.3, 6.5, 0",
        "6, 6.18, 0",
        "6.10, 6.9, 1",
        "5.15.0, 6.1, -1",
        "6.1.176, 6.1.20, 1",
        "0, 6.1, -1"
    })
    void givenTwoVersions_whenCompared_thenAsFarAsBothAreGiven(String one, String other, int expected) {
        int order = KernelVersion.parse(one).compareTo(KernelVersion.parse(other));

        assertThat(order).isEqualTo(expected);
    }

    @Test
    void givenRunningKernel_whenAsked_thenItsNumbersOnly() {
        assertThat(KernelVersion.running().toString()).matches("[0-9.]+[0-9]");
        assertThat(System.getProperty("os.version"))
                .startsWith(KernelVersion.running().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "six", "6.", "6.5-rc1", "v6.5", "6..5"})
    void givenNoVersion_whenParsed_thenRefused(String text) {
        assertThatThrownBy(() -> KernelVersion.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no version of a kernel, such as 6.5: \"" + text + "\"");
    }
}
