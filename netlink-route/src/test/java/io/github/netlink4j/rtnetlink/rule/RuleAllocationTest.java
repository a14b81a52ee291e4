package io.github.netlink4j.rtnetlink.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.rtnetlink.Batch;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.testing.Garbage;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Rules are listed one by one without allocation, once the handle is warm. */
@LiveRoute
class RuleAllocationTest {
    private static final int RULES = 1000;
    private static final int LIMIT = 1024;

    /** Calls all getters of each rule that are not to allocate. */
    private static final class Sum implements Consumer<RuleView> {
        private final IpPrefix wanted = IpPrefix.parse("10.1.3.7");
        private long rules;
        private long found;
        private long total;

        @Override
        public void accept(RuleView rule) {
            rules++;
            found += rule.matchesFrom(wanted) || rule.matchesTo(wanted) ? 1 : 0;
            total += rule.family() + rule.priority() + rule.table() + rule.actionNumber() + rule.flags() + rule.tos();
            total += rule.mark() + rule.markMask() + rule.ipProtocol() + rule.protocol() + rule.target();
            total += rule.dscp() + rule.dscpMask() + rule.flowLabel() + rule.flowLabelMask() + rule.tunnelId();
            total += rule.suppressPrefixLength() + rule.suppressIfGroup() + rule.realmFrom() + rule.realmTo();
            total += rule.sourcePortMask() + rule.destinationPortMask();
            total += rule.isInverted() || rule.isL3mdev() || rule.isUnresolved() || rule.isIifDetached() ? 1 : 0;
        }
    }

    @Test
    void givenThousandRulesOfEachFamily_whenShownOneByOne_thenNoGarbage(RtNetlink nl) {
        addMany(nl);
        Sum sum = new Sum();
        RuleFilter filter = RuleFilter.all().table(100).iif("lo").mark(1, 0xff);

        long bytes = Garbage.fewestBytes(100, 20, () -> nl.rules().forEach(filter, sum));

        assertThat(sum.rules).isEqualTo(120L * 2 * RULES);
        assertThat(sum.found).isEqualTo(120);
        assertThat(sum.total).isPositive();
        assertThat(bytes).as("bytes for %d rules", 2 * RULES).isLessThan(LIMIT);
    }

    private static void addMany(RtNetlink nl) {
        Batch batch = nl.batch();
        for (int i = 0; i < RULES; i++) {
            String ipv4 = "10.1." + i / 250 + "." + i % 250;
            batch.rules().add(usual(RuleSpec.ipv4().from(ipv4), i));
            batch.rules().add(usual(RuleSpec.ipv6().from("fd00::" + Integer.toHexString(i)), i));
        }
        batch.execute();
    }

    private static RuleSpec usual(RuleSpec rule, int number) {
        return rule.iif("lo").mark(1, 0xff).lookup(100).priority(1000 + number);
    }
}
