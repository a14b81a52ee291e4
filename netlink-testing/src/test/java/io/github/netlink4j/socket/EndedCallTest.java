package io.github.netlink4j.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.netlink4j.NetlinkException;
import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.NetlinkInterruptedException;
import io.github.netlink4j.NetlinkTimeoutException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.testing.FakeKernel;
import io.github.netlink4j.testing.Sent;
import io.github.netlink4j.testing.Thing;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A handle that is closed, interrupted, or used by another thread. */
@Timeout(20)
class EndedCallTest {
    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @Test
    @DisplayName("F53: closed while a change waits for its acknowledgement")
    void givenWaitingChange_whenClosedByAnotherThread_thenEndsAtOnce() {
        Handle handle = Handle.patient(FakeKernel.script(q -> {}));
        handle.kernel.onWait(() -> new Thread(handle.client::close).start());

        NetlinkIOException failure = catchThrowableOfType(NetlinkIOException.class, handle::execute);

        assertThat(failure).hasMessage("THING_NEW thing 1: the handle was closed");
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure.errno()).isZero();
    }

    @Test
    @DisplayName("F53: closed during a listing")
    void givenListing_whenClosedByItsVisitor_thenEndsAtOnce() {
        Handle handle = Handle.patient(FakeKernel.script(q -> q.object(Thing.payload(1))));

        NetlinkIOException failure =
                catchThrowableOfType(NetlinkIOException.class, () -> handle.forEach(thing -> handle.client.close()));

        assertThat(failure).hasMessage("THING_GET thing 0: the handle was closed");
        assertThat(failure.outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    @DisplayName("F53: closed between the beginning of a call and its request")
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
    void givenClosedHandle_whenUsedOrClosedAgain_thenFailsWithTheReason() {
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
        kernel.requests().get(0).object(Thing.payload(1));

        assertThat(failure.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(Thread.interrupted()).isTrue();
        handle.assertUsable();
        assertThat(handle.client.drops().late()).isEqualTo(1);
    }

    @Test
    @DisplayName("F52: interrupted while an interrupted listing is repeated")
    void givenInterruptedListing_whenInterrupted_thenNotRepeated() {
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
                            .hasMessage("THING_NEW thing 1: another thread used this handle until the timeout");
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
                            .hasMessage("THING_NEW thing 1: interrupted while another thread used the handle");
                    assertThat(interrupted.outcome()).isEqualTo(Outcome.NOT_SENT);
                },
                () -> "outer");

        handle.client.execute(outer);

        assertThat(handle.kernel.requests()).hasSize(1);
        handle.assertUsable();
    }
}
