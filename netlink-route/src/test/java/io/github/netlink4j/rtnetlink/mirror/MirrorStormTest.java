package io.github.netlink4j.rtnetlink.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.rtnetlink.Reflection;
import io.github.netlink4j.rtnetlink.Replay;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.address.Address;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.neighbour.Neighbour;
import io.github.netlink4j.rtnetlink.route.Route;
import io.github.netlink4j.rtnetlink.rule.Rule;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.sys.NetnsThread;
import io.github.netlink4j.testing.NetnsTest;
import io.github.netlink4j.testing.Soak;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Changes a namespace from several threads as fast as possible, under a mirror with a small queue and a slow consumer, and
 * compares the mirror with the kernel when that ends; several times.
 * {@code -Dnetlink4j.test.scale=100 -Dnetlink4j.test.storm.seed=7} makes it longer, and different.
 */
@NetnsTest
@Tag("storm")
class MirrorStormTest {
    private static final int ROUNDS = (int) Soak.times(4, 40);
    private static final long SEED = Long.getLong("netlink4j.test.storm.seed", 1);
    private static final int[] QUEUES = {4 << 10, 16 << 10, 212_992};
    private static final Duration LONG = Duration.ofSeconds(30);
    /**
     * At least one, and one more for what was lost meanwhile; the kernel itself continues with deferred changes for a while.
     */
    private static final int MOST_QUESTIONS_AFTERWARDS = 8;

    private long changes;
    private int overruns;
    private long questions;
    private long mostQuestionsAfterwards;

    @Test
    @DisplayName("T2, H2, H3, H11, H13, H14: a mirror equals the kernel again after any storm")
    void givenStorms_whenTheyAreOver_thenTheMirrorEqualsTheKernel() throws Exception {
        List<String> divergent = new ArrayList<>();

        for (int round = 0; round < ROUNDS; round++) {
            long seed = SEED * 1_000_003 + round;
            List<String> wrong =
                    NetnsThread.callInNew(() -> new Round(new Random(new SplittableRandom(seed).nextLong())).play());
            if (!wrong.isEmpty()) {
                divergent.add("round " + round + " of seed " + SEED + ": " + wrong);
            }
        }

        System.out.printf(
                "storm: seed %d, rounds %d, changes %d, overruns %d, questions %d, at most %d after the end, divergent %d%n",
                SEED, ROUNDS, changes, overruns, questions, mostQuestionsAfterwards, divergent.size());
        assertThat(divergent).isEmpty();
        assertThat(overruns).isPositive();
        assertThat(mostQuestionsAfterwards).isLessThanOrEqualTo(MOST_QUESTIONS_AFTERWARDS);
    }

    private final class Round {
        private final Random random;

        Round(Random random) {
            this.random = random;
        }

        List<String> play() throws InterruptedException {
            Set<Churn> churns = EnumSet.noneOf(Churn.class);
            while (churns.size() < 3) {
                churns.add(Churn.values()[random.nextInt(Churn.values().length)]);
            }
            SocketOptions options =
                    SocketOptions.defaults().timeout(LONG).receiveBuffer(QUEUES[random.nextInt(QUEUES.length)]);
            long pauseMicros = random.nextInt(4) * random.nextInt(3_300);
            Replay replay = new Replay();
            try (RtNetlink nl = RtNetlink.open();
                    Mirror mirror =
                            Mirror.open(options, Link.TYPE, Address.TYPE, Route.TYPE, Rule.TYPE, Neighbour.TYPE)) {
                nl.links().up("lo");
                Churn.prepareAll(nl);
                List<Changer> changers = new ArrayList<>();
                for (Churn churn : churns) {
                    changers.add(new Changer(RtNetlink.open(), new Random(random.nextLong()), churn::act).start());
                }
                long end = System.nanoTime() + 50_000_000L + random.nextInt(150) * 1_000_000L;
                while (System.nanoTime() - end < 0) {
                    mirror.poll(
                            event -> {
                                replay.accept(event);
                                LockSupport.parkNanos(random.nextInt(8) == 0 ? pauseMicros * 1000 : 0);
                            },
                            Duration.ofMillis(5));
                }
                for (Changer changer : changers) {
                    changes += changer.end();
                }
                return compare(nl, mirror, replay);
            }
        }

        private List<String> compare(RtNetlink nl, Mirror mirror, Replay replay) {
            long before = mirror.questions();
            mirror.awaitQuiet(replay, LONG);
            mostQuestionsAfterwards = Math.max(mostQuestionsAfterwards, mirror.questions() - before);
            List<String> wrong = Reflection.differences(nl, mirror, replay);
            overruns += replay.overruns;
            questions += mirror.questions();
            wrong.addAll(replay.faults(Stream.of(
                            mirror.of(Link.TYPE).list(),
                            mirror.of(Address.TYPE).list(),
                            mirror.of(Route.TYPE).list(),
                            mirror.of(Rule.TYPE).list(),
                            mirror.of(Neighbour.TYPE).list())
                    .flatMap(List::stream)));
            return wrong;
        }
    }
}
