package io.github.netlink4j.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.netlink4j.NetlinkException;
import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.NetlinkInterruptedException;
import io.github.netlink4j.NetlinkTimeoutException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.testing.FakeKernel;
import io.github.netlink4j.testing.Sent;
import io.github.netlink4j.testing.Thing;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A handle that is closed, interrupted, shared, refused by the socket, or used for a very long time. */
@Timeout(20)
class HandleTest {
    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @Test
    @DisplayName("F53: closed while a change waits for its verdict")
    void givenWaitingChange_whenClosedByAnotherThread_thenEndsAtOnce() {
        Handle handle = Handle.patient(FakeKernel.script(q -> {}));
        handle.kernel.onWait(() -> new Thread(handle.client::close).start());

        NetlinkIOException failure = catchThrowableOfType(NetlinkIOException.class, handle::execute);

        assertThat(failure).hasMessage("THING_NEW thing 1: the handle was closed");
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure.errno()).isZero();
    }

    @Test
    @DisplayName("F53: closed amid a listing")
    void givenListing_whenClosedByItsVisitor_thenEndsAtOnce() {
        Handle handle = Handle.patient(FakeKernel.script(q -> q.object(Thing.payload(1))));

        NetlinkIOException failure =
                catchThrowableOfType(NetlinkIOException.class, () -> handle.forEach(thing -> handle.client.close()));

        assertThat(failure).hasMessage("THING_GET thing 0: the handle was closed");
        assertThat(failure.outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    @DisplayName("F53: closed between the beginning of a call and its sending")
    void givenCallThatBegins_whenClosed_thenNothingIsSent() {
        Handle handle = Handle.script();
        Request closing = Request.of(Thing.NEW, 0, writer -> handle.client.close(), () -> "thing 1");

        NetlinkIOException failure =
                catchThrowableOfType(NetlinkIOException.class, () -> handle.client.execute(closing));

        assertThat(failure).hasMessage("THING_NEW thing 1: the handle was closed");
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(handle.kernel.requests()).isEmpty();
    }

    @Test
    void givenClosedHandle_whenUsedOrClosedAgain_thenSaysSo() {
        Handle handle = Handle.script();
        handle.client.close();

        NetlinkIOException failure = catchThrowableOfType(NetlinkIOException.class, handle::execute);
        handle.client.close();

        assertThat(failure).hasMessage("THING_NEW thing 1: the handle is closed");
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(handle.kernel.isClosed()).isTrue();
    }

    @Test
    @DisplayName("F52: interrupted before the call, which need not wait")
    void givenInterruptedThread_whenTheAnswerIsThere_thenSucceedsAndStaysInterrupted() {
        Handle handle = Handle.script();
        Thread.currentThread().interrupt();

        int number = handle.fetch(3);

        assertThat(number).isEqualTo(3);
        assertThat(Thread.interrupted()).isTrue();
        handle.assertUsable();
    }

    @Test
    @DisplayName("F52: interrupted before the call, which must wait")
    void givenInterruptedThread_whenNoAnswerIsThere_thenInterruptedAtOnce() {
        Handle handle = Handle.patient(FakeKernel.script(q -> {}));
        Thread.currentThread().interrupt();

        NetlinkInterruptedException failure = catchThrowableOfType(NetlinkInterruptedException.class, handle::execute);

        assertThat(failure).hasMessage("THING_NEW thing 1: interrupted while waiting for the answer");
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(Thread.interrupted()).isTrue();
        handle.assertUsable();
    }

    @Test
    @DisplayName("F52: interrupted while it waits; the answer comes later and is dropped")
    void givenWaitingFetch_whenInterrupted_thenTheLateAnswerIsDropped() {
        FakeKernel kernel = FakeKernel.script(q -> {});
        Handle handle = Handle.patient(kernel);
        Thread waiting = Thread.currentThread();
        kernel.onWait(() -> new Thread(waiting::interrupt).start());

        NetlinkInterruptedException failure =
                catchThrowableOfType(NetlinkInterruptedException.class, () -> handle.fetch(1));
        kernel.requests().get(0).object(Thing.payload(1)).ack();

        assertThat(failure.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(Thread.interrupted()).isTrue();
        handle.assertUsable();
        assertThat(handle.client.drops().late()).isEqualTo(2);
    }

    @Test
    @DisplayName("F52: interrupted while a disturbed listing is repeated")
    void givenDisturbedListing_whenInterrupted_thenNotRepeated() {
        Handle handle = Handle.patient(FakeKernel.script(q -> {
            q.answer().flags(0x10).done().send();
            Thread.currentThread().interrupt();
        }));

        NetlinkInterruptedException failure = catchThrowableOfType(NetlinkInterruptedException.class, handle::list);

        assertThat(failure).hasMessage("THING_GET thing 0: interrupted before a complete answer could be had");
        assertThat(Thread.interrupted()).isTrue();
        handle.assertUsable();
    }

    @Test
    void givenBusyHandle_whenAnotherThreadIsInterruptedOrTimesOut_thenNothingWasSent() {
        Handle handle = Handle.script(Sent::ack);
        Request outer = Request.of(
                Thing.NEW,
                0,
                writer -> {
                    NetlinkException failure = CompletableFuture.supplyAsync(
                                    () -> catchThrowableOfType(NetlinkException.class, handle::execute))
                            .join();
                    assertThat(failure)
                            .isInstanceOf(NetlinkTimeoutException.class)
                            .hasMessage("THING_NEW thing 1: another thread used this handle all the time");
                    assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
                    NetlinkException interrupted = CompletableFuture.supplyAsync(() -> {
                                Thread.currentThread().interrupt();
                                NetlinkException thrown = catchThrowableOfType(NetlinkException.class, handle::execute);
                                assertThat(Thread.interrupted()).isTrue();
                                return thrown;
                            })
                            .join();
                    assertThat(interrupted)
                            .isInstanceOf(NetlinkInterruptedException.class)
                            .hasMessage("THING_NEW thing 1: interrupted before it was sent");
                    assertThat(interrupted.outcome()).isEqualTo(Outcome.NOT_SENT);
                },
                () -> "outer");

        handle.client.execute(outer);

        assertThat(handle.kernel.requests()).hasSize(1);
        handle.assertUsable();
    }

    @Test
    void givenVisitor_whenHeUsesTheSameHandle_thenToldSo() {
        Handle handle = Handle.script();

        Throwable failure = catchThrowable(() -> handle.forEach(thing -> handle.execute()));

        assertThat(failure)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a handle cannot be used from inside its own visitor");
        handle.assertUsable();
    }

    @Test
    void givenViewKeptByTheVisitor_whenReadAfterwards_thenToldSo() {
        Handle handle = Handle.script();
        Thing[] kept = new Thing[1];
        handle.forEach(thing -> kept[0] = thing);

        Throwable failure = catchThrowable(() -> kept[0].get(Thing.SIZE, 0));

        assertThat(failure).isInstanceOf(IllegalStateException.class).hasMessageContaining("copy() keeps one");
    }

    @ParameterizedTest
    @CsvSource({"111, ECONNREFUSED", "1, EPERM", "12, ENOMEM", "90, EMSGSIZE", "105, ENOBUFS", "11, EAGAIN"})
    @DisplayName("F38, F40: the socket does not take the request")
    void givenSendThatFails_whenExecuted_thenNotSent(int errno, String name) {
        Handle handle = Handle.script();
        handle.kernel.failSend(errno);

        NetlinkIOException failure = catchThrowableOfType(NetlinkIOException.class, handle::execute);

        assertThat(failure).hasMessageStartingWith("THING_NEW thing 1: " + name + ": ");
        assertThat(failure.errno()).isEqualTo(errno);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F39: sending is broken off by signals, then refused, then goes through")
    void givenSendInterruptedBySignals_whenExecuted_thenSentOnce() {
        Handle handle = Handle.script();
        handle.kernel.failSend(4).failSend(4).failSend(11);

        NetlinkIOException refused = catchThrowableOfType(NetlinkIOException.class, handle::execute);
        handle.kernel.failSend(4);
        handle.execute();

        assertThat(refused.errno()).isEqualTo(11);
        assertThat(handle.kernel.requests()).hasSize(1);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F36: receiving is broken off by a thousand signals")
    void givenThousandSignals_whenFetched_thenAnswered() {
        Handle handle = Handle.patient(FakeKernel.script(q -> {
            for (int i = 0; i < 1000; i++) {
                q.kernel().failReceive(4);
            }
            q.object(Thing.payload(1)).ack();
        }));

        int number = handle.fetch(1);

        assertThat(number).isEqualTo(1);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F37: woken for nothing, again and again")
    void givenSpuriousWakeUps_whenFetched_thenAnswered() {
        FakeKernel kernel = FakeKernel.script(q -> {});
        Handle handle = Handle.patient(kernel);
        for (int i = 0; i < 10; i++) {
            kernel.onWait(() -> kernel.failReceive(11));
        }
        kernel.onWait(() -> kernel.requests().get(0).object(Thing.payload(1)).ack());

        int number = handle.fetch(1);

        assertThat(number).isEqualTo(1);
        handle.assertUsable();
    }

    @Test
    void givenReceiveThatFails_whenExecuted_thenOutcomeIsUnknown() {
        Handle handle = Handle.script(q -> q.kernel().failReceive(14));

        NetlinkIOException failure = catchThrowableOfType(NetlinkIOException.class, handle::execute);

        assertThat(failure).hasMessage("THING_NEW thing 1: EFAULT: Bad address");
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        handle.assertUsable();
    }

    @Test
    void givenTimeoutBeyondAllCounting_whenWaiting_thenInterruptible() {
        FakeKernel kernel = FakeKernel.script(q -> {});
        kernel.onWait(() -> Thread.currentThread().interrupt());
        NetlinkClient client =
                new NetlinkClient(kernel, SocketOptions.defaults().timeout(Duration.ofSeconds(Long.MAX_VALUE)));

        NetlinkInterruptedException failure =
                catchThrowableOfType(NetlinkInterruptedException.class, () -> client.execute(Handle.change()));

        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void givenBodyThatThrows_whenExecuted_thenNothingIsSent() {
        Handle handle = Handle.script();
        Request wrong = Request.of(Thing.NEW, 0, writer -> writer.put(Thing.PORT, 9001), () -> "");

        Throwable failure = catchThrowable(() -> handle.client.execute(wrong));

        assertThat(failure)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("THING_DETAIL > DETAIL_PORT must be 0 to 9000: 9001");
        assertThat(handle.kernel.requests()).isEmpty();
        handle.assertUsable();
    }

    @Test
    @DisplayName("F55: after 4294967295 comes 1, and 2147483647 is nothing special")
    void givenLastSequenceNumbers_whenCalled_thenZeroIsLeftOut() {
        Handle handle = Handle.script();

        handle.client.sequence = -3;
        handle.execute();
        handle.execute();
        handle.execute();
        handle.client.sequence = -2;
        int pair = handle.executeThenFetch(4);
        handle.client.sequence = Integer.MAX_VALUE;
        int high = handle.fetch(5);

        assertThat(handle.kernel.requests())
                .extracting(Sent::sequence)
                .isEqualTo(List.of(-2, -1, 1, 1, 2, Integer.MIN_VALUE));
        assertThat(pair).isEqualTo(4);
        assertThat(high).isEqualTo(5);
        handle.assertUsable();
    }
}
