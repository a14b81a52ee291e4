package io.github.netlink4j.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.netlink4j.DumpInterruptedException;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.NetlinkTimeoutException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.testing.FakeKernel;
import io.github.netlink4j.testing.Sent;
import io.github.netlink4j.testing.Thing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers that never arrive, arrive too late, or are reported as lost. */
@Timeout(20)
class LostAnswerTest {
    @Test
    @DisplayName("F01: ENOBUFS, and the answer arrives nevertheless")
    void givenOverrunBeforeTheAnswer_whenFetched_thenTheAnswerCounts() {
        Handle handle = Handle.script(q -> q.enobufs().object(Thing.payload(5)).ack());

        int number = handle.fetch(5);

        assertThat(number).isEqualTo(5);
        assertThat(handle.kernel.requests()).hasSize(1);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F01: ENOBUFS instead of the answer to a query")
    void givenOverrunInsteadOfTheAnswer_whenFetched_thenAskedAgain() {
        Handle handle = Handle.script(Sent::enobufs);

        int number = handle.fetch(5);

        assertThat(number).isEqualTo(5);
        assertThat(handle.kernel.requests()).hasSize(2);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F01: ENOBUFS instead of the acknowledgement of a change, which must not be sent twice")
    void givenOverrunInsteadOfTheAcknowledgement_whenExecuted_thenOutcomeIsUnknownAtOnce() {
        Handle handle = Handle.patient(FakeKernel.script(Sent::enobufs));

        NetlinkIOException failure = catchThrowableOfType(NetlinkIOException.class, handle::execute);

        assertThat(failure)
                .hasMessage("THING_NEW thing 1: the kernel's answer was lost: ENOBUFS: No buffer space" + " available");
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(handle.kernel.requests()).hasSize(1);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F02: ENOBUFS between two parts of a listing")
    void givenOverrunAmidListing_whenListed_thenListedAgain() {
        Handle handle = Handle.script(q ->
                q.object(Thing.payload(1)).enobufs().object(Thing.payload(3)).done());

        List<Integer> things = handle.list();

        assertThat(things).containsExactly(1, 2);
        assertThat(handle.kernel.requests()).hasSize(2);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F02: ENOBUFS between two parts of a listing that cannot restart")
    void givenOverrunAmidListing_whenVisitedOnce_thenReportedThatPartsAreMissing() {
        Handle handle = Handle.script(q -> q.object(Thing.payload(1)).enobufs().done());
        List<Integer> seen = new ArrayList<>();

        DumpInterruptedException failure = catchThrowableOfType(
                DumpInterruptedException.class, () -> handle.forEach(thing -> seen.add(thing.number())));

        assertThat(failure)
                .hasMessageStartingWith("THING_GET thing 0: ")
                .hasMessageContaining("a part of the answer was lost")
                .hasMessageContaining("list() repeats by itself");
        assertThat(failure.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(seen).containsExactly(1);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F03: ENOBUFS after the last part, and DONE is lost")
    void givenLostEndOfListing_whenListed_thenListedAgain() {
        Handle handle = Handle.script(q -> q.object(Thing.payload(1)).enobufs());

        List<Integer> things = handle.list();

        assertThat(things).containsExactly(1, 2);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F04: ENOBUFS three times in a row")
    void givenThreeOverruns_whenListed_thenListedAgain() {
        Handle handle = Handle.script(q -> q.enobufs().enobufs().enobufs(), Sent::enobufs, Sent::enobufs);

        List<Integer> things = handle.list();

        assertThat(things).containsExactly(1, 2);
        assertThat(handle.kernel.requests()).hasSize(4);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F05: no answer to a change, ever")
    void givenNoAnswer_whenExecuted_thenOutcomeIsUnknownAfterTheTimeout() {
        Handle handle = Handle.script(q -> {});

        NetlinkTimeoutException failure = catchThrowableOfType(NetlinkTimeoutException.class, handle::execute);

        assertThat(failure).hasMessage("THING_NEW thing 1: no answer within 250 ms");
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F05: no answer to a query, ever")
    void givenNoAnswer_whenFetchedOrListed_thenNothingWasChanged() {
        Handle handle = Handle.script(q -> {}, q -> {});

        NetlinkTimeoutException fetch = catchThrowableOfType(NetlinkTimeoutException.class, () -> handle.fetch(1));
        NetlinkTimeoutException list = catchThrowableOfType(NetlinkTimeoutException.class, handle::list);

        assertThat(fetch).hasMessage("THING_GET thing 1: no answer within 250 ms");
        assertThat(fetch.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(list.outcome()).isEqualTo(Outcome.REJECTED);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F05: the change was carried out, and the object never received: the outcome is DONE")
    void givenAckAndNoObject_whenExecutedThenFetched_thenOutcomeIsUnknown() {
        Handle handle = Handle.script(Sent::ack, q -> {});

        NetlinkTimeoutException failure =
                catchThrowableOfType(NetlinkTimeoutException.class, () -> handle.executeThenFetch(1));

        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F05: the change was carried out, its object lost, and the repeated query has no answer")
    void givenAckAndLostObject_whenExecutedThenFetched_thenOutcomeOfTheRepeatIsUnknownToo() {
        Handle handle = Handle.script(Sent::ack, Sent::enobufs, q -> {});

        NetlinkTimeoutException failure =
                catchThrowableOfType(NetlinkTimeoutException.class, () -> handle.executeThenFetch(1));

        assertThat(failure).hasMessageStartingWith("THING_GET thing 1: no answer");
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F05: the change was carried out, its object lost, and the repeated query cannot be sent")
    void givenAckAndLostObject_whenTheRepeatCannotBeSent_thenOutcomeIsUnknown() {
        FakeKernel kernel =
                FakeKernel.script(Sent::ack, q -> q.enobufs().kernel().failSend(12));
        Handle handle = Handle.on(kernel);

        NetlinkIOException failure = catchThrowableOfType(NetlinkIOException.class, () -> handle.executeThenFetch(1));

        assertThat(failure).hasMessage("THING_GET thing 1: ENOMEM: Cannot allocate memory");
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        handle.assertUsable();
    }

    @Test
    @DisplayName("the change was carried out with a warning, and its object lost: the warning is not")
    void givenWarningAndLostObject_whenExecutedThenFetched_thenStillWarned() {
        Handle handle = Handle.script(
                q -> q.answer().ack(ExtendedAckTest.message("careful")).send(), Sent::enobufs);

        int number = handle.executeThenFetch(1);

        assertThat(number).isEqualTo(1);
        assertThat(handle.warnings).hasSize(1);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F06: the answer comes after the timeout, into the next call")
    void givenLateAnswer_whenCalledNext_thenItIsDropped() {
        FakeKernel kernel = FakeKernel.script(q -> {});
        Handle handle = Handle.on(kernel);
        NetlinkTimeoutException timeout = catchThrowableOfType(NetlinkTimeoutException.class, () -> handle.fetch(1));

        kernel.requests().get(0).object(Thing.payload(1)).ack();
        int next = handle.fetch(2);

        assertThat(timeout.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(next).isEqualTo(2);
        assertThat(handle.client.drops().late()).isEqualTo(2);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F10: the object that was to be created, without the acknowledgement of the change")
    void givenObjectWithoutAck_whenExecutedThenFetched_thenTimesOut() {
        Handle handle = Handle.script(q -> {}, q -> q.object(Thing.payload(1)));

        NetlinkTimeoutException failure =
                catchThrowableOfType(NetlinkTimeoutException.class, () -> handle.executeThenFetch(1));

        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        handle.assertUsable();
    }

    @Test
    @DisplayName("the object that answers a query acknowledges it, and no acknowledgement is requested")
    void givenObjectOnly_whenFetched_thenItCounts() {
        Handle handle = Handle.script(q -> q.object(Thing.payload(1)));

        int number = handle.fetch(1);

        assertThat(number).isEqualTo(1);
        assertThat(handle.kernel.requests().get(0).wantsAck()).isFalse();
        handle.assertUsable();
    }

    @Test
    @DisplayName("F17: parts of a listing, then nothing")
    void givenNoEndOfListing_whenListed_thenTimesOut() {
        Handle handle = Handle.script(q -> q.object(Thing.payload(1)).object(Thing.payload(2)));

        NetlinkTimeoutException failure = catchThrowableOfType(NetlinkTimeoutException.class, handle::list);

        assertThat(failure).hasMessageStartingWith("THING_GET thing 0");
        handle.assertUsable();
    }

    @Test
    @DisplayName("the timeout applies also when the kernel never stops losing answers")
    void givenEndlessOverruns_whenListed_thenTimesOut() {
        Handle handle = Handle.on(FakeKernel.script());
        handle.kernel.then(Sent::enobufs);

        NetlinkTimeoutException failure = catchThrowableOfType(NetlinkTimeoutException.class, handle::list);

        assertThat(failure).hasMessageContaining("no answer within " + Handle.TIMEOUT.toMillis() + " ms");
    }

    @Test
    void givenChangeThatWasMade_whenTheQuestionAfterItIsRefused_thenTheOutcomeIsDone() {
        Handle handle = Handle.script(Sent::ack, q -> q.error(19));

        KernelException failure = catchThrowableOfType(KernelException.class, () -> handle.executeThenFetch(1));

        assertThat(failure.errno()).isEqualTo(19);
        assertThat(failure.outcome()).isEqualTo(Outcome.DONE);
    }
}
