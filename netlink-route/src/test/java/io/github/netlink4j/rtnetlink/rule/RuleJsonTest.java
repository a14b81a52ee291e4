package io.github.netlink4j.rtnetlink.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.rule.RuleAttr.PortRange;
import io.github.netlink4j.rtnetlink.rule.RuleView.Action;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we read of rules is what {@code ip -j rule} prints, field by field. */
@LiveRoute
class RuleJsonTest {
    /** Rules of every kind that an old {@code ip} knows; the kernel regards no two of them as equal. */
    static List<RuleSpec> specs() {
        List<RuleSpec> all = new ArrayList<>();
        for (boolean ipv6 : new boolean[] {false, true}) {
            long priority = 1000;
            for (RuleSpec spec : specs(ipv6)) {
                all.add(spec.priority(priority++));
            }
        }
        return all;
    }

    private static List<RuleSpec> specs(boolean ipv6) {
        String network = ipv6 ? "fd00:1::/32" : "10.1.0.0/16";
        String address = ipv6 ? "fd00::1" : "10.1.2.3";
        List<RuleSpec> specs = new ArrayList<>(List.of(
                empty(ipv6).from(network).lookup(100),
                empty(ipv6).to(network).lookup(255),
                empty(ipv6).from(address).to(address).lookup(0xffff_ffffL),
                empty(ipv6).from(network).not().lookup(256),
                empty(ipv6).mark(0x10),
                empty(ipv6).mark(0x10, 0xf0).lookup(100),
                empty(ipv6).mark(0, 0xff).lookup(100),
                empty(ipv6).mark(0xffff_ffffL).lookup(100),
                empty(ipv6).iif("lo").lookup(100),
                empty(ipv6).oif("lo").iif("nope").lookup(100),
                empty(ipv6).tos(0x10).lookup(100),
                empty(ipv6).uidRange(0, 0).lookup(100),
                empty(ipv6).uidRange(lastUser() / 2, lastUser()).lookup(100),
                empty(ipv6).ipProtocol(6).sourcePort(1).destinationPort(65534).lookup(100),
                empty(ipv6)
                        .ipProtocol(17)
                        .sourcePorts(1000, 2000)
                        .destinationPorts(1, 65534)
                        .lookup(100),
                empty(ipv6).tunnelId(5).lookup(100),
                empty(ipv6).tunnelId(Long.MAX_VALUE).lookup(100),
                empty(ipv6).lookup(254).suppressPrefixLength(0),
                empty(ipv6).lookup(254).suppressPrefixLength(32).suppressIfGroup(7),
                empty(ipv6).from(network).goTo(1020),
                empty(ipv6).from(network).goTo(0xffff_ffffL),
                empty(ipv6).from(network).nop(),
                empty(ipv6).from(network).blackhole(),
                empty(ipv6).from(network).unreachable(),
                empty(ipv6).from(network).prohibit(),
                empty(ipv6).from(network).lookup(100).protocol(4)));
        if (!ipv6) {
            specs.add(empty(false).lookup(100).realms(3, 4));
            specs.add(empty(false).lookup(100).realms(0, 5));
        }
        return specs;
    }

    /** The last user of the range from 0 in the user namespace: the kernel refuses all others. */
    private static long lastUser() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/uid_map"))) {
            return lines.map(line -> line.strip().split("\\s+"))
                    .filter(words -> words[0].equals("0"))
                    .mapToLong(words -> Long.parseLong(words[2]) - 1)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RuleSpec empty(boolean ipv6) {
        return ipv6 ? RuleSpec.ipv6() : RuleSpec.ipv4();
    }

    @ParameterizedTest
    @ValueSource(ints = {AddressFamily.AF_INET, AddressFamily.AF_INET6})
    void givenRules_whenListed_thenAsIpListsThem(int family, RtNetlink nl) {
        specs().forEach(nl.rules()::add);

        List<Map<String, String>> ours = new ArrayList<>();
        nl.rules().forEach(RuleFilter.all().family(family), rule -> ours.add(fields(rule)));

        assertThat(ours)
                .hasSizeGreaterThan(25)
                .containsExactlyElementsOf(
                        Seen.rules(family).stream().map(RuleJsonTest::fields).toList());
    }

    @Test
    void givenRuleForLayer3Devices_whenListed_thenAsIpListsIt(RtNetlink nl) {
        Seen.addOrSkip(nl, RuleSpec.ipv4().l3mdev().priority(1000));

        Rule rule = nl.rules().find(RuleFilter.all().priority(1000)).orElseThrow();

        assertThat(rule).hasToString("1000: from all lookup [l3mdev-table]");
        assertThat(rule.table()).isZero();
        assertThat(fields(rule))
                .isEqualTo(fields(Seen.rules(AddressFamily.AF_INET).get(1)));
    }

    @Test
    void givenRules_whenPrinted_thenInTheWordsOfIp(RtNetlink nl) {
        RuleJsonTest.specs().stream()
                .filter(spec -> spec.family() == AddressFamily.AF_INET
                        && Seen.read(spec).suppressIfGroup() < 0)
                .forEach(nl.rules()::add);

        List<String> ours = nl.rules().list(RuleFilter.all().ipv4().protocol(0)).stream()
                .map(Rule::toString)
                .toList();

        assertThat(ours)
                .containsExactlyElementsOf(Seen.lines().stream()
                        .filter(line -> !line.contains(" proto "))
                        .map(line -> line.replace("lookup 255", "lookup local"))
                        .toList());
        assertThat(ours).allMatch(line -> line.length() <= 160);
    }

    private static Map<String, String> fields(JsonNode rule) {
        Map<String, String> fields = new TreeMap<>();
        rule.fieldNames()
                .forEachRemaining(name -> fields.put(name, rule.get(name).asText()));
        return fields;
    }

    /** The fields that {@code ip -N -j -d rule} shows of such a rule. */
    private static Map<String, String> fields(RuleView rule) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("priority", Long.toString(rule.priority()));
        flag(fields, "not", rule.isInverted());
        prefix(fields, "src", "srclen", rule.from());
        fields.putIfAbsent("src", "all");
        prefix(fields, "dst", "dstlen", rule.to());
        hex(fields, "tos", rule.tos(), rule.tos() != 0);
        hex(fields, "fwmark", rule.mark(), rule.markMask() != 0);
        hex(fields, "fwmask", rule.markMask(), rule.markMask() != 0 && rule.markMask() != 0xffff_ffffL);
        put(fields, "iif", rule.iif(), rule.iif() != null);
        flag(fields, "iif_detached", rule.isIifDetached());
        put(fields, "oif", rule.oif(), rule.oif() != null);
        flag(fields, "oif_detached", rule.isOifDetached());
        flag(fields, "l3mdev", rule.isL3mdev());
        if (rule.uidRange() != null) {
            put(fields, "uid_start", rule.uidRange().first(), true);
            put(fields, "uid_end", rule.uidRange().last(), true);
        }
        put(fields, "ipproto", "ipproto-" + rule.ipProtocol(), rule.ipProtocol() != 0);
        ports(fields, "sport", rule.sourcePorts());
        ports(fields, "dport", rule.destinationPorts());
        put(fields, "tun_id", rule.tunnelId(), rule.tunnelId() != 0);
        put(fields, "table", rule.table(), rule.table() != 0);
        put(fields, "suppress_prefixlen", rule.suppressPrefixLength(), rule.suppressPrefixLength() >= 0);
        put(fields, "suppress_ifgroup", rule.suppressIfGroup(), rule.suppressIfGroup() >= 0);
        put(fields, "flow_from", rule.realmFrom(), rule.realmFrom() != 0);
        put(fields, "flow_to", rule.realmTo(), rule.realmTo() != 0);
        put(fields, "goto", rule.target(), rule.action() == Action.GOTO);
        flag(fields, "unresolved", rule.isUnresolved());
        flag(fields, "nop", rule.action() == Action.NOP);
        put(
                fields,
                "action",
                rule.actionNumber(),
                rule.action() != Action.GOTO && rule.action() != Action.NOP && rule.action() != Action.LOOKUP);
        put(fields, "protocol", rule.protocol(), true);
        return fields;
    }

    private static void put(Map<String, String> fields, String name, Object value, boolean isThere) {
        if (isThere) {
            fields.put(name, value.toString());
        }
    }

    private static void hex(Map<String, String> fields, String name, long value, boolean isThere) {
        put(fields, name, value == 0 ? "0" : "0x" + Long.toHexString(value), isThere);
    }

    private static void flag(Map<String, String> fields, String name, boolean isThere) {
        put(fields, name, "null", isThere);
    }

    private static void prefix(Map<String, String> fields, String name, String length, IpPrefix prefix) {
        if (prefix != null) {
            fields.put(name, prefix.address().toString());
            put(
                    fields,
                    length,
                    prefix.length(),
                    prefix.length() != prefix.address().bits());
        }
    }

    private static void ports(Map<String, String> fields, String name, PortRange ports) {
        if (ports != null) {
            put(fields, name, ports.first(), ports.isSingle());
            put(fields, name + "_start", ports.first(), !ports.isSingle());
            put(fields, name + "_end", ports.last(), !ports.isSingle());
        }
    }
}
