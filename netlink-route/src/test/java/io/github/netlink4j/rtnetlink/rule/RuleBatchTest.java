package io.github.netlink4j.rtnetlink.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.BatchResults;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.rtnetlink.Batch;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import org.junit.jupiter.api.Test;

/** Many rules at a time. */
@LiveRoute
class RuleBatchTest {
    private static final int RULES = 500;

    private static RuleSpec rule(int number) {
        return RuleSpec.ipv4().mark(number + 1).lookup(100).priority(1000 + number);
    }

    @Test
    void givenManyRules_whenAddedAndDeletedInABatch_thenTheKernelHasThemAndThenNot(RtNetlink nl) {
        Batch batch = nl.batch();
        for (int i = 0; i < RULES; i++) {
            batch.rules().add(rule(i));
        }
        assertThat(nl.rules().count(RuleFilter.all().table(100))).isZero();

        batch.execute();

        assertThat(nl.rules().count(RuleFilter.all().table(100))).isEqualTo(RULES);
        for (Rule rule : nl.rules().list(RuleFilter.all().table(100))) {
            batch.rules().deleteFirst(RuleSpec.of(rule));
        }
        batch.execute();
        assertThat(nl.rules().count(RuleFilter.all().table(100))).isZero();
    }

    @Test
    void givenRuleThatExists_whenAddedInABatch_thenItAloneFails(RtNetlink nl) {
        nl.rules().add(rule(1));
        Batch batch = nl.batch();
        batch.rules().add(rule(0));
        batch.rules().add(rule(1));
        batch.rules().add(rule(2));

        BatchResults results = batch.attempt();

        assertThat(results.failures()).hasSize(1);
        assertThat(((KernelException) results.failures().get(0).cause()).isExists())
                .isTrue();
        assertThat(nl.rules().count(RuleFilter.all().table(100))).isEqualTo(3);
    }
}
