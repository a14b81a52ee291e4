package io.github.netlink4j.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.examples.AttributeTable.Row;
import io.github.netlink4j.rtnetlink.event.EventFilter;
import io.github.netlink4j.rtnetlink.object.Group;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The numbers and names that the library declares are those of the kernel headers on this machine. */
class HeaderConformanceTest {
    private Map<String, Long> headers;

    @BeforeEach
    void read() {
        assumeTrue(KernelHeaders.areInstalled(), "no kernel headers here (package linux-libc-dev)");
        headers = KernelHeaders.read().numbers();
    }

    @Test
    void givenDeclaredAttributes_whenTheHeadersKnowThem_thenTheNumbersAgree() {
        List<Row> rows = AttributeTable.rows();

        assertThat(rows).hasSizeGreaterThan(250);
        assertThat(rows)
                .filteredOn(row -> headers.containsKey(row.kernelName()))
                .hasSizeGreaterThan(230)
                .allSatisfy(row ->
                        assertThat((long) row.number()).as(row.kernelName()).isEqualTo(headers.get(row.kernelName())));
    }

    @Test
    void givenDeclaredAttributes_whenTheHeadersDoNotKnowThem_thenTheyAreNewerThanTheHeaders() {
        Map<String, Long> newest =
                AttributeTable.sets().stream().collect(Collectors.toMap(AttrSet::prefix, this::largestOf, Math::max));

        assertThat(AttributeTable.rows())
                .filteredOn(row -> !headers.containsKey(row.kernelName()))
                .allSatisfy(row -> assertThat((long) row.number())
                        .as(row.kernelName() + " is in no header, but newer ones are")
                        .isGreaterThan(newest.get(prefixOf(row))));
    }

    @Test
    void givenHeaders_whenTheyKnowAnAttribute_thenItIsDeclared() {
        Set<String> declared =
                AttributeTable.rows().stream().map(Row::kernelName).collect(Collectors.toSet());
        Map<String, AttrSet> sets = AttributeTable.sets().stream()
                .collect(Collectors.toMap(AttrSet::prefix, Function.identity(), (one, other) -> one));

        Set<String> missing = new TreeSet<>();
        for (String prefix : List.of(
                "IFLA_VXLAN_",
                "IFLA_BR_",
                "IFLA_BRPORT_",
                "IFLA_VLAN_",
                "IFLA_MACVLAN_",
                "IFLA_INFO_",
                "IFLA_XDP_",
                "IFLA_INET6_",
                "IFLA_PROTO_DOWN_REASON_",
                "VETH_INFO_",
                "IFA_",
                "RTA_",
                "RTAX_",
                "BRIDGE_QUERIER_")) {
            assertThat(sets).containsKey(prefix);
            headers.keySet().stream()
                    .filter(name -> name.startsWith(prefix) && isAttribute(name, prefix))
                    .filter(name -> !declared.contains(name))
                    .forEach(missing::add);
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void givenGroups_whenTheHeadersKnowThem_thenTheNumbersAgreeAndNoneIsMissing() {
        Map<String, Long> declared = Arrays.stream(Group.values())
                .collect(Collectors.toMap(Group::kernelName, group -> (long) group.number()));
        Map<String, Long> known = new TreeMap<>(headers);
        known.keySet().removeIf(name -> !name.startsWith("RTNLGRP_") || name.matches("RTNLGRP_(NONE|MAX)"));

        assertThat(known).hasSizeGreaterThan(30).allSatisfy((name, number) -> assertThat(declared)
                .containsEntry(name, number));
    }

    @Test
    void givenMessageTypes_whenTheHeadersKnowThem_thenTheNamesAgree() {
        Map<String, Long> known = new TreeMap<>(headers);
        known.keySet().removeIf(name -> !name.matches("RTM_(NEW|DEL|GET|SET)[A-Z]+"));

        assertThat(known).hasSizeGreaterThan(70).allSatisfy((name, number) -> assertThat(
                        EventFilter.type(number.intValue()))
                .hasToString(name));
    }

    /** Enums have a first and a last that are no attributes, and some prefixes begin the names of other things. */
    private static boolean isAttribute(String name, String prefix) {
        String rest = name.substring(prefix.length());
        return !rest.equals("UNSPEC")
                && !rest.equals("MAX")
                && !rest.startsWith("F_")
                && !rest.startsWith("FEATURE_")
                && !rest.startsWith("QOS_")
                && !rest.startsWith("ALIGN");
    }

    private long largestOf(AttrSet set) {
        return headers.entrySet().stream()
                .filter(entry -> AttributeTable.rows().stream()
                        .anyMatch(row ->
                                row.set().equals(set.name()) && row.kernelName().equals(entry.getKey())))
                .mapToLong(Map.Entry::getValue)
                .max()
                .orElse(0);
    }

    private static String prefixOf(Row row) {
        return AttributeTable.sets().stream()
                .filter(set -> set.name().equals(row.set()))
                .findFirst()
                .orElseThrow()
                .prefix();
    }
}
