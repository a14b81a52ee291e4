package io.github.netlink4j.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.netlink4j.DumpInterruptedException;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.NetlinkTimeoutException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.testing.Answer;
import io.github.netlink4j.testing.Bytes;
import io.github.netlink4j.testing.FakeKernel;
import io.github.netlink4j.testing.Sent;
import io.github.netlink4j.testing.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listings that are interrupted, refused because another one is in progress, or truncated by a small buffer. */
@Timeout(20)
class ListingRepeatTest {
    /** Objects 11, 12, 13 and the end; one of these messages has NLM_F_DUMP_INTR. */
    private static Consumer<Sent> interruptedAt(int place) {
        return q -> {
            for (int i = 0; i < 3; i++) {
                q.answer()
                        .flags(i == place ? Answer.INTERRUPTED : 0)
                        .object(Thing.payload(11 + i))
                        .send();
            }
            q.answer().flags(place == 3 ? Answer.INTERRUPTED : 0).done().send();
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    @DisplayName("F22: one message has NLM_F_DUMP_INTR: the first, one in between, the last, or the end")
    void givenOneInterruptedMessage_whenListed_thenListedAgain(int place) {
        Handle handle = Handle.script(interruptedAt(place));

        List<Integer> things = handle.list();

        assertThat(things).containsExactly(1, 2);
        assertThat(handle.kernel.requests()).hasSize(2);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F22: interrupted during the listing, and the visitor cannot restart")
    void givenInterruption_whenVisitedOnce_thenInterrupted() {
        Handle handle = Handle.script(interruptedAt(1));
        List<Integer> seen = new ArrayList<>();

        DumpInterruptedException failure = catchThrowableOfType(
                DumpInterruptedException.class, () -> handle.forEach(thing -> seen.add(thing.number())));

        assertThat(failure).hasMessageContaining("the objects changed while they were listed");
        assertThat(failure.attempts()).isEqualTo(1);
        assertThat(failure.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(seen).containsExactly(11);
        handle.assertUsable();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @DisplayName("F22: what happens to a listing after its visitor has stopped does not matter")
    void givenVisitorThatStops_whenInterruptedAfterwards_thenNeitherRepeatedNorThrown(int place) {
        Handle handle = Handle.script(interruptedAt(place));
        List<Integer> seen = new ArrayList<>();

        handle.client.dump(Handle.get(0), Thing.NEW, new Thing(), new DumpVisitor<>() {
            @Override
            public boolean visit(Thing thing) {
                seen.add(thing.number());
                return false;
            }

            @Override
            public boolean restart() {
                throw new AssertionError("nothing is to be restarted");
            }
        });

        assertThat(seen).containsExactly(11);
        assertThat(handle.kernel.requests()).hasSize(1);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F22: interrupted before the visitor received an object: it need not restart")
    void givenInterruptedFirstMessage_whenVisitedOnce_thenListedAgain() {
        Handle handle = Handle.script(interruptedAt(0));
        List<Integer> seen = new ArrayList<>();

        handle.forEach(thing -> seen.add(thing.number()));

        assertThat(seen).containsExactly(1, 2);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F23: interrupted 200 times, and then not")
    void givenTwoHundredInterruptions_whenListed_thenComplete() {
        FakeKernel kernel = FakeKernel.repeat(200, interruptedAt(2));
        Handle handle = Handle.patient(kernel);

        List<Integer> things = handle.list();

        assertThat(things).containsExactly(1, 2);
        assertThat(kernel.requests()).hasSize(201);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F23: interrupted until the timeout")
    void givenEndlessInterruption_whenListed_thenInterruptedAtTheTimeout() {
        Handle handle = Handle.script();
        handle.kernel.then(interruptedAt(2));

        DumpInterruptedException failure = catchThrowableOfType(DumpInterruptedException.class, handle::list);

        assertThat(failure)
                .hasMessageMatching(
                        "THING_GET thing 0: the objects changed while they were listed, \\d+ times within 250 ms");
        // The deadline may pass between the request of an attempt and its end.
        int asked = handle.kernel.requests().size();
        assertThat(failure.attempts()).isBetween(asked - 1, asked);
    }

    @Test
    @DisplayName("F24: EBUSY twice, because another listing is in progress on the socket")
    void givenBusyTwice_whenListed_thenAskedAgain() {
        Handle handle = Handle.script(q -> q.error(16), q -> q.error(16));

        List<Integer> things = handle.list();

        assertThat(things).containsExactly(1, 2);
        assertThat(handle.kernel.requests()).hasSize(3);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F24: EBUSY forever")
    void givenBusyForEver_whenListed_thenTimesOut() {
        Handle handle = Handle.script();
        handle.kernel.then(q -> q.error(16));

        NetlinkTimeoutException failure = catchThrowableOfType(NetlinkTimeoutException.class, handle::list);

        assertThat(failure.outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    @DisplayName("F24: EBUSY for a change is a refusal")
    void givenBusy_whenExecuted_thenRefused() {
        Handle handle = Handle.script(q -> q.error(16));

        KernelException refusal = catchThrowableOfType(KernelException.class, handle::execute);

        assertThat(refusal.errno()).isEqualTo(16);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F24: an EBUSY that the visitor throws is not retried")
    void givenVisitorThatThrowsBusy_whenListed_thenHisExceptionComes() {
        Handle handle = Handle.script();
        KernelException his = new KernelException("RTM_SETLINK", 16, null, null, Outcome.REJECTED);

        Throwable failure = catchThrowable(() -> handle.forEach(thing -> {
            throw his;
        }));

        assertThat(failure).isSameAs(his);
        assertThat(handle.kernel.requests()).hasSize(1);
        handle.assertUsable();
    }

    @Test
    @DisplayName("a visitor's Error in a listing that is interrupted afterwards is not lost by the repetition")
    void givenVisitorErrorAndInterruption_whenListed_thenTheErrorIsThrown() {
        Handle handle = Handle.script(interruptedAt(2));
        AssertionError his = new AssertionError("wrong");

        Throwable failure = catchThrowable(() -> handle.client.dump(
                Request.of(Thing.GET, 0, writer -> {}, () -> ""),
                Thing.NEW,
                new Thing(),
                new Collected<Thing, Integer>(thing -> true, thing -> {
                    if (thing.number() == 11) {
                        throw his;
                    }
                    return thing.number();
                })));

        assertThat(failure).isSameAs(his);
        handle.assertUsable();
    }

    @Test
    @DisplayName(
            "an exception of the visitor is thrown at the end of the listing, so that nothing is left for the next call")
    void givenVisitorThatThrows_whenListed_thenTheRestIsReadFirst() {
        Handle handle = Handle.script();
        List<Integer> seen = new ArrayList<>();

        Throwable failure = catchThrowable(() -> handle.forEach(thing -> {
            seen.add(thing.number());
            throw new IllegalArgumentException("enough");
        }));

        assertThat(failure).isInstanceOf(IllegalArgumentException.class).hasMessage("enough");
        assertThat(seen).containsExactly(1);
        handle.assertUsable();
        assertThat(handle.client.drops().late()).isZero();
    }

    @Test
    @DisplayName("F34: an object larger than the buffer: the buffer is enlarged, and the request repeated")
    void givenObjectLargerThanTheBuffer_whenFetched_thenAskedAgain() {
        byte[] payload = Thing.payload(5, Bytes.of().attr(77, new byte[60_000]));
        Consumer<Sent> giant = q -> q.object(payload).ack();
        Handle handle = Handle.script(giant, giant);

        int number = handle.fetch(5);

        assertThat(number).isEqualTo(5);
        assertThat(handle.kernel.requests()).hasSize(2);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F34: a listing with an object larger than the buffer")
    void givenObjectLargerThanTheBuffer_whenListed_thenListedAgain() {
        byte[] payload = Thing.payload(2, Bytes.of().attr(77, new byte[60_000]));
        Consumer<Sent> giant = q -> q.object(Thing.payload(1)).object(payload).done();
        Handle handle = Handle.script(giant, giant);

        List<Integer> things = handle.list();

        assertThat(things).containsExactly(1, 2);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F34: the larger buffer can be reserved beforehand")
    void givenReservedBuffer_whenFetched_thenOnce() {
        byte[] payload = Thing.payload(5, Bytes.of().attr(77, new byte[60_000]));
        Handle handle = Handle.script(q -> q.object(payload).ack());

        handle.client.roundTrip.reserve(70_000);
        int number = handle.fetch(5);

        assertThat(number).isEqualTo(5);
        assertThat(handle.kernel.requests()).hasSize(1);
        handle.assertUsable();
    }
}
