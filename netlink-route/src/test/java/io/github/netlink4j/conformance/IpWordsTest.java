package io.github.netlink4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.netlink4j.conformance.AttributeTable.Row;
import io.github.netlink4j.testing.Cli;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The words of {@code ip} on the page of attributes are those of the installed {@code ip}. */
class IpWordsTest {
    /**
     * The help that documents the attributes of a class, where it is not that of the kind of link with the name of the
     * class.
     */
    private static final Map<String, String> HELP = Map.ofEntries(
            Map.entry("AddressAttr", "ip address help"),
            Map.entry("BondPort", "ip link help bond_slave"),
            Map.entry("BridgePort", "ip link help bridge_slave; bridge link help"),
            Map.entry("Gre", "ip link help erspan; ip link help ip6erspan"),
            Map.entry("Ipip", "ip link help sit; ip link help ip6tnl"),
            Map.entry("LinkAttr", "ip link help"),
            Map.entry("LinkFamilies", "ip link help"),
            Map.entry("LinkInfo", "ip link help"),
            Map.entry("LinkProperties", "ip link help"),
            Map.entry("NeighbourAttr", "ip neighbour help"),
            Map.entry("NexthopAttr", "ip nexthop help"),
            Map.entry("RouteAttr", "ip route help"),
            Map.entry("RouteMetrics", "ip route help"),
            Map.entry("RuleAttr", "ip rule help"));

    @Test
    void givenWords_whenTheirKeysAreLookedFor_thenEachIsDeclared() {
        assertThat(AttributeTable.keys().stream().map(Row::key).collect(Collectors.toSet()))
                .containsAll(IpWords.byKey().keySet());
    }

    @Test
    void givenWords_whenTheHelpOfIpIsRead_thenEachIsThere() {
        Map<String, String> helps = new HashMap<>();
        List<Integer> installed = version(sh("ip -V"));
        assumeFalse(installed.isEmpty(), "there is no ip here");
        TreeSet<String> missing = new TreeSet<>();
        for (IpWords.Row row : IpWords.byKey().values()) {
            String type = row.key().substring(0, row.key().indexOf('.'));
            String help = helps.computeIfAbsent(
                    type, t -> sh(HELP.getOrDefault(t, "ip link help " + t.toLowerCase(Locale.ROOT))));
            for (String word : row.words()) {
                // Switches are written as "[no]learning".
                boolean isThere = Pattern.compile("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])")
                        .matcher(help)
                        .find();
                if (!isThere && !isOlder(installed, row.since())) {
                    missing.add(row.key() + " " + word);
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    private static boolean isOlder(List<Integer> installed, String since) {
        if (since.isEmpty()) {
            return false;
        }
        List<Integer> wanted = version("-" + since);
        int major = Integer.compare(installed.get(0), wanted.get(0));
        return major < 0 || major == 0 && installed.get(1) < wanted.get(1);
    }

    /** The version after a hyphen, as in {@code iproute2-6.1.0}; empty when there is none. */
    private static List<Integer> version(String text) {
        Matcher version = Pattern.compile("-(\\d+)\\.(\\d+)").matcher(text);
        return version.find()
                ? List.of(Integer.valueOf(version.group(1)), Integer.valueOf(version.group(2)))
                : List.of();
    }

    /** The output of commands, which exit with an error when they print their help. */
    private static String sh(String commands) {
        return Cli.run("sh", "-c", "{ " + commands + "; } 2>&1; true");
    }
}
