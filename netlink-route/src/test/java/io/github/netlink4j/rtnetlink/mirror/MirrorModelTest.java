package io.github.netlink4j.rtnetlink.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.rtnetlink.Replay;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.route.Route;
import io.github.netlink4j.testing.Soak;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Plays thousands of short random sequences of a {@link WildKernel} to a mirror, in orders that are rare on a real one. */
class MirrorModelTest {
    private static final int STORIES = (int) Soak.times(1000);
    private static final long SEED = Long.getLong("netlink4j.test.storm.seed", 1);
    private static final int MOST_POLLS = 2000;

    @Test
    @DisplayName("T2, H2, H3, H4, H11, H14: a mirror comes to hold what the kernel has, whatever happened when")
    void givenStories_whenTheyAreOver_thenTheMirrorHoldsWhatTheKernelHas() {
        List<String> wrong = new ArrayList<>();
        long overruns = 0;

        for (int story = 0; story < STORIES && wrong.isEmpty(); story++) {
            long seed = SEED * 1_000_003 + story;
            // The first numbers of two consecutive seeds are nearly the same.
            Random random = new Random(new SplittableRandom(seed).nextLong());
            WildKernel kernel = new WildKernel(random);
            Mirror mirror = new Mirror(kernel.events, kernel.client(), Link.TYPE, Route.TYPE);
            Replay replay = new Replay();
            tell(kernel, mirror, replay, random);
            settle(mirror, replay);
            overruns += mirror.overruns();
            List<String> held = contents(mirror);
            List<String> had = kernel.contents();
            if (!held.stream().sorted().toList().equals(had.stream().sorted().toList())) {
                wrong.add("seed " + seed + ": kernel " + had + ", mirror " + held);
            }
            replay.changes()
                    .filter(MirrorModelTest::isSteady)
                    .forEach(object -> wrong.add("seed " + seed + ": " + object));
            wrong.addAll(replay.faults(
                    Stream.of(mirror.of(Link.TYPE).list(), mirror.of(Route.TYPE).list())
                            .flatMap(List::stream)));
        }

        assertThat(wrong).isEmpty();
        assertThat(overruns).isPositive();
    }

    private static void tell(WildKernel kernel, Mirror mirror, Replay replay, Random random) {
        for (int i = random.nextInt(120); i > 0; i--) {
            if (random.nextInt(6) == 0) {
                mirror.poll(replay, Duration.ZERO);
            } else {
                kernel.happen();
            }
        }
        kernel.calm(random.nextInt(12));
    }

    private static void settle(Mirror mirror, Replay replay) {
        for (int polls = 0; polls < MOST_POLLS || !mirror.isSynced(); polls++) {
            mirror.poll(replay, Duration.ZERO);
            if (mirror.isSynced() && mirror.poll(replay, Duration.ZERO) == 0) {
                return;
            }
        }
    }

    /** Whether the object is one that never changes. */
    private static boolean isSteady(MessageView object) {
        return object instanceof Link link
                ? link.index() == WildKernel.STEADY
                : ((Route) object).linkIndex() == WildKernel.STEADY;
    }

    private static List<String> contents(Mirror mirror) {
        List<String> all = new ArrayList<>();
        mirror.of(Link.TYPE)
                .list()
                .forEach(link -> all.add(link.name() + " " + link.mtu() + (link.isUp() ? " up" : " down")));
        mirror.of(Route.TYPE)
                .list()
                .forEach(route ->
                        all.add(route.destination() + " metric " + route.metric() + " dev " + route.linkIndex()));
        return all;
    }
}
