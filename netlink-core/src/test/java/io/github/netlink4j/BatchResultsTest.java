package io.github.netlink4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchResultsTest {
    private static BatchFailure failure(int position, Outcome outcome) {
        return new BatchFailure(position, new KernelException("RTM_NEWLINK", 22, null, null, outcome));
    }

    private static BatchResults results(int size, BatchFailure... failures) {
        return new BatchResults(size, List.of(failures));
    }

    @Test
    void givenFailuresHereAndThere_whenAskedForEachOutcome_thenThatOfTheFailureOrDone() {
        BatchResults results =
                results(7, failure(1, Outcome.REJECTED), failure(2, Outcome.PARTIAL), failure(6, Outcome.UNKNOWN));

        assertThat(IntStream.range(0, 7).mapToObj(results::outcome))
                .containsExactly(
                        Outcome.DONE,
                        Outcome.REJECTED,
                        Outcome.PARTIAL,
                        Outcome.DONE,
                        Outcome.DONE,
                        Outcome.DONE,
                        Outcome.UNKNOWN);
    }

    @Test
    void givenManyFailures_whenAskedForEachOutcome_thenEachIsFoundWithFewComparisons() {
        int size = 200_000;
        List<BatchFailure> failures = new ArrayList<>();
        KernelException cause = new KernelException("RTM_NEWLINK", 22, null, null, Outcome.REJECTED);
        for (int position = 1; position < size; position += 2) {
            failures.add(new BatchFailure(position, cause));
        }
        BatchResults results = new BatchResults(size, failures);

        // A linear search in the failures would take 10^10 comparisons, which takes many seconds.
        long began = System.nanoTime();
        long rejected = IntStream.range(0, size)
                .filter(position -> results.outcome(position) == Outcome.REJECTED)
                .count();

        assertThat(rejected).isEqualTo(size / 2);
        assertThat(System.nanoTime() - began).isLessThan(3_000_000_000L);
    }

    @Test
    void givenRefusals_whenTheirErrorIsExpected_thenTheOthersAreCountedElseTheRefusalIsThrown() {
        BatchResults results = results(7, failure(1, Outcome.REJECTED), failure(6, Outcome.REJECTED));

        assertThat(results.carriedOut(refusal -> refusal.error() == Errno.EINVAL))
                .isEqualTo(5);
        assertThatThrownBy(() -> results.carriedOut(KernelException::isNotFound))
                .isSameAs(results.failures().get(0).cause());
    }

    @Test
    void givenFailuresOutOfOrder_whenMade_thenRefused() {
        assertThatThrownBy(() -> results(3, failure(1, Outcome.REJECTED), failure(0, Outcome.REJECTED)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("in the order of the requests");
        assertThatThrownBy(() -> results(3, failure(3, Outcome.REJECTED))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givenSeveralFailures_whenThrown_thenTheOutcomeIsTheOneThatIsKnownLeast() {
        BatchFailure rejected = failure(0, Outcome.REJECTED);
        BatchFailure partial = failure(1, Outcome.PARTIAL);
        BatchFailure notSent = failure(2, Outcome.NOT_SENT);
        BatchFailure unknown = failure(3, Outcome.UNKNOWN);

        assertThat(new BatchException(results(4, rejected)).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(new BatchException(results(4, rejected, notSent)).outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(new BatchException(results(4, rejected, partial, notSent)).outcome())
                .isEqualTo(Outcome.PARTIAL);
        assertThat(new BatchException(results(4, partial, notSent, unknown)).outcome())
                .isEqualTo(Outcome.UNKNOWN);
    }
}
