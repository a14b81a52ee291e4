package io.github.netlink4j.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.BatchException;
import io.github.netlink4j.BatchFailure;
import io.github.netlink4j.BatchResults;
import io.github.netlink4j.NetlinkTimeoutException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.testing.Bytes;
import io.github.netlink4j.testing.FakeKernel;
import io.github.netlink4j.testing.Sent;
import io.github.netlink4j.testing.Thing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are sent together: each has its own acknowledgement, whatever happens to the others. */
@Timeout(20)
class BatchTest {
    private static final int EEXIST = 17;
    private static final int ENOMEM = 12;

    private final RequestBuffer changes = new RequestBuffer();

    /** Changes that create things with the numbers from 0 on. */
    private void add(int count) {
        for (int i = 0; i < count; i++) {
            int number = changes.size();
            changes.accept(Request.of(
                    Thing.NEW,
                    0,
                    writer -> {
                        writer.header32(0, number);
                        writer.put(Thing.SIZE, number);
                    },
                    () -> "thing " + number));
        }
    }

    private static NetlinkClient client(FakeKernel kernel) {
        return new NetlinkClient(kernel, SocketOptions.defaults().timeout(Duration.ofMillis(500)));
    }

    private static int number(Sent request) {
        return new Thing(request.bytes()).number();
    }

    /** Returns a step that refuses some requests, and acknowledges the others only if requested. */
    private static Consumer<Sent> refusing(int... numbers) {
        return request -> {
            for (int number : numbers) {
                if (number(request) == number) {
                    request.error(EEXIST);
                    return;
                }
            }
            if (request.wantsAck()) {
                request.ack();
            }
        };
    }

    private static List<Outcome> outcomes(BatchResults results) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            outcomes.add(results.outcome(i));
        }
        return outcomes;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void givenThousand_whenExecuted_thenAllReachTheKernelInOrder(boolean onlyFailures) {
        FakeKernel kernel = FakeKernel.script().then(refusing());
        add(1000);

        BatchResults results = client(kernel).executeAll(changes, onlyFailures);

        assertThat(results.isSuccess()).isTrue();
        assertThat(results).hasToString("1000 requests carried out");
        assertThat(kernel.requests())
                .extracting(BatchTest::number)
                .containsExactlyElementsOf(IntStream.range(0, 1000).boxed().toList());
        assertThat(kernel.requests()).extracting(Sent::sequence).doesNotHaveDuplicates();
        assertThat(kernel.requests().stream().filter(Sent::wantsAck).count()).isEqualTo(onlyFailures ? 8 : 1000);
    }

    @ParameterizedTest
    @DisplayName("H9: a change that fails does not stop those after it")
    @ValueSource(booleans = {false, true})
    void givenSomeRefused_whenExecuted_thenThoseAreNamedAndTheOthersAreDone(boolean onlyFailures) {
        FakeKernel kernel = FakeKernel.script().then(refusing(0, 127, 128, 299));
        add(300);

        BatchResults results = client(kernel).executeAll(changes, onlyFailures);

        assertThat(results.failures()).extracting(BatchFailure::position).containsExactly(0, 127, 128, 299);
        assertThat(results.failures().get(3))
                .hasToString("request 300: THING_NEW thing 299 rejected: EEXIST: File exists");
        assertThat(results.outcome(127)).isEqualTo(Outcome.REJECTED);
        assertThat(results.outcome(126)).isEqualTo(Outcome.DONE);
        assertThatThrownBy(results::orThrow)
                .isInstanceOf(BatchException.class)
                .hasMessageStartingWith("4 of 300 requests failed; request 1: THING_NEW thing 0 rejected: EEXIST")
                .hasMessageEndingWith("; ...")
                .extracting(e -> ((BatchException) e).outcome())
                .isEqualTo(Outcome.REJECTED);
    }

    @Test
    void givenOnlyFailuresAndAcknowledgementsLost_whenExecuted_thenNothingUnacknowledgedCountsAsDone() {
        FakeKernel kernel = FakeKernel.script(Sent::enobufs, q -> q.error(EEXIST), Sent::ack);
        add(3);

        BatchResults results = client(kernel).executeAll(changes, true);

        assertThat(outcomes(results)).containsExactly(Outcome.UNKNOWN, Outcome.REJECTED, Outcome.DONE);
        assertThat(results.failures().get(0).cause())
                .hasMessageStartingWith("THING_NEW thing 0: the kernel's answer was lost: ENOBUFS");
    }

    @Test
    void givenAcknowledgementsLost_whenExecuted_thenTheOthersCountAndTheNextWindowIsSent() {
        FakeKernel kernel = FakeKernel.script(Sent::enobufs).then(refusing());
        add(200);

        BatchResults results = client(kernel).executeAll(changes, false);

        assertThat(results.failures()).extracting(BatchFailure::position).containsExactly(0);
        assertThat(results.outcome(0)).isEqualTo(Outcome.UNKNOWN);
        assertThat(kernel.requests()).hasSize(200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void givenNoLastAcknowledgement_whenExecuted_thenUnknownAndTheRestIsNotSent(boolean onlyFailures) {
        FakeKernel kernel = FakeKernel.script().then(q -> {
            if (number(q) != 127) {
                refusing(5).accept(q);
            }
        });
        add(130);

        BatchResults results = client(kernel).executeAll(changes, onlyFailures);

        assertThat(results.outcome(5)).isEqualTo(Outcome.REJECTED);
        assertThat(results.outcome(4)).isEqualTo(onlyFailures ? Outcome.UNKNOWN : Outcome.DONE);
        assertThat(results.outcome(127)).isEqualTo(Outcome.UNKNOWN);
        assertThat(results.outcome(128)).isEqualTo(Outcome.NOT_SENT);
        assertThat(results.failures()).last().extracting(BatchFailure::cause).satisfies(cause -> assertThat(cause)
                .hasMessage("not sent, because the batch ended at request 1")
                .hasCauseInstanceOf(NetlinkTimeoutException.class));
        assertThat(kernel.requests()).hasSize(128);
    }

    @Test
    void givenSendFails_whenExecuted_thenNothingIsSent() {
        FakeKernel kernel = FakeKernel.script().then(refusing()).failSend(ENOMEM);
        add(2);

        BatchResults results = client(kernel).executeAll(changes, false);

        assertThat(outcomes(results)).containsExactly(Outcome.NOT_SENT, Outcome.NOT_SENT);
        assertThat(results.failures().get(0).cause())
                .hasMessage("THING_NEW thing 0 and 1 more: ENOMEM: Cannot allocate memory");
        assertThatThrownBy(results::orThrow).extracting("outcome").isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void givenClosedHandle_whenExecuted_thenNotSent() {
        NetlinkClient client = client(FakeKernel.script());
        client.close();
        add(1);

        BatchResults results = client.executeAll(changes, false);

        assertThat(outcomes(results)).containsExactly(Outcome.NOT_SENT);
        assertThat(results.failures().get(0).cause()).hasMessage("THING_NEW thing 0: the handle is closed");
    }

    @Test
    void givenInterruptedThread_whenExecuted_thenUnknownAndStillInterrupted() {
        NetlinkClient client = client(FakeKernel.script());
        add(1);

        Thread.currentThread().interrupt();
        BatchResults results = client.executeAll(changes, false);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(results.outcome(0)).isIn(Outcome.UNKNOWN, Outcome.NOT_SENT);
    }

    @Test
    void givenWarnings_whenExecuted_thenReportedWithTheRequestTheyAreAbout() {
        Bytes warning = Bytes.of().attr(1, Bytes.of().text("old way"));
        FakeKernel kernel =
                FakeKernel.script(Sent::ack, q -> q.answer().ack(warning).send());
        List<String> warnings = new ArrayList<>();
        NetlinkClient client = client(kernel);
        client.onWarning((request, ack) -> warnings.add(request + ": " + ack.message()));
        add(2);

        BatchResults results = client.executeAll(changes, false);

        assertThat(results.isSuccess()).isTrue();
        assertThat(warnings).containsExactly("THING_NEW thing 1: old way");
    }

    @Test
    void givenRequestThatCannotBeWritten_whenAdded_thenTheOthersStay() {
        add(1);

        assertThatThrownBy(() -> changes.accept(
                        Request.of(Thing.NEW, 0, writer -> writer.put(Thing.SIZE, 1L << 32), () -> "thing")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("THING_SIZE");

        add(1);
        FakeKernel kernel = FakeKernel.script().then(refusing());
        assertThat(client(kernel).executeAll(changes, false).isSuccess()).isTrue();
        assertThat(kernel.requests()).extracting(BatchTest::number).containsExactly(0, 1);
    }

    @Test
    void givenLargeRequests_whenExecuted_thenWindowsAreBoundedInBytes() {
        FakeKernel kernel = FakeKernel.script().then(refusing());
        for (int i = 0; i < 10; i++) {
            changes.accept(Request.of(Thing.NEW, 0, w -> w.putRaw(Thing.SET, 99, new byte[20_000]), () -> "large"));
        }

        BatchResults results = client(kernel).executeAll(changes, true);

        assertThat(results.isSuccess()).isTrue();
        assertThat(kernel.requests()).allMatch(Sent::wantsAck);
    }

    @Test
    void givenSmallReceiveBuffer_whenExecuted_thenWindowsAreSmaller() {
        FakeKernel kernel = FakeKernel.script().then(refusing());
        add(100);
        NetlinkClient client =
                new NetlinkClient(kernel, SocketOptions.defaults().receiveBuffer(10 * 1024));

        BatchResults results = client.executeAll(changes, true);

        assertThat(results.isSuccess()).isTrue();
        assertThat(kernel.requests().stream().filter(Sent::wantsAck).count()).isEqualTo(10);
    }

    @Test
    void givenSentBatch_whenClearedAndFilledAgain_thenOnlyTheNewOnesAreSent() {
        FakeKernel kernel = FakeKernel.script().then(refusing());
        NetlinkClient client = client(kernel);
        add(3);
        client.executeAll(changes, false);

        changes.clear();
        add(2);
        client.executeAll(changes, false);

        assertThat(kernel.requests()).extracting(BatchTest::number).containsExactly(0, 1, 2, 0, 1);
        assertThat(client.executeAll(new RequestBuffer(), false).size()).isZero();
    }
}
