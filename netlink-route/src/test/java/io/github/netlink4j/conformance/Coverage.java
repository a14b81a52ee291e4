package io.github.netlink4j.conformance;

import io.github.netlink4j.conformance.AttributeTable.Row;
import io.github.netlink4j.conformance.RecordedEnums.Enumeration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How much of rtnetlink the library declares: the attributes of Linux 7.3 by enumeration, and the reason for each omission. */
final class Coverage {
    private final List<Enumeration> enums;
    private final Set<String> declared;
    private final Map<String, String> leftOut;

    private Coverage(List<Enumeration> enums, Set<String> declared, Map<String, String> leftOut) {
        this.enums = enums;
        this.declared = declared;
        this.leftOut = leftOut;
    }

    static Coverage compute() throws IOException {
        Set<String> declared = AttributeTable.sets().stream()
                .flatMap(set -> AttributeTable.rows(set).stream())
                .map(Row::kernelName)
                .collect(Collectors.toSet());
        List<Enumeration> enums = RecordedEnums.read().stream()
                .filter(Enumeration::isOfAttributes)
                .toList();
        return new Coverage(enums, declared, LeftOut.read());
    }

    /** The prefixes of the enumerations of which no attribute is declared. */
    Set<String> undeclaredEnums() {
        return enums.stream()
                .filter(one -> declaredOf(one) == 0)
                .map(Enumeration::prefix)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The attributes that are neither declared nor left out for a reason. */
    Set<String> unexplained() {
        Set<String> missing = new TreeSet<>();
        for (Enumeration one : enums) {
            if (declaredOf(one) > 0 || reasonOfAll(one).isEmpty()) {
                missing.addAll(one.attributes());
            }
        }
        missing.removeAll(declared);
        missing.removeAll(leftOut.keySet());
        return missing;
    }

    /** Why nothing of an enumeration is declared: the reason for the longest prefix that is left out. */
    private String reasonOfAll(Enumeration one) {
        return leftOut.keySet().stream()
                .filter(prefix -> prefix.endsWith("_") && one.prefix().startsWith(prefix))
                .max(Comparator.comparing(String::length))
                .map(leftOut::get)
                .orElse("");
    }

    /** The Markdown page docs/coverage.md. */
    String markdown() {
        StringBuilder page = new StringBuilder("""
                # Coverage

                The attributes of rtnetlink in the headers of Linux 7.3, except those of traffic control, and how many of them the
                library declares. Written by `build/listings` from the declarations and
                [the enumerations of Linux 7.3](../netlink-route/src/test/resources/io/github/netlink4j/conformance/linux-7.3.tsv),
                and compared with them by every build. `examples/run attributes --coverage` prints it.

                | header | enumeration | attributes | declared |
                |---|---|---|---|
                """);
        List<String> reasons = new ArrayList<>();
        int all = 0;
        int sum = 0;
        for (Enumeration one : enums) {
            int attributes = one.attributes().size();
            all += attributes;
            sum += declaredOf(one);
            row(page, one.header(), one.prefix() + "*", attributes, declaredOf(one));
            reasons.addAll(reasons(one));
        }
        row(page, "", "all", all, sum);
        page.append("\nNot declared, and why:\n\n| attribute | why |\n|---|---|\n");
        reasons.forEach(page::append);
        return page.toString();
    }

    private List<String> reasons(Enumeration one) {
        Map<String, String> reasons = new TreeMap<>();
        if (declaredOf(one) == 0) {
            reasons.put(one.prefix() + "*", reasonOfAll(one));
        } else {
            one.attributes().stream()
                    .filter(name -> !declared.contains(name))
                    .forEach(name -> reasons.put(name, leftOut.getOrDefault(name, "")));
        }
        return reasons.entrySet().stream()
                .map(entry -> "| " + entry.getKey() + " | " + entry.getValue() + " |\n")
                .toList();
    }

    private int declaredOf(Enumeration one) {
        return (int) one.attributes().stream().filter(declared::contains).count();
    }

    private static void row(StringBuilder page, String header, String name, int attributes, int declared) {
        page.append("| " + String.join(" | ", header, name, attributes + "", declared + "") + " |\n");
    }
}
