package io.github.netlink4j.rtnetlink.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.object.RouteProtocol;
import io.github.netlink4j.rtnetlink.rule.RuleView.Action;
import io.github.netlink4j.testing.Cli;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Listings contain all rules that match, and no others. */
@LiveRoute
class RuleFilterTest {
    @BeforeEach
    void add() {
        Seen.ip("""
                rule add from 10.1.0.0/16 lookup 100 priority 10
                rule add from 10.1.0.0/24 to 10.2.0.0/16 lookup 5000 priority 11
                rule add fwmark 0x1/0xff iif eth0 lookup 100 priority 12 protocol static
                rule add fwmark 0x1 oif eth0 lookup 100 priority 13
                rule add to 10.2.0.0/16 blackhole priority 14
                -6 rule add from fd00::/64 lookup 100 priority 10""");
    }

    private static List<Long> priorities(RtNetlink nl, RuleFilter filter) {
        List<Long> found =
                nl.rules().list(filter).stream().map(RuleView::priority).toList();
        List<Long> shown = new ArrayList<>();
        nl.rules().forEach(filter, rule -> shown.add(rule.priority()));
        assertThat(shown).isEqualTo(found);
        assertThat(nl.rules().count(filter)).isEqualTo(found.size());
        assertThat(nl.rules().find(filter).isPresent()).isEqualTo(!found.isEmpty());
        return found;
    }

    @Test
    void givenRules_whenListedByEachPart_thenThoseThatMatch(RtNetlink nl) {
        RuleFilter all = RuleFilter.all();

        assertThat(priorities(nl, all)).hasSize(11);
        assertThat(priorities(nl, all.ipv6())).containsExactly(0L, 10L, 32766L);
        assertThat(priorities(nl, all.ipv4())).hasSize(8);
        assertThat(priorities(nl, all.table(100))).containsExactlyInAnyOrder(10L, 12L, 13L, 10L);
        assertThat(priorities(nl, all.table(5000))).containsExactly(11L);
        assertThat(priorities(nl, all.table(100).ipv4().priority(10))).containsExactly(10L);
        assertThat(priorities(nl, all.from("10.1.0.0/16"))).containsExactly(10L);
        assertThat(priorities(nl, all.from("10.1.0.0/24"))).containsExactly(11L);
        assertThat(priorities(nl, all.from("fd00::/64"))).containsExactly(10L);
        assertThat(priorities(nl, all.to("10.2.0.0/16"))).containsExactly(11L, 14L);
        assertThat(priorities(nl, all.to("0.0.0.0/0").table(100))).containsExactly(10L, 12L, 13L);
        assertThat(priorities(nl, all.iif("eth0"))).containsExactly(12L);
        assertThat(priorities(nl, all.oif("eth0"))).containsExactly(13L);
        assertThat(priorities(nl, all.oif("eth"))).isEmpty();
        assertThat(priorities(nl, all.mark(1))).containsExactly(12L, 13L);
        assertThat(priorities(nl, all.mark(1, 0xff))).containsExactly(12L);
        assertThat(priorities(nl, all.protocol(RouteProtocol.RTPROT_STATIC))).containsExactly(12L);
        assertThat(priorities(nl, all.action(Action.BLACKHOLE))).containsExactly(14L);
        assertThat(priorities(nl, all.table(100).table(5000))).isEmpty();
    }

    @Test
    void givenVisitorThatStops_whenShown_thenTheRestIsNotShownAndTheHandleGoesOn(RtNetlink nl) {
        List<Long> shown = new ArrayList<>();

        nl.rules().forEachWhile(RuleFilter.all().ipv4(), rule -> {
            shown.add(rule.priority());
            return rule.priority() < 11;
        });

        assertThat(shown).containsExactly(0L, 10L, 11L);
        assertThat(nl.rules().count()).isEqualTo(11);
    }

    @Test
    void givenRulesOfMulticastRouting_whenAllAreListed_thenTheyAreLeftOut(RtNetlink nl) {
        long before = nl.rules().count();
        if (Cli.fails("ip", "mrule", "add", "prohibit", "iif", "lo", "priority", "5")) {
            return;
        }

        assertThat(nl.rules().count()).isEqualTo(before);
        assertThat(nl.rules().list()).allMatch(rule -> rule.family() == 2 || rule.family() == 10);
    }

    @Test
    void givenFilter_whenPrinted_thenInTheWordsOfIp() {
        RuleFilter filter =
                RuleFilter.all().from("10.1.0.0/16").table(100).mark(1, 0xff).iif("eth0");

        assertThat(filter).hasToString("IPv4 from 10.1.0.0/16 lookup 100 fwmark 0x1 mask 0xff iif eth0");
        assertThat(RuleFilter.all()).hasToString("all");
    }

    @Test
    void givenOtherFamily_whenNarrowed_thenRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RuleFilter.all().ipv4().from("fd00::/64"))
                .withMessage("IPv6 is not the family of the filter: IPv4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RuleFilter.all().action(Action.OTHER))
                .withMessage("an action that is not known cannot be looked for");
    }
}
