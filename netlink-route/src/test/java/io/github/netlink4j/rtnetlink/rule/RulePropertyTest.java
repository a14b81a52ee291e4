package io.github.netlink4j.rtnetlink.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.rtnetlink.rule.RuleAttr.PortRange;
import io.github.netlink4j.rtnetlink.rule.RuleAttr.UidRange;
import io.github.netlink4j.rtnetlink.rule.RuleView.Action;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

/** A view of a rule reads what a spec of it sends, and a spec made from that view sends the same again. */
class RulePropertyTest {
    /** Reads what a spec sends, and asserts that a spec made from it sends the same. */
    private static Rule read(RuleSpec spec) {
        spec.check();
        Rule rule = Seen.read(spec);
        RuleSpec again = RuleSpec.exactly(rule);
        assertThat(Seen.read(again)).hasToString(rule.toString());
        assertThat(Rule.Key.of(Seen.read(RuleSpec.exactly(Seen.read(again))))).isEqualTo(Rule.Key.of(Seen.read(again)));
        assertThat(Seen.read(RuleSpec.of(rule))).hasToString(rule.toString());
        return rule;
    }

    private static PortRange ports(int one, int other) {
        return new PortRange(Math.min(one, other), Math.max(one, other));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void givenSelectors_whenSent_thenRead(
            @ForAll int source,
            @ForAll @IntRange(min = 1, max = 32) int sourceLength,
            @ForAll int destination,
            @ForAll @IntRange(min = 1, max = 32) int destinationLength,
            @ForAll @AlphaChars @StringLength(min = 1, max = 15) String iif,
            @ForAll @AlphaChars @StringLength(min = 1, max = 15) String oif,
            @ForAll @LongRange(max = 0xffff_ffffL) long mark,
            @ForAll @LongRange(max = 0xffff_ffffL) long mask,
            @ForAll @IntRange(max = 255) int tos,
            @ForAll @LongRange(max = 0xffff_ffffL) long priority) {
        IpPrefix from = new IpPrefix(IpAddress.ipv4(source), sourceLength);
        IpPrefix to = new IpPrefix(IpAddress.ipv4(destination), destinationLength);

        Rule rule = read(RuleSpec.ipv4()
                .from(from)
                .to(to)
                .iif(iif)
                .oif(oif)
                .mark(mark, mask)
                .tos(tos)
                .priority(priority));

        assertThat(rule.from()).isEqualTo(from);
        assertThat(rule.matchesFrom(from)).isTrue();
        assertThat(rule.to()).isEqualTo(to);
        assertThat(rule.matchesTo(to)).isTrue();
        assertThat(rule.iif()).isEqualTo(iif);
        assertThat(rule.oif()).isEqualTo(oif);
        assertThat(rule.mark()).isEqualTo(mark);
        assertThat(rule.markMask()).isEqualTo(mask);
        assertThat(rule.tos()).isEqualTo(tos);
        assertThat(rule.priority()).isEqualTo(priority);
        assertThat(rule.isInverted()).isFalse();
        assertThat(rule.action()).isEqualTo(Action.LOOKUP);
        assertThat(rule.table()).isEqualTo(254);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void givenIpv6Selectors_whenSent_thenRead(
            @ForAll long high,
            @ForAll long low,
            @ForAll @IntRange(min = 1, max = 128) int length,
            @ForAll @LongRange(max = 0xf_ffff) long label,
            @ForAll @LongRange(max = 0xf_ffff) long labelMask,
            @ForAll @IntRange(max = 63) int dscp,
            @ForAll @IntRange(max = 63) int dscpMask) {
        IpPrefix from = new IpPrefix(IpAddress.ipv6(high, low), length);

        Rule rule = read(RuleSpec.ipv6()
                .from(from)
                .flowLabel(label & labelMask, labelMask)
                .dscp(dscp & dscpMask, dscpMask)
                .not());

        assertThat(rule.isIpv6()).isTrue();
        assertThat(rule.from()).isEqualTo(from);
        assertThat(rule.to()).isNull();
        assertThat(rule.flowLabel()).isEqualTo(label & labelMask);
        assertThat(rule.flowLabelMask()).isEqualTo(labelMask);
        assertThat(rule.dscp()).isEqualTo(dscp & dscpMask);
        assertThat(rule.dscpMask()).isEqualTo(dscpMask);
        assertThat(rule.isInverted()).isTrue();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void givenRanges_whenSent_thenRead(
            @ForAll @IntRange(min = 1, max = 65534) int one,
            @ForAll @IntRange(min = 1, max = 65534) int other,
            @ForAll @IntRange(min = 1, max = 65534) int port,
            @ForAll @LongRange(max = 0xffff_fffeL) long user,
            @ForAll @LongRange(max = 0xffff_fffeL) long otherUser,
            @ForAll @IntRange(max = 255) int ipProtocol,
            @ForAll long tunnel) {
        PortRange ports = ports(one, other);
        UidRange users = new UidRange(Math.min(user, otherUser), Math.max(user, otherUser));

        Rule rule = read(RuleSpec.ipv4()
                .sourcePorts(ports.first(), ports.last())
                .destinationPort(port, port)
                .uidRange(users.first(), users.last())
                .ipProtocol(ipProtocol)
                .tunnelId(tunnel));

        assertThat(rule.sourcePorts()).isEqualTo(ports);
        assertThat(rule.sourcePortMask()).isEqualTo(ports.isSingle() ? 0xffff : 0);
        assertThat(rule.destinationPorts()).isEqualTo(new PortRange(port, port));
        assertThat(rule.destinationPortMask()).isEqualTo(port);
        assertThat(rule.uidRange()).isEqualTo(users);
        assertThat(rule.ipProtocol()).isEqualTo(ipProtocol);
        assertThat(rule.tunnelId()).isEqualTo(tunnel);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void givenTable_whenSent_thenRead(
            @ForAll @LongRange(min = 1, max = 0xffff_ffffL) long table,
            @ForAll @IntRange(max = 128) int length,
            @ForAll @LongRange(max = 0xffff_fffeL) long group,
            @ForAll @IntRange(max = 0xffff) int realmFrom,
            @ForAll @IntRange(max = 0xffff) int realmTo,
            @ForAll @IntRange(max = 255) int protocol) {
        Rule rule = read(RuleSpec.ipv4()
                .lookup(table)
                .suppressPrefixLength(length)
                .suppressIfGroup(group)
                .realms(realmFrom, realmTo)
                .protocol(protocol));

        assertThat(rule.table()).isEqualTo(table);
        assertThat(rule.suppressPrefixLength()).isEqualTo(length);
        assertThat(rule.suppressIfGroup()).isEqualTo(group);
        assertThat(rule.realmFrom()).isEqualTo(realmFrom);
        assertThat(rule.realmTo()).isEqualTo(realmTo);
        assertThat(rule.protocol()).isEqualTo(protocol);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void givenGoto_whenSent_thenRead(@ForAll @LongRange(min = 1, max = 0xffff_ffffL) long target) {
        Rule rule = read(RuleSpec.ipv4().goTo(target).priority(0));

        assertThat(rule.action()).isEqualTo(Action.GOTO);
        assertThat(rule.target()).isEqualTo(target);
        assertThat(rule.table()).isZero();
    }
}
