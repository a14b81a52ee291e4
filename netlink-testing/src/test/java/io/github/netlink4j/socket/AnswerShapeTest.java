package io.github.netlink4j.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.netlink4j.KernelException;
import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.testing.Answer;
import io.github.netlink4j.testing.Bytes;
import io.github.netlink4j.testing.Sent;
import io.github.netlink4j.testing.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers in the right and in the wrong order, form and length. */
@Timeout(20)
class AnswerShapeTest {
    private static MalformedMessageException malformed(ThrowingCallable call) {
        MalformedMessageException failure = catchThrowableOfType(MalformedMessageException.class, call);
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        return failure;
    }

    private static void fetchIsMalformed(String message, Consumer<Sent> answer) {
        Handle handle = Handle.script(answer);
        assertThat(malformed(() -> handle.fetch(1))).hasMessage("THING_GET thing 1: " + message);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F08: the acknowledgement before the object")
    void givenAckBeforeObject_whenFetched_thenRefusedAndTheObjectIsDroppedLater() {
        fetchIsMalformed("acknowledged, but not answered", q -> q.ack().object(Thing.payload(1)));
    }

    @Test
    @DisplayName("F09: the acknowledgement instead of the object")
    void givenAckOnly_whenFetched_thenRefused() {
        fetchIsMalformed("acknowledged, but not answered", Sent::ack);
    }

    @Test
    @DisplayName("F11: the echo of a change before its acknowledgement")
    void givenEchoAndAck_whenExecuted_thenTheAcknowledgementCounts() {
        Handle handle = Handle.script(q -> {
            q.answer().message(Thing.NEW.number(), 0, Thing.payload(1)).send();
            q.error(17);
        });

        KernelException refusal = catchThrowableOfType(KernelException.class, handle::execute);

        assertThat(refusal.isExists()).isTrue();
        assertThat(refusal.outcome()).isEqualTo(Outcome.REJECTED);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F18: parts and end of a listing without NLM_F_MULTI")
    void givenNoMultiFlag_whenListed_thenComplete() {
        Handle handle = Handle.script(q -> q.answer()
                .message(Thing.NEW.number(), 0, Thing.payload(1))
                .message(Answer.DONE, 0, Bytes.of().u32(0).toArray())
                .send());

        List<Integer> things = handle.list();

        assertThat(things).containsExactly(1);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F19: an end of a listing without an error number")
    void givenEmptyDone_whenListed_thenComplete() {
        Handle handle = Handle.script(q -> q.answer()
                .object(Thing.payload(1))
                .message(Answer.DONE, Answer.MULTI)
                .send());

        List<Integer> things = handle.list();

        assertThat(things).containsExactly(1);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F20: the end of a listing refuses it, with a text")
    void givenDoneWithErrno_whenListed_thenRefused() {
        Handle handle = Handle.script(q -> q.answer()
                .object(Thing.payload(1))
                .done(2, ExtendedAckTest.message("FIB table does not exist"))
                .send());

        KernelException refusal = catchThrowableOfType(KernelException.class, handle::list);

        assertThat(refusal).hasMessage("THING_GET thing 0 rejected: ENOENT: FIB table does not exist");
        assertThat(refusal.outcome()).isEqualTo(Outcome.REJECTED);
        handle.assertUsable();
    }

    @Test
    void givenErrorInsteadOfListing_whenListed_thenRefused() {
        Handle handle = Handle.script(q -> q.error(95));

        KernelException refusal = catchThrowableOfType(KernelException.class, handle::list);

        assertThat(refusal.isUnsupported()).isTrue();
        handle.assertUsable();
    }

    @Test
    void givenAckBeforeTheParts_whenListed_thenTheListingGoesOn() {
        Handle handle = Handle.script(q -> q.ack().object(Thing.payload(1)).done());

        List<Integer> things = handle.list();

        assertThat(things).containsExactly(1);
        handle.assertUsable();
    }

    @Test
    void givenEndOfListing_whenFetched_thenRefused() {
        fetchIsMalformed(
                "answered like a listing",
                q -> q.answer().done().object(Thing.payload(1)).send());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 12, 15})
    @DisplayName("F25: a few bytes after the last message")
    void givenTailOfFewBytes_whenListed_thenPassedOver(int tail) {
        Handle handle = Handle.script(q ->
                q.answer().object(Thing.payload(1)).done().raw(new byte[tail]).send());

        List<Integer> things = handle.list();

        assertThat(things).containsExactly(1);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F26: the last message has a length that is no multiple of four")
    void givenUnalignedLastMessage_whenFetched_thenRead() {
        byte[] payload = Thing.payload(1, Bytes.of().u16(7).u16(2).raw((byte) 'a', (byte) 'b', (byte) 0));
        Handle handle = Handle.script(q -> {
            q.answer().object(payload).send();
            q.ack();
        });
        List<String> names = new ArrayList<>();

        handle.client.fetch(
                Request.of(Thing.GET, 0, writer -> {}, () -> ""), Thing.NEW, new Thing(), new Shown<>(t -> true, t -> {
                    names.add(t.get(Thing.NAME));
                }));

        assertThat(names).containsExactly("ab");
        handle.assertUsable();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 15, 25, 0x7fff_ffffL, 0x8000_0000L, 0xffff_ffffL})
    @DisplayName("F27, F28: a message claims more bytes than there are, or fewer than a header has")
    void givenImpossibleMessageLength_whenFetched_thenMalformed(long length) {
        fetchIsMalformed("the answer claims " + length + " bytes where 16 to 24 are possible", q -> q.answer()
                .messageOfLength(length, Thing.NEW.number(), new byte[8])
                .send());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 15, 0x8000_0000L, 0xffff_ffffL})
    @DisplayName("F28: the same in answer to a change")
    void givenImpossibleMessageLength_whenExecuted_thenOutcomeIsUnknown(long length) {
        Handle handle = Handle.script(q ->
                q.answer().messageOfLength(length, Answer.ERROR, new byte[20]).send());

        MalformedMessageException failure = malformed(handle::execute);

        assertThat(failure).hasMessageStartingWith("THING_NEW thing 1: the answer claims ");
        handle.assertUsable();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 9, 0xffff})
    @DisplayName("F29: an attribute claims an impossible length")
    void givenImpossibleAttributeLength_whenFetched_thenMalformed(int length) {
        Bytes attributes = Bytes.of().attrOfLength(length, 1, new byte[4]);

        fetchIsMalformed(
                "attribute number 1 claims " + length + " bytes where 4 to 8 are possible",
                q -> q.object(Thing.payload(1, attributes)).ack());
    }

    @Test
    @DisplayName(
            "F21, F29: the second of three objects is malformed: the listing fails, is read to its end, and shown no more")
    void givenMalformedObject_whenVisited_thenFailsAfterTheEnd() {
        Handle handle = Handle.script(q -> q.object(Thing.payload(1))
                .object(Thing.payload(2, Bytes.of().attrOfLength(3, 1, new byte[4])))
                .object(Thing.payload(3))
                .done());
        List<Integer> seen = new ArrayList<>();

        MalformedMessageException failure = malformed(() -> handle.forEach(thing -> seen.add(thing.number())));

        assertThat(failure).hasMessageStartingWith("THING_GET thing 0: attribute number 1 claims 3 bytes");
        assertThat(seen).containsExactly(1);
        assertThat(handle.client.drops().late()).isZero();
        handle.assertUsable();
    }

    @Test
    @DisplayName("F56: an object too short for the structure of its family")
    void givenObjectShorterThanItsStructure_whenFetched_thenMalformed() {
        fetchIsMalformed(
                "a message of thing claims 20 bytes where 24 to " + (32 * 1024) + " are possible",
                q -> q.object(new byte[4]).ack());
    }

    @Test
    @DisplayName("F46: a positive error number")
    void givenPositiveErrorNumber_whenFetched_thenMalformed() {
        fetchIsMalformed("22 is no error number", q -> q.error(-22));
    }

    @Test
    @DisplayName("F46: a number beyond all error numbers")
    void givenErrorNumberBeyondTheLast_whenFetched_thenMalformed() {
        fetchIsMalformed("-4096 is no error number", q -> q.error(4096));
    }

    @Test
    void givenAcknowledgementWithoutNumber_whenFetched_thenMalformed() {
        fetchIsMalformed(
                "the acknowledgement has no error number",
                q -> q.answer().message(Answer.ERROR, 0, new byte[3]).send());
    }

    @Test
    @DisplayName("F48: an object of another type")
    void givenObjectOfAnotherType_whenFetched_thenMalformed() {
        fetchIsMalformed(
                "answered by a message of type 77",
                q -> q.answer().message(77, 0, new byte[8]).ack().send());
    }

    @Test
    @DisplayName("F48: an object of another type, and no acknowledgement: the timeout does not hide it")
    void givenObjectOfAnotherTypeAndNoAcknowledgement_whenFetched_thenTimeoutReportsIt() {
        Handle handle =
                Handle.script(q -> q.answer().message(77, 0, new byte[8]).send());

        Throwable failure = catchThrowableOfType(RuntimeException.class, () -> handle.fetch(1));

        assertThat(failure).hasMessageContaining("no answer");
        assertThat(failure.getSuppressed()).singleElement().isInstanceOf(MalformedMessageException.class);
        handle.assertUsable();
    }
}
