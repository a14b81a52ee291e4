package io.github.netlink4j.rtnetlink.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Selectors of newer kernels: each is read, found, compared and deleted as it was set. */
@LiveRoute
class RuleSelectorTest {
    private static RuleSpec usual(boolean ipv6) {
        return (ipv6 ? RuleSpec.ipv6() : RuleSpec.ipv4()).lookup(100).priority(1000);
    }

    /** Adds a rule, reads it, adds a copy of what was read, and deletes both. */
    private static Rule inAndOut(RtNetlink nl, RuleSpec spec) {
        Seen.addOrSkip(nl, spec);
        Rule rule = nl.rules().find(spec).orElseThrow();
        assertThat(Rule.Key.of(nl.rules().ensure(spec))).isEqualTo(Rule.Key.of(rule));
        nl.rules().add(RuleSpec.of(rule).priority(2000));
        Rule copy = nl.rules().find(RuleFilter.all().priority(2000)).orElseThrow();
        assertThat(copy.words()).isEqualTo(rule.words());
        nl.rules().delete(rule);
        nl.rules().delete(RuleSpec.of(copy));
        assertThat(nl.rules().list(RuleFilter.all().table(100))).isEmpty();
        return rule;
    }

    @Test
    void givenCodePoint_whenAdded_thenReadAndDeleted(RtNetlink nl) {
        Rule rule = inAndOut(nl, usual(false).dscp(46));

        assertThat(rule.dscp()).isEqualTo(46);
        assertThat(rule.dscpMask()).isEqualTo(0x3f);
        assertThat(rule.tos()).isZero();
        assertThat(rule).hasToString("1000: from all dscp 46 lookup 100");
    }

    @Test
    void givenCodePointZero_whenAdded_thenItIsNotAnyCodePoint(RtNetlink nl) {
        Rule rule = inAndOut(nl, usual(true).dscp(0));

        assertThat(rule.dscp()).isZero();
    }

    @Test
    void givenMaskOfCodePoint_whenAdded_thenReadAndDeleted(RtNetlink nl) {
        Rule rule = inAndOut(nl, usual(true).dscp(0x28, 0x38));

        assertThat(rule.dscpMask()).isEqualTo(0x38);
        assertThat(rule).hasToString("1000: from all dscp 40/0x38 lookup 100");
    }

    @Test
    void givenFlowLabel_whenAdded_thenReadAndDeleted(RtNetlink nl) {
        Rule rule = inAndOut(nl, usual(true).flowLabel(0x12345));

        assertThat(rule.flowLabel()).isEqualTo(0x12345);
        assertThat(rule).hasToString("1000: from all flowlabel 0x12345 lookup 100");
    }

    @Test
    void givenMaskOfFlowLabel_whenAdded_thenReadAndDeleted(RtNetlink nl) {
        Rule rule = inAndOut(nl, usual(true).flowLabel(0x12300, 0xfff00));

        assertThat(rule.flowLabelMask()).isEqualTo(0xfff00);
        assertThat(rule).hasToString("1000: from all flowlabel 0x12300/0xfff00 lookup 100");
    }

    @Test
    void givenMasksOfPorts_whenAdded_thenReadAndDeleted(RtNetlink nl) {
        Rule rule = inAndOut(
                nl, usual(false).ipProtocol(6).sourcePort(0x100, 0xff00).destinationPort(8, 0xf));

        assertThat(rule.sourcePortMask()).isEqualTo(0xff00);
        assertThat(rule.destinationPortMask()).isEqualTo(0xf);
        assertThat(rule).hasToString("1000: from all ipproto tcp sport 256/0xff00 dport 8/0xf lookup 100");
    }

    @Test
    void givenMaskBehindThePlainCodePoint_whenEachIsDeleted_thenNoOther(RtNetlink nl) {
        RuleSpec masked = usual(false).dscp(8, 0x38);
        RuleSpec plain = usual(false).dscp(8);
        Seen.addOrSkip(nl, masked);
        nl.rules().ensure(plain);

        nl.rules().delete(plain);

        assertThat(nl.rules().find(masked)).isPresent();
        assertThat(nl.rules().find(plain)).isEmpty();
    }

    @Test
    @DisplayName("H65: an attribute that is newer than the kernel is ignored without an error")
    void givenAttributeNewerThanTheKernel_whenAdded_thenRefusedAndNothingIsAdded(RtNetlink nl) {
        RuleSpec masked = usual(false).destinationPort(8, 0xf);
        Seen.addAgain(nl, masked);
        boolean isKnown = nl.rules().find(masked).isPresent();
        nl.rules().flush(RuleFilter.all().table(100));

        if (isKnown) {
            nl.rules().add(masked);
            assertThat(nl.rules().list(RuleFilter.all().table(100))).hasSize(1);
        } else {
            assertThatThrownBy(() -> nl.rules().add(masked))
                    .hasMessage(
                            "RTM_NEWRULE 1000: from all dport 8/0xf lookup 100 rejected: EOPNOTSUPP: Operation not supported;"
                                    + " this kernel would ignore FRA_DPORT_MASK, and the rule would match more packets");
            assertThat(nl.rules().list(RuleFilter.all().table(100))).isEmpty();
        }
    }

    @Test
    void givenRuleWithoutCodePointBehindOneWith_whenDeleted_thenRefused(RtNetlink nl) {
        Seen.addOrSkip(nl, usual(false).dscp(8));
        Rule wider = nl.rules().ensure(usual(false));

        assertThatThrownBy(() -> nl.rules().delete(wider)).isInstanceOf(IllegalStateException.class);
    }
}
