package io.github.netlink4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.socket.Datagram;
import io.github.netlink4j.socket.Transport.Wait;
import io.github.netlink4j.sys.Native;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The faults of the fake kernel that other tests use. */
@Timeout(20)
class FakeKernelTest {
    private final FakeKernel kernel = FakeKernel.script();
    private final Datagram datagram = new Datagram(64);

    @Test
    void givenSomethingUnasked_whenReceived_thenItComesFromTheKernelToAGroupAndAnswersNoRequest() {
        kernel.unsolicited().message(16, 0, Thing.payload(1)).send();
        kernel.unsolicited().sender(9).group(0).sequence(5).raw((byte) 1).send();

        int first = kernel.receive(datagram);

        assertThat(first).isZero();
        assertThat(datagram.group()).isEqualTo(1);
        assertThat(datagram.senderPort()).isZero();
        assertThat(datagram.bytes())
                .startsWith(Bytes.of().message(16, 0, 0, 0, Thing.payload(1)).toArray());
        assertThat(kernel.receive(datagram)).isZero();
        assertThat(datagram.length()).isEqualTo(1);
        assertThat(datagram.senderPort()).isEqualTo(9);
        assertThat(kernel.receive(datagram)).isEqualTo(-Native.EAGAIN);
    }

    @Test
    @DisplayName("F34: what does not fit is lost, and the true length shows that")
    void givenDatagramLargerThanTheBuffer_whenReceived_thenCut() {
        kernel.unsolicited().raw(new byte[100]).send();

        int result = kernel.receive(datagram);

        assertThat(result).isZero();
        assertThat(datagram.isTruncated()).isTrue();
        assertThat(datagram.length()).isEqualTo(64);
        assertThat(datagram.trueLength()).isEqualTo(100);
    }

    @Test
    @DisplayName("F52: interrupted between the wait and the receive")
    void givenActionAmidTheAnswers_whenReceived_thenDoneAtItsPlace() {
        List<Integer> seen = new ArrayList<>();
        kernel.unsolicited().raw(new byte[1]).send();
        kernel.onReceive(() -> seen.add(datagram.length()));
        kernel.onReceive(Thread.currentThread()::interrupt);
        kernel.unsolicited().raw(new byte[2]).send();

        assertThat(kernel.receive(datagram)).isZero();
        assertThat(seen).isEmpty();
        assertThat(kernel.await(0)).isEqualTo(Wait.READY);
        assertThat(kernel.receive(datagram)).isZero();

        assertThat(seen).containsExactly(1);
        assertThat(datagram.length()).isEqualTo(2);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    @DisplayName("F37: woken without a reason")
    void givenActionAndNothingBehindIt_whenWaiting_thenWokenForNothing() {
        kernel.onReceive(() -> {});

        assertThat(kernel.await(Long.MAX_VALUE)).isEqualTo(Wait.READY);
        assertThat(kernel.receive(datagram)).isEqualTo(-Native.EAGAIN);
        assertThat(kernel.await(0)).isEqualTo(Wait.TIMED_OUT);
    }

    @Test
    @DisplayName("F53: closed in a receive")
    void givenCloseInAReceive_whenReceived_thenClosed() {
        kernel.onReceive(kernel::close);
        kernel.unsolicited().raw(new byte[2]).send();

        assertThat(kernel.receive(datagram)).isEqualTo(-Native.EBADF);
        assertThat(kernel.await(Long.MAX_VALUE)).isEqualTo(Wait.CLOSED);
    }

    @Test
    @DisplayName("F53: closed in a send")
    void givenCloseInASend_whenSent_thenItHasComeAndNothingIsAnswered() {
        FakeKernel closing = FakeKernel.script(q -> q.ack().kernel().close());
        byte[] request = Bytes.of().message(16, 5, 1, 0).toArray();

        assertThat(closing.send(request, request.length)).isZero();
        assertThat(closing.requests()).hasSize(1);
        assertThat(closing.receive(datagram)).isEqualTo(-Native.EBADF);
    }
}
