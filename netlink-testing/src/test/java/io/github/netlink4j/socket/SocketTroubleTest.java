package io.github.netlink4j.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.NetlinkInterruptedException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.testing.FakeKernel;
import io.github.netlink4j.testing.Sent;
import io.github.netlink4j.testing.Thing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A handle whose socket fails, or that is used wrongly or for a very long time. */
@Timeout(20)
class SocketTroubleTest {
    @Test
    void givenVisitor_whenItUsesTheSameHandle_thenRefusedWithTheReason() {
        Handle handle = Handle.script();

        Throwable failure = catchThrowable(() -> handle.forEach(thing -> handle.execute()));

        assertThat(failure)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a handle cannot be used from inside its own visitor");
        handle.assertUsable();
    }

    @Test
    void givenViewKeptByTheVisitor_whenReadAfterwards_thenRefusedWithTheReason() {
        Handle handle = Handle.script();
        Thing[] kept = new Thing[1];
        handle.forEach(thing -> kept[0] = thing);

        Throwable failure = catchThrowable(() -> kept[0].get(Thing.SIZE, 0));

        assertThat(failure).isInstanceOf(IllegalStateException.class).hasMessageContaining("copy() keeps one");
    }

    @ParameterizedTest
    @CsvSource({"111, ECONNREFUSED", "1, EPERM", "12, ENOMEM", "90, EMSGSIZE", "105, ENOBUFS", "11, EAGAIN"})
    @DisplayName("F38, F40: the socket does not accept the request")
    void givenSendThatFails_whenExecuted_thenNotSent(int errno, String name) {
        Handle handle = Handle.script();
        handle.kernel.failSend(errno);

        NetlinkIOException failure = catchThrowableOfType(NetlinkIOException.class, handle::execute);

        assertThat(failure).hasMessageStartingWith("THING_NEW thing 1").hasMessageContaining(": " + name + ": ");
        assertThat(failure.errno()).isEqualTo(errno);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
        handle.assertUsable();
    }

    @Test
    @DisplayName("F39: sending is interrupted by signals, then refused, then succeeds")
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
    @DisplayName("F36: receiving is interrupted by a thousand signals")
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
    @DisplayName("F37: woken without a reason, repeatedly")
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
    @DisplayName("F55: sequence number 1 follows 4294967295, and 2147483647 is nothing special")
    void givenLastSequenceNumbers_whenCalled_thenZeroIsLeftOut() {
        Handle handle = Handle.script();

        handle.client.roundTrip.sequence = -3;
        handle.execute();
        handle.execute();
        handle.execute();
        handle.client.roundTrip.sequence = -2;
        int pair = handle.executeThenFetch(4);
        handle.client.roundTrip.sequence = Integer.MAX_VALUE;
        int high = handle.fetch(5);

        assertThat(handle.kernel.requests())
                .extracting(Sent::sequence)
                .isEqualTo(List.of(-2, -1, 1, 1, 2, Integer.MIN_VALUE));
        assertThat(pair).isEqualTo(4);
        assertThat(high).isEqualTo(5);
        handle.assertUsable();
    }
}
