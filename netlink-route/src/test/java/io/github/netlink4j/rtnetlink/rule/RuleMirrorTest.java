package io.github.netlink4j.rtnetlink.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.mirror.Mirror;
import io.github.netlink4j.rtnetlink.mirror.MirrorEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mirror holds the rules of the kernel, and equal ones as often as they exist. */
@LiveRoute
@Timeout(120)
class RuleMirrorTest {
    private static final int STEADY = 600;
    private static final Duration LONG = Duration.ofSeconds(30);

    private Mirror mirror;
    private final List<MirrorEvent> events = new ArrayList<>();

    @BeforeEach
    void open() {
        mirror = Mirror.open(Rule.TYPE);
        mirror.awaitQuiet(LONG);
    }

    @AfterEach
    void close() {
        mirror.close();
    }

    private static RuleSpec usual() {
        return RuleSpec.ipv4().from("10.1.0.0/16").lookup(100).priority(1000);
    }

    private void assertEqual(RtNetlink nl) {
        mirror.awaitQuiet(events::add, LONG);
        assertThat(contents(mirror.of(Rule.TYPE).list()))
                .isEqualTo(contents(nl.rules().list()));
    }

    /** Rules without state, in a fixed order. */
    private static List<String> contents(List<Rule> rules) {
        return rules.stream()
                .map(rule -> rule.family() + " " + rule.toString().replaceAll(" \\[(unresolved|detached)]", ""))
                .sorted()
                .toList();
    }

    @Test
    void givenMirror_whenFirstRead_thenItEqualsTheKernel(RtNetlink nl) {
        assertThat(mirror.of(Rule.TYPE).size()).isEqualTo(5);

        assertEqual(nl);
    }

    @Test
    void givenRulesOfEveryKind_whenAddedAndDeleted_thenMirrorEqualsTheKernel(RtNetlink nl) {
        RuleJsonTest.specs().forEach(nl.rules()::add);
        assertEqual(nl);
        assertThat(mirror.of(Rule.TYPE).by(Rule.BY_TABLE, 100L)).hasSizeGreaterThan(20);
        assertThat(mirror.of(Rule.TYPE).by(Rule.BY_PRIORITY, 1000L)).hasSize(2);
        assertThat(mirror.of(Rule.TYPE).list(RuleFilter.all().ipv6().table(100)))
                .allMatch(RuleView::isIpv6)
                .isNotEmpty();

        nl.rules().flush();

        assertEqual(nl);
    }

    @Test
    @DisplayName("H64: equal rules may exist several times; a message does not say which of them is meant")
    void givenEqualRules_whenTheyComeAndGo_thenMirrorEqualsTheKernelEachTime(RtNetlink nl) {
        nl.rules().add(usual());
        assertEqual(nl);
        for (int copies = 2; copies <= 4; copies++) {
            Seen.addAgain(nl, usual());
            assertEqual(nl);
            assertThat(mirror.of(Rule.TYPE).by(Rule.BY_TABLE, 100L)).hasSize(copies);
        }

        for (int copies = 3; copies >= 0; copies--) {
            nl.rules().delete(usual());
            assertEqual(nl);
            assertThat(mirror.of(Rule.TYPE).by(Rule.BY_TABLE, 100L)).hasSize(copies);
        }

        assertThat(events.stream().filter(MirrorEvent.Added.class::isInstance)).hasSize(4);
        assertThat(events.stream().filter(MirrorEvent.Removed.class::isInstance))
                .hasSize(4);
        assertThat(events).hasSize(8);
    }

    @Test
    void givenRulesThatDifferInNotOrGotoOnly_whenTheyComeAndGo_thenBothAreHeld(RtNetlink nl) {
        nl.rules().add(usual());
        Rule inverted = nl.rules().ensure(usual().not());
        nl.rules().ensure(usual().goTo(2000));
        nl.rules().ensure(usual().goTo(3000));
        assertEqual(nl);
        assertThat(mirror.of(Rule.TYPE).find(Rule.TYPE.key(inverted))).isPresent();

        nl.rules().delete(usual());

        assertEqual(nl);
        assertThat(mirror.of(Rule.TYPE).by(Rule.BY_PRIORITY, 1000L)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void givenManyChangesAtRandom_whenTheyAreOver_thenMirrorEqualsTheKernel(long seed, RtNetlink nl) {
        Random random = new Random(seed);
        for (int step = 0; step < 1000; step++) {
            int number = random.nextInt(12);
            RuleSpec rule = (random.nextBoolean() ? RuleSpec.ipv4() : RuleSpec.ipv6())
                    .lookup(100)
                    .mark(1 + number)
                    .priority(1000 + number % 3);
            if (random.nextInt(5) < 3) {
                Seen.addAgain(nl, rule);
            } else if (nl.rules().find(rule).isPresent()) {
                nl.rules().delete(rule);
            }
            if (random.nextInt(10) == 0) {
                mirror.poll(events::add, Duration.ZERO);
            }
            if (step % 100 == 0) {
                assertEqual(nl);
            }
        }

        assertEqual(nl);
    }

    @Test
    @DisplayName("H3: a listing of rules does not report that it was interrupted; a mirror finds out, and reads again")
    void givenChurn_whenReadByAMirror_thenNoRuleIsMissingOrTwice(RtNetlink nl) throws Exception {
        for (int i = 0; i < STEADY; i++) {
            nl.rules().add(RuleSpec.ipv4().mark(i + 1).lookup(100).priority(20_000 + i));
        }
        AtomicBoolean over = new AtomicBoolean();
        Thread churn = new Thread(() -> {
            RuleSpec rule = RuleSpec.ipv4().lookup(101).priority(1);
            while (!over.get()) {
                nl.rules().add(rule);
                nl.rules().deleteFirst(rule);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
            }
        });
        churn.start();
        try {
            for (int i = 0; i < 20; i++) {
                List<Rule> read = Mirror.read(LONG, Rule.TYPE).of(Rule.TYPE).by(Rule.BY_TABLE, 100L);

                assertThat(read).hasSize(STEADY);
                assertThat(read.stream().map(RuleView::priority).distinct()).hasSize(STEADY);
            }
        } finally {
            over.set(true);
            churn.join();
        }
    }
}
