package io.github.netlink4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelDifferenceTest {
    @ParameterizedTest
    @CsvSource({"6.1.176, refused", "6.12.1, done", "7.3, done"})
    void givenKernelOfTheTable_whenAsked_thenOneThingIsExpected(String kernel, String expected) {
        assertThat(KernelDifference.on(KernelVersion.parse(kernel), "rename of a link that is up"))
                .containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.4.2", "6.6.3"})
    void givenKernelThatIsNotInTheTable_whenAsked_thenEitherIsExpected(String kernel) {
        assertThat(KernelDifference.on(KernelVersion.parse(kernel), "echo of a new link"))
                .containsExactly("acknowledgement", "link, acknowledgement");
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.1", "6.12", "6.18", "7.3"})
    void givenKernelThatTheTestsRunOn_whenAskedForAnySubject_thenOneThingIsExpected(String kernel) {
        assertThat(KernelDifference.subjects()).isNotEmpty().allSatisfy(subject -> assertThat(
                        KernelDifference.on(KernelVersion.parse(kernel), subject))
                .hasSize(1));
    }

    @Test
    void givenSubjectThatIsNotInTheTable_whenAsked_thenRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KernelDifference.here("weather"))
                .withMessage("not in kernel-differences.tsv: weather");
    }
}
