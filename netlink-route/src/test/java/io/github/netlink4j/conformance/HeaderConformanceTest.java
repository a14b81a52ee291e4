package io.github.netlink4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.NumberArray;
import io.github.netlink4j.conformance.AttributeTable.Row;
import io.github.netlink4j.rtnetlink.object.Group;
import io.github.netlink4j.rtnetlink.object.RtmKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The numbers and names that the library declares are those of the kernel headers, and none is missing. A set of attributes
 * corresponds to an enum of the headers: the one that begins with the prefix of the set and UNSPEC, or that contains one of
 * its attributes.
 */
class HeaderConformanceTest {
    private KernelHeaders headers;
    private Map<String, String> leftOut;

    @BeforeEach
    void read() throws IOException {
        assumeTrue(KernelHeaders.areThere(), "no kernel headers here (package linux-libc-dev)");
        headers = KernelHeaders.read();
        leftOut = LeftOut.read();
    }

    @Test
    void givenDeclaredAttributes_whenTheHeadersKnowThem_thenTheNumbersAgree() {
        List<String> wrong = new ArrayList<>();
        int known = 0;
        for (Row row : attributes()) {
            Long number = headers.numbers().get(row.kernelName());
            if (number != null) {
                known++;
                if (number != row.number()) {
                    wrong.add(row.kernelName() + " is " + number + ", not " + row.number());
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(known).isGreaterThan(250);
    }

    @Test
    void givenDeclaredAttributes_whenTheHeadersDoNotKnowThem_thenTheyAreNewerThanTheHeaders() {
        List<String> wrong = new ArrayList<>();
        for (AttrSet set : AttributeTable.sets()) {
            Map<String, Long> known = constants(set);
            if (known.isEmpty()) {
                continue;
            }
            long newest =
                    known.values().stream().mapToLong(Long::longValue).max().orElseThrow();
            AttributeTable.rows(set).stream()
                    .filter(row -> !known.containsKey(row.kernelName()) && row.number() <= newest)
                    .forEach(row -> wrong.add(row.kernelName() + " is in no header, but number " + newest + " is"));
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void givenNamesOfNumbersInArrays_whenComparedWithTheirEnum_thenTheyAreInItsOrderAndNoneIsMissing() {
        List<String> wrong = new ArrayList<>();
        Set<String> enums = new TreeSet<>();
        for (NumberArray.Layout layout : layouts()) {
            String prefix = layout.name();
            Map<String, Long> constants = headers.numbers();
            long first = constants.get(constant(layout, 0));
            enums.add(prefix);
            for (int i = 0; i < layout.names().size(); i++) {
                Long number = constants.get(constant(layout, i));
                boolean isRenamed = constant(layout, i).equals("IPSTATS_MIB_OUTPKTS")
                        && !constants.containsKey("IPSTATS_MIB_OUTREQUESTS");
                if (number != null && number != first + i && !isRenamed) {
                    wrong.add(constant(layout, i) + " is " + number + ", not " + (first + i));
                }
            }
            long known = layout.names().size();
            constants.forEach((name, number) -> {
                if (name.startsWith(prefix) && !name.endsWith("MAX") && number >= first + known) {
                    wrong.add(name + " has no name");
                }
            });
        }

        assertThat(enums).containsExactly("DEVCONF_", "ICMP6_MIB_", "IPSTATS_MIB_", "IPV4_DEVCONF_");
        assertThat(wrong).isEmpty();
    }

    private static String constant(NumberArray.Layout layout, int position) {
        return layout.name() + layout.names().get(position).toUpperCase(Locale.ROOT);
    }

    /** Arrays with the numbers of an enum: the name of their layout ends with an underscore; the others are structures. */
    private static List<NumberArray.Layout> layouts() {
        return AttributeTable.sets().stream()
                .flatMap(set -> set.attributes().stream())
                .filter(NumberArray.class::isInstance)
                .map(array -> ((NumberArray) array).layout())
                .filter(layout -> layout.name().endsWith("_"))
                .toList();
    }

    @Test
    void givenDeclaredSets_whenLookedUp_thenEachIsAnEnumOfTheHeadersOrLeftOut() {
        assertThat(AttributeTable.sets())
                .hasSizeGreaterThan(20)
                .filteredOn(set -> !set.attributes().isEmpty() && constants(set).isEmpty())
                .extracting(AttrSet::prefix)
                .isSubsetOf(leftOut.keySet());
    }

    @Test
    void givenDeclaredSets_whenTheHeadersKnowAnAttributeOfThem_thenItIsDeclaredOrLeftOut() {
        Set<String> missing = new TreeSet<>();
        AttributeTable.sets().forEach(set -> missing.addAll(constants(set).keySet()));
        missing.removeAll(declared());
        missing.removeAll(leftOut.keySet());

        assertThat(missing).isEmpty();
    }

    @Test
    void givenWhatIsLeftOut_whenLookedUp_thenItIsNotDeclared() throws IOException {
        assertThat(leftOut.keySet()).doesNotContainAnyElementsOf(declared());
        Set<String> prefixes = AttributeTable.sets().stream()
                .filter(set -> constants(set).isEmpty())
                .map(AttrSet::prefix)
                .collect(Collectors.toSet());
        prefixes.addAll(Coverage.compute().undeclaredEnums());
        assertThat(leftOut.keySet()).filteredOn(name -> name.endsWith("_")).isSubsetOf(prefixes);
    }

    @Test
    void givenGroups_whenTheHeadersKnowThem_thenTheNumbersAgreeAndNoneIsMissing() {
        Map<String, Long> declared = Arrays.stream(Group.values())
                .collect(Collectors.toMap(Group::kernelName, group -> (long) group.number()));
        Map<String, Long> known = new TreeMap<>(headers.numbers());
        known.keySet().removeIf(name -> !name.startsWith("RTNLGRP_") || name.matches("RTNLGRP_(NONE|MAX)"));

        assertThat(known).hasSizeGreaterThan(30).allSatisfy((name, number) -> assertThat(declared)
                .containsEntry(name, number));
    }

    @Test
    void givenMessageTypes_whenTheHeadersKnowThem_thenTheNamesAgree() {
        Map<String, Long> known = new TreeMap<>(headers.numbers());
        known.keySet().removeIf(name -> !name.matches("RTM_(NEW|DEL|GET|SET)[A-Z]+"));

        assertThat(known).hasSizeGreaterThan(70).allSatisfy((name, number) -> assertThat(
                        RtmKind.nameOf(number.intValue()))
                .isEqualTo(name));
    }

    /** The constants of the enum that corresponds to a set; empty when the headers have none. */
    private Map<String, Long> constants(AttrSet set) {
        Set<String> names = new HashSet<>(Set.of(set.prefix() + "UNSPEC"));
        AttributeTable.rows(set).forEach(row -> names.add(row.kernelName()));
        Map<String, Long> constants = new TreeMap<>();
        for (Map<String, Long> one : headers.enums()) {
            if (one.keySet().stream().anyMatch(names::contains)) {
                constants.putAll(one);
            }
        }
        constants
                .keySet()
                .removeIf(name -> name.startsWith("__")
                        || name.equals(set.prefix() + "UNSPEC")
                        || name.equals(set.prefix() + "MAX"));
        return constants;
    }

    private static List<Row> attributes() {
        return AttributeTable.sets().stream()
                .flatMap(set -> AttributeTable.rows(set).stream())
                .toList();
    }

    private static Set<String> declared() {
        return attributes().stream().map(Row::kernelName).collect(Collectors.toSet());
    }
}
