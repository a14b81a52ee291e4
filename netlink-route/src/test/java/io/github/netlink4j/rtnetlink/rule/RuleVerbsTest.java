package io.github.netlink4j.rtnetlink.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.Errno;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.object.RouteProtocol;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules are added, ensured, deleted and flushed, as {@code ip rule} shows. */
@LiveRoute
class RuleVerbsTest {
    private static RuleSpec usual() {
        return RuleSpec.ipv4().lookup(100).priority(1000);
    }

    @Test
    void givenRule_whenAdded_thenIpShowsIt(RtNetlink nl) {
        nl.rules().add(usual().from("10.1.0.0/16"));

        assertThat(Seen.lines()).containsExactly("1000: from 10.1.0.0/16 lookup 100");
    }

    @Test
    void givenNoPriority_whenAdded_thenItStandsBeforeAllButTheFirst(RtNetlink nl) {
        nl.rules().add(RuleSpec.ipv4().from("10.1.0.0/16").lookup(100));
        nl.rules().add(RuleSpec.ipv4().from("10.2.0.0/16").lookup(100));

        assertThat(nl.rules().list(RuleFilter.all().table(100)))
                .extracting(RuleView::priority)
                .containsExactly(32764L, 32765L);
    }

    // Ensuring

    @Test
    void givenNoRule_whenEnsuredTwice_thenAddedOnce(RtNetlink nl) {
        Rule made = nl.rules().ensure(usual().mark(1));
        Rule again = nl.rules().ensure(usual().mark(1));

        assertThat(made).hasToString("1000: from all fwmark 0x1 lookup 100");
        assertThat(Rule.Key.of(again)).isEqualTo(Rule.Key.of(made));
        assertThat(Seen.lines()).hasSize(1);
    }

    @Test
    void givenNoPriority_whenEnsuredTwice_thenAddedOnce(RtNetlink nl) {
        RuleSpec spec = RuleSpec.ipv6().from("fd00::/64").lookup(100);

        Rule made = nl.rules().ensure(spec);
        Rule again = nl.rules().ensure(spec);

        assertThat(Rule.Key.of(again)).isEqualTo(Rule.Key.of(made));
        assertThat(nl.rules().count(RuleFilter.all().table(100))).isEqualTo(1);
    }

    @Test
    void givenRuleByAnother_whenEnsuredWithoutProtocol_thenThatIsIt(RtNetlink nl) {
        Seen.ip("rule add from 10.1.0.0/16 lookup 100 priority 1000 protocol static");

        Rule there = nl.rules().ensure(usual().from("10.1.0.0/16"));

        assertThat(there.protocol()).isEqualTo(RouteProtocol.RTPROT_STATIC);
        assertThat(Seen.lines()).hasSize(1);
    }

    @Test
    @DisplayName("H63: the kernel takes unequal rules for equal when one is added, and other ones when one is deleted")
    void givenRulesThatTheKernelTakesForEqual_whenEnsured_thenEachIsAdded(RtNetlink nl) {
        RuleSpec wider = usual();
        RuleSpec inverted = usual().to("10.2.0.0/16").not();
        RuleSpec notInverted = usual().to("10.2.0.0/16");
        RuleSpec jump = RuleSpec.ipv4().from("10.1.0.0/16").goTo(2000).priority(1000);
        RuleSpec farther = RuleSpec.ipv4().from("10.1.0.0/16").goTo(3000).priority(1000);
        nl.rules().add(usual().from("10.1.0.0/16"));
        nl.rules().add(inverted);
        nl.rules().add(jump);

        for (RuleSpec rule : List.of(wider, notInverted, farther)) {
            assertThatThrownBy(() -> nl.rules().add(rule))
                    .isInstanceOfSatisfying(
                            KernelException.class, e -> assertThat(e.isExists()).isTrue());
            assertThat(Seen.read(RuleSpec.of(nl.rules().ensure(rule))))
                    .hasToString(Seen.read(rule).toString());
        }

        assertThat(Seen.lines())
                .containsExactly(
                        "1000: from 10.1.0.0/16 lookup 100",
                        "1000: not from all to 10.2.0.0/16 lookup 100",
                        "1000: from 10.1.0.0/16 goto 2000 [unresolved]",
                        "1000: from all lookup 100",
                        "1000: from all to 10.2.0.0/16 lookup 100",
                        "1000: from 10.1.0.0/16 goto 3000 [unresolved]");
    }

    // Deleting

    @Test
    void givenRules_whenOneIsDeletedBySpec_thenTheOthersStay(RtNetlink nl) {
        nl.rules().add(usual().from("10.1.0.0/16"));
        nl.rules().add(usual().from("10.2.0.0/16"));

        nl.rules().delete(usual().from("10.2.0.0/16"));

        assertThat(Seen.lines()).containsExactly("1000: from 10.1.0.0/16 lookup 100");
    }

    @Test
    void givenSpecThatIsNoRule_whenDeleted_thenNotFoundAndNothingIsHit(RtNetlink nl) {
        nl.rules().add(usual().from("10.1.0.0/16"));

        assertThatThrownBy(() -> nl.rules().delete(usual()))
                .isInstanceOfSatisfying(
                        KernelException.class, e -> assertThat(e.error()).isEqualTo(Errno.ENOENT))
                .hasMessage("RTM_DELRULE 1000: from all lookup 100 rejected: ENOENT: No such file or directory;"
                        + " there is no such rule");

        assertThat(Seen.lines()).hasSize(1);
    }

    @Test
    void givenRuleBehindOneThatSaysMore_whenDeleted_thenRefusedAndNothingIsHit(RtNetlink nl) {
        nl.rules().add(usual().from("10.1.0.0/16"));
        Rule wider = nl.rules().ensure(usual());

        assertThatThrownBy(() -> nl.rules().delete(wider))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cannot delete \"1000: from all lookup 100\": the kernel would delete"
                        + " \"1000: from 10.1.0.0/16 lookup 100\" instead, which stands before it and has all that the kernel"
                        + " compares");

        assertThat(Seen.lines()).hasSize(2);
    }

    @Test
    void givenInvertedRuleBehindThePlainOne_whenDeleted_thenRefused(RtNetlink nl) {
        nl.rules().add(usual().from("10.1.0.0/16"));
        Rule inverted = nl.rules().ensure(usual().from("10.1.0.0/16").not());

        assertThatThrownBy(() -> nl.rules().delete(inverted)).isInstanceOf(IllegalStateException.class);
        nl.rules().delete(usual().from("10.1.0.0/16"));
        nl.rules().delete(inverted);

        assertThat(Seen.lines()).isEmpty();
    }

    @Test
    void givenEqualRules_whenOneIsDeleted_thenTheOtherStays(RtNetlink nl) {
        nl.rules().add(usual());
        Seen.addAgain(nl, usual());
        Rule one = nl.rules().find(usual()).orElseThrow();

        nl.rules().delete(one);

        assertThat(Seen.lines()).containsExactly("1000: from all lookup 100");
    }

    @Test
    void givenRuleOfPriorityZero_whenDeleted_thenTheRuleOfTableLocalStays(RtNetlink nl) {
        nl.rules().add(RuleSpec.ipv4().lookup(100).priority(0));

        nl.rules().delete(RuleSpec.ipv4().lookup(100).priority(0));

        assertThat(nl.rules().list(RuleFilter.all().ipv4()))
                .extracting(Rule::toString)
                .startsWith("0: from all lookup local proto kernel")
                .hasSize(3);
    }

    @Test
    void givenEveryKindOfRule_whenDeletedInAnyOrder_thenEachIsGoneAndNoOther(RtNetlink nl) {
        List<RuleSpec> specs = RuleJsonTest.specs();
        specs.forEach(nl.rules()::add);
        List<String> left = new ArrayList<>(all(nl));

        for (Rule rule : nl.rules().list()) {
            nl.rules().delete(rule);
            left.remove(rule.toString().replace(" [unresolved]", ""));

            assertThat(all(nl)).containsExactlyElementsOf(left);
        }
    }

    /** All rules without their state, which changes when other rules are deleted. */
    private static List<String> all(RtNetlink nl) {
        return nl.rules().list().stream()
                .map(rule -> rule.toString().replace(" [unresolved]", ""))
                .toList();
    }

    @Test
    void givenPart_whenTheFirstIsDeleted_thenItIsTheOneThatIpDeletes(RtNetlink nl) {
        nl.rules().add(usual().from("10.1.0.0/16"));
        nl.rules().add(usual().from("10.2.0.0/16"));

        nl.rules().deleteFirst(RuleSpec.ipv4().priority(1000));

        assertThat(Seen.lines()).containsExactly("1000: from 10.2.0.0/16 lookup 100");
    }

    // Flushing

    @Test
    void givenRules_whenFlushedByTable_thenOnlyTheOthersAreLeft(RtNetlink nl) {
        nl.rules().add(usual().from("10.1.0.0/16"));
        Seen.addAgain(nl, usual());
        Seen.addAgain(nl, usual());
        nl.rules().add(RuleSpec.ipv6().lookup(100).priority(5));
        nl.rules().add(RuleSpec.ipv4().lookup(101).priority(1000));
        nl.rules().add(RuleSpec.ipv4().lookup(100).priority(0));

        nl.rules().flush(RuleFilter.all().table(100));

        assertThat(Seen.lines()).containsExactly("0: from all lookup 100", "1000: from all lookup 101");
        assertThat(nl.rules().count(RuleFilter.all().ipv6())).isEqualTo(2);
    }

    @Test
    void givenRuleThatWouldBeHitInstead_whenFlushed_thenRefusedAndItStays(RtNetlink nl) {
        nl.rules().add(usual().from("10.1.0.0/16").protocol(RouteProtocol.RTPROT_STATIC));
        nl.rules().ensure(usual().protocol(0));

        assertThatThrownBy(() -> nl.rules().flush(RuleFilter.all().protocol(0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("would delete");

        assertThat(Seen.lines()).hasSize(2);
    }

    @Test
    void givenAllRules_whenFlushed_thenAsIpFlushesThem(RtNetlink nl) {
        nl.rules().add(usual());
        nl.rules().add(RuleSpec.ipv4().lookup(100).priority(0));

        nl.rules().flush();

        List<String> ours = all(nl);
        Seen.ip("rule flush\n-6 rule flush");
        assertThat(all(nl)).isEqualTo(ours);
        assertThat(ours)
                .containsExactlyInAnyOrder(
                        "0: from all lookup local proto kernel",
                        "0: from all lookup local proto kernel",
                        "0: from all lookup 100");
    }

    // In one call

    @Test
    void givenNoHandle_whenAddedListedAndDeleted_thenInThisNamespace() {
        Rule.add(usual());
        assertThat(Rule.list()).hasSize(6);
        assertThat(Rule.list(RuleFilter.all().priority(1000))).hasSize(1);

        Rule.delete(usual());

        assertThat(Seen.lines()).isEmpty();
    }
}
