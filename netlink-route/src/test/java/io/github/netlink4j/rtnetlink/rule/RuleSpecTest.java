package io.github.netlink4j.rtnetlink.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.Errno;
import io.github.netlink4j.rtnetlink.object.NotifiedReconciler;
import io.github.netlink4j.rtnetlink.rule.RuleView.Action;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.testing.Bytes;
import io.github.netlink4j.testing.FakeKernel;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Specs that are refused before anything is sent, and how a spec prints. */
class RuleSpecTest {
    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    @Test
    void givenNumberOutOfRange_whenSet_thenRefusedWithTheLimit() {
        RuleSpec spec = RuleSpec.ipv4();

        refused(() -> spec.priority(-1), "FRA_PRIORITY must be 0 to 4294967295: -1");
        refused(() -> spec.lookup(0), "FRA_TABLE must be 1 to 4294967295: 0");
        refused(() -> spec.lookup(1L << 32), "FRA_TABLE must be 0 to 4294967295: 4294967296");
        refused(() -> spec.goTo(0), "FRA_GOTO must be 1 to 4294967295: 0");
        refused(() -> spec.mark(-1), "FRA_FWMARK must be 0 to 4294967295: -1");
        refused(() -> spec.tos(256), "the type of service of a rule must be 0 to 255: 256");
        refused(() -> spec.dscp(64), "FRA_DSCP must be 0 to 63: 64");
        refused(() -> spec.ipProtocol(256), "FRA_IP_PROTO must be 0 to 255: 256");
        refused(() -> spec.protocol(-1), "FRA_PROTOCOL must be 0 to 255: -1");
        refused(() -> spec.suppressPrefixLength(129), "FRA_SUPPRESS_PREFIXLEN must be 0 to 128: 129");
        refused(() -> spec.suppressIfGroup(-1), "FRA_SUPPRESS_IFGROUP must be 0 to 4294967294: -1");
        refused(() -> spec.realms(0, 65536), "the realms of FRA_FLOW must be 0 to 65535: 0/65536");
    }

    @Test
    void givenRangeThatIsNone_whenSet_thenRefusedWithTheLimits() {
        RuleSpec spec = RuleSpec.ipv4();

        refused(() -> spec.sourcePorts(5, 4), "FRA_SPORT_RANGE must be within 1 to 65534, the smaller first: 5-4");
        refused(
                () -> spec.destinationPort(65535),
                "FRA_DPORT_RANGE must be within 1 to 65534, the smaller first: 65535");
        refused(() -> spec.destinationPort(0), "FRA_DPORT_RANGE must be within 1 to 65534, the smaller first: 0");
        refused(
                () -> spec.uidRange(0, 0xffff_ffffL),
                "FRA_UID_RANGE must be within 0 to 4294967294, the smaller first: 0-4294967295");
        refused(() -> spec.uidRange(2, 1), "FRA_UID_RANGE must be within 0 to 4294967294, the smaller first: 2-1");
    }

    @Test
    void givenBitsOutsideTheMask_whenSet_thenRefused() {
        RuleSpec spec = RuleSpec.ipv6();

        refused(() -> spec.sourcePort(0x101, 0xff00), "the port 0x101 has bits outside its mask 0xff00");
        refused(() -> spec.dscp(3, 2), "the code point 0x3 has bits outside its mask 0x2");
        refused(() -> spec.flowLabel(0x10, 0xf), "the flow label 0x10 has bits outside its mask 0xf");
    }

    @Test
    void givenNameThatNoLinkHas_whenSet_thenRefused() {
        RuleSpec spec = RuleSpec.ipv4();

        refused(() -> spec.iif(""), "FRA_IIFNAME must be the name of a link of 1 to 15 bytes: \"\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec.oif("abcdefghijklmnop"))
                .withMessageContaining("FRA_OIFNAME")
                .withMessageContaining("at most 15 bytes");
    }

    @Test
    void givenPrefixOfTheOtherFamily_whenSet_thenRefused() {
        refused(
                () -> RuleSpec.ipv4().from("fd00::/64"),
                "fd00::/64 does not fit a rule for IPv4: from all lookup main");
        refused(
                () -> RuleSpec.ipv6().to("10.0.0.0/8"),
                "10.0.0.0/8 does not fit a rule for IPv6: IPv6 from all lookup main");
    }

    @Test
    void givenThingsThatDoNotGoTogether_whenChecked_thenRefused() {
        refused(
                () -> RuleSpec.ipv4().priority(100).goTo(100).check(),
                "100: from all goto 100: it can only go on with a rule of a higher priority than its own");
        refused(
                () -> RuleSpec.ipv4().lookup(5).l3mdev().check(),
                "from all lookup [l3mdev-table]: l3mdev chooses the table itself");
        refused(
                () -> RuleSpec.ipv6().realms(0, 1).check(),
                "IPv6 from all lookup main realms 1: the kernel ignores FRA_FLOW of an IPv6 rule");
        refused(
                () -> RuleSpec.ipv4().flowLabel(1).check(),
                "from all flowlabel 0x1 lookup main: only an IPv6 rule has a flow label");
        refused(
                () -> RuleSpec.ipv4().tos(8).dscp(1).check(),
                "from all tos 0x8 dscp 1 lookup main: it has a type of service or a code point, not both");
        refused(
                () -> RuleSpec.ipv4().set(RuleAttr.TABLE, 5).check(),
                "from all lookup 5: FRA_TABLE is set by the method of its name, which writes what belongs to it as well");
        refused(
                () -> RuleSpec.ipv4().set(RuleAttr.UNUSED2, new byte[4]).check(),
                "from all lookup main: the kernel ignores FRA_UNUSED2 of a rule");
    }

    @Test
    void givenFlagOfState_whenSet_thenRefused() {
        refused(
                () -> RuleSpec.ipv4().flag(RuleView.FIB_RULE_UNRESOLVED),
                "FIB_RULE_UNRESOLVED, IIF_DETACHED and OIF_DETACHED are state: 0x4");
    }

    @Test
    void givenInvertedRuleOrGoto_whenTheFirstIsToBeDeleted_thenRefused() {
        try (NetlinkClient client = new NetlinkClient(FakeKernel.script(), SocketOptions.defaults())) {
            Rules rules = new Rules(client);
            String why =
                    ": the kernel does not compare 'not' and the target of 'goto' when it deletes; leave them out, or use"
                            + " delete(), which looks first";

            refused(() -> rules.deleteFirst(RuleSpec.ipv4().not()), "not from all lookup main" + why);
            refused(() -> rules.deleteFirst(RuleSpec.ipv4().goTo(5)), "from all goto 5" + why);
        }
    }

    @Test
    @DisplayName("H77: a kernel without IPv6 refuses to list its rules")
    void givenKernelWithoutIpv6_whenItsRulesAreListed_thenThereAreNone() {
        FakeKernel kernel = FakeKernel.script().then(sent -> sent.answer()
                .done(Errno.EAFNOSUPPORT.number(), Bytes.of())
                .send());
        try (NetlinkClient client = new NetlinkClient(kernel, SocketOptions.defaults())) {
            Rules rules = new Rules(client);
            List<Rule> mirrored = new ArrayList<>();
            boolean complete = new NotifiedReconciler<>(Rule.TYPE, AddressFamily.AF_INET6).list(client, mirrored::add);

            assertThat(rules.list(RuleFilter.all().ipv6())).isEmpty();
            assertThat(rules.count(RuleFilter.all().ipv6())).isZero();
            assertThat(complete).isTrue();
            assertThat(mirrored).isEmpty();
        }
        assertThat(kernel.requests()).hasSize(3);
    }

    @Test
    void givenActions_whenSetOneAfterTheOther_thenTheLastCounts() {
        RuleSpec spec = RuleSpec.ipv4().priority(1).lookup(100).goTo(5).blackhole();

        Rule rule = Seen.read(spec);

        assertThat(rule.action()).isEqualTo(Action.BLACKHOLE);
        assertThat(rule.table()).isZero();
        assertThat(rule.target()).isZero();
    }

    @Test
    void givenStateOfARule_whenMadeASpec_thenLeftOut() {
        Rule unresolved = Seen.read(RuleSpec.ipv4().iif("nope").goTo(5).priority(1));

        Rule again = Seen.read(RuleSpec.of(unresolved));

        assertThat(again.flags()).isZero();
        assertThat(again).hasToString("1: from all iif nope goto 5");
    }

    @Test
    void givenRuleWithAttributeOfANewerKernel_whenMadeASpec_thenItIsKept() {
        Rule rule = Seen.read(RuleSpec.ipv4().lookup(5).raw(RuleAttr.SET, 99, (byte) 1, (byte) 2));

        Rule again = Seen.read(RuleSpec.of(rule));

        assertThat(again.words()).isEqualTo(rule.words());
        assertThat(Rule.Key.of(again))
                .isNotEqualTo(Rule.Key.of(Seen.read(RuleSpec.ipv4().lookup(5))));
    }

    @Test
    void givenNumberOfAction_whenLookedUp_thenTheActionOrOther() {
        for (Action action : Action.values()) {
            assertThat(Action.of(action.number())).isEqualTo(action);
        }
        assertThat(Action.of(4)).isEqualTo(Action.OTHER);
    }
}
