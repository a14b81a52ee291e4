package io.github.netlink4j.rtnetlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.rtnetlink.object.RouteProtocol;
import io.github.netlink4j.rtnetlink.route.RouteView;
import io.github.netlink4j.rtnetlink.rule.RuleAttr;
import io.github.netlink4j.rtnetlink.rule.RuleSpec;
import io.github.netlink4j.rtnetlink.rule.Rules;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** For each command, our request is the one that {@code ip} sends. */
class GoldenRuleTest {
    private static final int TCP = 6;

    private final Map<String, Consumer<Rules>> ours = new LinkedHashMap<>();

    private void add(String command, RuleSpec rule) {
        ours.put("ip rule add " + command, rules -> rules.add(rule));
    }

    private void delete(String command, RuleSpec rule) {
        ours.put("ip rule delete " + command, rules -> rules.deleteFirst(rule));
    }

    /** The attributes that nearly all of the commands specify. */
    private static RuleSpec usual() {
        return RuleSpec.ipv4().lookup(100).priority(1000);
    }

    private static RuleSpec from() {
        return RuleSpec.ipv4().from("10.1.0.0/16").priority(1000);
    }

    private static RuleSpec main() {
        return RuleSpec.ipv4().lookup(RouteView.RT_TABLE_MAIN).priority(1000);
    }

    {
        add("from 10.1.0.0/16 table 100", RuleSpec.ipv4().from("10.1.0.0/16").lookup(100));
        add("from 10.1.0.0/16 lookup 100 priority 1000", from().lookup(100));
        add("to 10.2.0.0/16 lookup 100 priority 1000", usual().to("10.2.0.0/16"));
        add("from 10.1.2.3 lookup main priority 1000", main().from("10.1.2.3"));
        add("lookup 5000 priority 1000", usual().lookup(5000));
        add("priority 1000 fwmark 0x1", RuleSpec.ipv4().priority(1000).mark(1));
        add("fwmark 0x1/0xff lookup 100 priority 1000", usual().mark(1, 0xff));
        add("iif eth0 oif eth1 lookup 100 priority 1000", usual().iif("eth0").oif("eth1"));
        add("tos 0x10 lookup 100 priority 1000", usual().tos(0x10));
        add("uidrange 1000-2000 lookup 100 priority 1000", usual().uidRange(1000, 2000));
        add(
                "ipproto tcp sport 1000-2000 dport 80 lookup 100 priority 1000",
                usual().ipProtocol(TCP).sourcePorts(1000, 2000).destinationPort(80));
        add("tun_id 5 lookup 100 priority 1000", usual().tunnelId(5));
        add("l3mdev priority 1000", RuleSpec.ipv4().l3mdev().priority(1000));
        add("lookup main suppress_prefixlength 0 priority 1000", main().suppressPrefixLength(0));
        add("lookup main suppress_ifgroup 5 priority 1000", main().suppressIfGroup(5));
        add("realms 3/4 lookup 100 priority 1000", usual().realms(3, 4));
        add("not from 10.1.0.0/16 lookup 100 priority 1000", from().not().lookup(100));
        add("from 10.1.0.0/16 goto 2000 priority 1000", from().goTo(2000));
        add("from 10.1.0.0/16 nop priority 1000", from().nop());
        add("from 10.1.0.0/16 blackhole priority 1000", from().blackhole());
        add("from 10.1.0.0/16 unreachable priority 1000", from().unreachable());
        add("from 10.1.0.0/16 prohibit priority 1000", from().prohibit());
        add(
                "from 10.1.0.0/16 lookup 100 priority 1000 protocol static",
                from().lookup(100).protocol(RouteProtocol.RTPROT_STATIC));
        ours.put(
                "ip -6 rule add from fd00::/64 to fd01::/64 lookup 100 priority 1000",
                rules -> rules.add(RuleSpec.ipv6()
                        .from("fd00::/64")
                        .to("fd01::/64")
                        .lookup(100)
                        .priority(1000)));
        ours.put(
                "ip -6 rule add fwmark 0x1 lookup 100 priority 0",
                rules -> rules.add(RuleSpec.ipv6().mark(1).lookup(100).priority(0)));
        delete("from 10.1.0.0/16 lookup 100 priority 1000", from().lookup(100));
        delete("priority 1000", RuleSpec.ipv4().priority(1000));
        delete("from 10.1.0.0/16 blackhole", RuleSpec.ipv4().from("10.1.0.0/16").blackhole());
        ours.put(
                "ip -6 rule delete from fd00::/64 table 100",
                rules -> rules.deleteFirst(RuleSpec.ipv6().from("fd00::/64").lookup(100)));
    }

    @TestFactory
    Stream<DynamicTest> givenCommandOfIp_whenWeDoTheSame_thenTheRequestIsTheSame() {
        Map<String, byte[]> theirs = Golden.read("rule.txt");
        assertThat(ours.keySet()).containsExactlyInAnyOrderElementsOf(theirs.keySet());
        return theirs.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    byte[] message = Recorder.messageOf(
                            client -> ours.get(entry.getKey()).accept(new Rules(client)));

                    assertThat(Canonical.of(message, RuleAttr.SET))
                            .isEqualTo(Canonical.of(entry.getValue(), RuleAttr.SET));
                }));
    }
}
