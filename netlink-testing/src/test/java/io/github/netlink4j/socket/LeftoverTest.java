package io.github.netlink4j.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.testing.FakeKernel;
import io.github.netlink4j.testing.Sent;
import io.github.netlink4j.testing.Thing;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages that a call which ended early has left in the queue do not affect the next one. */
@Timeout(20)
class LeftoverTest {
    private static final Consumer<Sent> UNREADABLE = q ->
            q.answer().messageOfLength(1000, Thing.NEW.number(), new byte[8]).send();

    @Test
    @DisplayName("F27: two unreadable answers, of which the first ends the call")
    void givenSecondUnreadableAnswer_whenCalledNext_thenItIsTheOldCallsAlone() {
        Handle handle = Handle.script(q -> {
            UNREADABLE.accept(q);
            UNREADABLE.accept(q);
        });

        Throwable failure = catchThrowable(handle::execute);

        assertThat(failure).isInstanceOf(MalformedMessageException.class);
        handle.assertUsable();
        assertThat(handle.client.drops().late()).isEqualTo(1);
    }

    @Test
    @DisplayName("F27: an unreadable answer that comes after the timeout")
    void givenUnreadableAnswerThatIsLate_whenCalledNext_thenItIsTheOldCallsAlone() {
        FakeKernel kernel = FakeKernel.script(q -> {});
        Handle handle = Handle.on(kernel);
        catchThrowable(handle::execute);

        UNREADABLE.accept(kernel.requests().get(0));

        handle.assertUsable();
        assertThat(handle.client.drops().late()).isEqualTo(1);
    }

    @Test
    @DisplayName("F27: an unreadable message for another port")
    void givenUnreadableMessageForAnotherPort_whenCalled_thenTheAnswerCounts() {
        Handle handle = Handle.script(q -> {
            q.answer()
                    .port(1)
                    .messageOfLength(1000, Thing.NEW.number(), new byte[8])
                    .send();
            q.ack();
        });

        handle.execute();

        assertThat(handle.client.drops().misaddressed()).isEqualTo(1);
        handle.assertUsable();
    }
}
