package io.github.netlink4j.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.netlink4j.NetlinkTimeoutException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.testing.Bytes;
import io.github.netlink4j.testing.Thing;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages that are no answer to the request: they are dropped and counted, and the answer is still found. */
@Timeout(20)
class ForeignMessageTest {
    private static final int STRANGER = 4242;

    @Test
    @DisplayName("F07: the answer twice")
    void givenAnswerTwice_whenFetchedNext_thenTheSecondIsDropped() {
        Handle handle = Handle.script(
                q -> q.object(Thing.payload(1)).object(Thing.payload(1)).ack());

        int first = handle.fetch(1);
        int second = handle.fetch(2);

        assertThat(first).isEqualTo(1);
        assertThat(second).isEqualTo(2);
        assertThat(handle.client.drops().late()).isEqualTo(2);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F07: the acknowledgement twice in one datagram")
    void givenAcknowledgementTwiceInOneDatagram_whenExecuted_thenTheFirstCounts() {
        Handle handle = Handle.script(q -> q.answer().ack().error(22).send());

        handle.execute();

        assertThat(handle.client.drops().late()).isEqualTo(1);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F12: a sequence number that was never sent, between two parts")
    void givenForeignSequence_whenListed_thenDropped() {
        Handle handle = Handle.script(q -> {
            q.object(Thing.payload(1));
            q.answer()
                    .sequence(q.sequence() + 7)
                    .object(Thing.payload(66))
                    .done()
                    .sequence(q.sequence())
                    .object(Thing.payload(2))
                    .done()
                    .send();
        });

        List<Integer> things = handle.list();

        assertThat(things).containsExactly(1, 2);
        assertThat(handle.client.drops().late()).isEqualTo(2);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F13: a message for another port")
    void givenForeignPort_whenFetched_thenDropped() {
        Handle handle = Handle.script(q -> q.answer()
                .port(1)
                .object(Thing.payload(66))
                .ack()
                .port(q.kernel().port())
                .object(Thing.payload(1))
                .ack()
                .send());

        int number = handle.fetch(1);

        assertThat(number).isEqualTo(1);
        assertThat(handle.client.drops().misaddressed()).isEqualTo(2);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F14: a perfect answer from another process")
    void givenForgedAnswer_whenFetched_thenDropped() {
        Handle handle = Handle.script(q -> {
            q.answer().sender(STRANGER).object(Thing.payload(66)).ack().send();
            q.object(Thing.payload(1)).ack();
        });

        int number = handle.fetch(1);

        assertThat(number).isEqualTo(1);
        assertThat(handle.client.drops().foreign()).isEqualTo(1);
        assertThat(handle.client.drops()).hasToString("foreign 1, misaddressed 0, late 0");
        handle.assertUsable();
    }

    @Test
    @DisplayName("F14: a perfect acknowledgement from another process, and none from the kernel")
    void givenForgedAcknowledgementOnly_whenExecuted_thenOutcomeIsUnknown() {
        Handle handle = Handle.script(q -> q.answer().sender(STRANGER).ack().send());

        NetlinkTimeoutException failure = catchThrowableOfType(NetlinkTimeoutException.class, handle::execute);

        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F14: a datagram from another process that is larger than the buffer")
    void givenForgedGiantDatagram_whenExecuted_thenItCountsForNothing() {
        Handle handle = Handle.script(q -> {
            q.answer().sender(STRANGER).raw(new byte[100_000]).send();
            q.kernel().onWait(q::ack);
        });

        handle.execute();

        assertThat(handle.client.drops().foreign()).isEqualTo(1);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F15: a forged end of the listing")
    void givenForgedDone_whenListed_thenListingGoesOn() {
        Handle handle = Handle.script(q -> {
            q.object(Thing.payload(1));
            q.answer().sender(STRANGER).done().send();
            q.object(Thing.payload(2)).object(Thing.payload(3)).done();
        });

        List<Integer> things = handle.list();

        assertThat(things).containsExactly(1, 2, 3);
        assertThat(handle.client.drops().foreign()).isEqualTo(1);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F16: a multicast message with our own number and port")
    void givenMulticastWithOwnSequence_whenFetched_thenDropped() {
        Handle handle = Handle.script(q -> {
            q.answer().group(1).object(Thing.payload(66)).ack().send();
            q.object(Thing.payload(1)).ack();
        });

        int number = handle.fetch(1);

        assertThat(number).isEqualTo(1);
        assertThat(handle.client.drops().misaddressed()).isEqualTo(1);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F16: sequence number 0, which no request has")
    void givenSequenceZero_whenFetched_thenDropped() {
        Handle handle = Handle.script(q -> {
            q.answer().sequence(0).object(Thing.payload(66)).send();
            q.object(Thing.payload(1)).ack();
        });

        int number = handle.fetch(1);

        assertThat(number).isEqualTo(1);
        assertThat(handle.client.drops().late()).isEqualTo(1);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F33: a datagram of no bytes")
    void givenEmptyDatagram_whenFetched_thenPassedOver() {
        Handle handle = Handle.script(q -> {
            q.answer().send();
            q.object(Thing.payload(1)).ack();
        });

        int number = handle.fetch(1);

        assertThat(number).isEqualTo(1);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F47: NOOP and future message types of netlink")
    void givenControlMessages_whenListed_thenPassedOver() {
        Handle handle = Handle.script(q -> q.answer()
                .message(1, 0)
                .message(5, 0, Bytes.of().u32(1).toArray())
                .message(15, 0)
                .object(Thing.payload(1))
                .done()
                .send());

        List<Integer> things = handle.list();

        assertThat(things).containsExactly(1);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F47: OVERRUN means lost, as ENOBUFS does")
    void givenOverrunMessage_whenListed_thenListedAgain() {
        Handle handle = Handle.script(
                q -> q.answer().object(Thing.payload(1)).message(4, 0).done().send());

        List<Integer> things = handle.list();

        assertThat(things).containsExactly(1, 2);
        handle.assertUsable();
    }
}
