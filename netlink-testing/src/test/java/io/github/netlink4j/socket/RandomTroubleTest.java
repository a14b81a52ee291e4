package io.github.netlink4j.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.Outcome;
import io.github.netlink4j.socket.Trouble.Truth;
import io.github.netlink4j.testing.Answer;
import io.github.netlink4j.testing.Bytes;
import io.github.netlink4j.testing.FakeKernel;
import io.github.netlink4j.testing.Sent;
import io.github.netlink4j.testing.Soak;
import io.github.netlink4j.testing.Thing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random combinations of faults: each request may meet any fault, with foreign messages, signals and lost messages
 * before, during and after the answer. In any case no answer is wrong, no change is sent twice, and what a call reports about
 * its change is true.
 */
@Tag("soak")
class RandomTroubleTest {
    private static final int COMPOSITIONS = (int) Soak.times(1000, 3000);
    private static final long SEED = 20260101;
    private static final int CALLS = 3;

    private static final int EINTR = 4;
    private static final int ENOMEM = 12;
    private static final int EEXIST = 17;

    /** Messages that may arrive at any time, and answer no request. */
    private static final List<Consumer<Sent>> NOISES = List.of(
            q -> Troubles.wrong(q.answer().sender(Troubles.STRANGER)).send(),
            q -> q.answer().sender(Troubles.STRANGER).raw(new byte[40_000]).send(),
            q -> Troubles.wrong(q.answer().port(1)).send(),
            q -> Troubles.wrong(q.answer().sequence(0)).send(),
            q -> Troubles.wrong(q.answer().sequence(q.sequence() - 100)).send(),
            q -> Troubles.wrong(q.answer().sequence(q.sequence() + 100)).send(),
            q -> Troubles.wrong(q.answer().group(1)).send(),
            q -> q.answer().message(1, 0).message(5, 0, new byte[4]).send(),
            q -> q.answer().message(4, 0).send(),
            q -> q.answer().raw(new byte[7]).send(),
            q -> q.answer().send(),
            q -> Collections.nCopies(20, EINTR).forEach(q.kernel()::failReceive),
            Sent::enobufs);

    /** Faults in the kernel's answer, as opposed to events that happen to the socket or the thread. */
    private static final List<Trouble> TROUBLES = Troubles.all().stream()
            .filter(trouble -> trouble.steps().size() == 1)
            .filter(trouble ->
                    !Set.of("F37", "F40", "F52", "F53").contains(trouble.name().substring(0, 3)))
            .toList();

    private final Random random = new Random(SEED);
    /** The true outcome of each request that has reached the kernel in the current call. */
    private final List<Truth> truths = new ArrayList<>();

    private boolean sendFailed;

    @Test
    @Timeout(600)
    void givenAnyTroubles_whenCalled_thenEndsTruthfullyAndTheHandleServesAgain() {
        int[] endings = new int[3];
        for (int composition = 0; composition < COMPOSITIONS; composition++) {
            random.setSeed(SEED + composition);
            Handle handle = Handle.impatient(FakeKernel.script());
            for (int i = 0; i < CALLS; i++) {
                Call call = Call.values()[random.nextInt(Call.values().length)];
                String ending = callInTrouble(handle, call);
                endings[ending.equals(Call.DONE) ? 0 : ending.contains("UNKNOWN") ? 1 : 2]++;
                assertTruth("composition " + composition + ": " + call + ": " + ending, call, ending);
            }
            handle.kernel.then(Handle::answerWell);
            handle.assertUsable();
        }
        System.out.println(COMPOSITIONS * CALLS + " calls with random faults: done, unknown, otherwise: "
                + Arrays.toString(endings));
        assertThat(endings).doesNotContain(0);
    }

    private String callInTrouble(Handle handle, Call call) {
        truths.clear();
        handle.kernel.then(request -> {
            truths.add(Truth.UNREPORTED);
            truths.set(truths.size() - 1, answer(request, call));
        });
        sendFailed = chance(20);
        if (sendFailed) {
            handle.kernel.failSend(ENOMEM);
        } else if (chance(20)) {
            handle.kernel.failSend(EINTR).failSend(EINTR);
        }
        boolean interrupted = chance(20);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        String ending = call.ending(handle);
        assertThat(Thread.interrupted()).isEqualTo(interrupted);
        return ending;
    }

    private boolean chance(int oneOf) {
        return random.nextInt(oneOf) == 0;
    }

    private Truth answer(Sent request, Call call) {
        noise(request);
        Truth truth = chance(3) ? trouble(request, call) : answerPlainly(request);
        noise(request);
        return truth;
    }

    private void noise(Sent request) {
        while (chance(2)) {
            NOISES.get(random.nextInt(NOISES.size())).accept(request);
        }
    }

    private Truth answerPlainly(Sent request) {
        if (chance(4)) {
            request.error(EEXIST);
            return Truth.REFUSED;
        }
        if (request.isDump()) {
            request.answer()
                    .flags(chance(4) ? Answer.INTERRUPTED : 0)
                    .object(Thing.payload(1))
                    .send();
            noise(request);
            request.object(Thing.payload(2, chance(8) ? Bytes.of().attr(77, new byte[60_000]) : Bytes.of()));
            noise(request);
            request.done();
        } else {
            Handle.answerWell(request);
        }
        return Truth.CARRIED_OUT;
    }

    private Truth trouble(Sent request, Call call) {
        Trouble trouble = TROUBLES.get(random.nextInt(TROUBLES.size()));
        // The query that follows a change is a fetch.
        Call asked = call == Call.CREATE && request.type() == Thing.GET.number() ? Call.FETCH : call;
        if (!trouble.calls().contains(asked)) {
            return Truth.UNREPORTED;
        }
        trouble.steps().get(0).accept(request);
        return trouble.truth();
    }

    private void assertTruth(String what, Call call, String ending) {
        assertThat(ending).as(what).doesNotContain("wrong");
        if (call.isBatch()) {
            String[] outcomes = ending.split(", ");
            for (int i = 0; i < 3; i++) {
                assertTruth(what, i, ending.equals(Call.DONE) ? Outcome.DONE : Outcome.valueOf(outcomes[i]), call);
            }
            assertThat(truths).as(what).hasSize(sendFailed ? 0 : 3);
        } else if (call == Call.CHANGE || call == Call.CREATE) {
            Outcome outcome = ending.equals(Call.DONE)
                    ? Outcome.DONE
                    : Outcome.valueOf(ending.substring(ending.lastIndexOf(' ') + 1));
            assertTruth(what, 0, outcome, call);
        }
        if (call == Call.CHANGE) {
            assertThat(truths).as(what).hasSize(sendFailed ? 0 : 1);
        }
    }

    private void assertTruth(String what, int position, Outcome outcome, Call call) {
        if (outcome == Outcome.NOT_SENT || sendFailed) {
            assertThat(outcome == Outcome.NOT_SENT && truths.isEmpty()).as(what).isTrue();
            return;
        }
        Truth truth = truths.get(position);
        switch (outcome) {
            // No answer means success when only failures are acknowledged.
            case DONE ->
                assertThat(truth == Truth.CARRIED_OUT || call == Call.QUIET_BATCH && truth == Truth.UNREPORTED)
                        .as(what)
                        .isTrue();
            case REJECTED -> assertThat(truth).as(what).isEqualTo(Truth.REFUSED);
            default -> assertThat(outcome).as(what).isEqualTo(Outcome.UNKNOWN);
        }
    }
}
