package io.github.netlink4j.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The enumerations of rtnetlink in the headers of Linux 7.3: {@code linux-7.3.tsv}. With them the declarations are compared
 * with a newer kernel than that of the headers on this machine.
 */
final class RecordedEnums {
    private static final String HEADER = "# linux/";
    private static final List<String> FIRSTS = List.of("UNSPEC", "NONE", "UNUSED");

    private RecordedEnums() {}

    /**
     * An enumeration.
     *
     * @param header the header that it is from, such as {@code if_link.h}
     * @param constants its names, with their numbers
     */
    record Enumeration(String header, Map<String, Long> constants) {
        /** What all its names begin with, such as {@code IFLA_BR_}. */
        String prefix() {
            String first = constants.keySet().iterator().next();
            for (String word : FIRSTS) {
                if (first.endsWith("_" + word)) {
                    return first.substring(0, first.length() - word.length());
                }
            }
            String common = first;
            for (String name : constants.keySet()) {
                while (!name.startsWith(common)) {
                    common = common.substring(0, common.length() - 1);
                }
            }
            return common.substring(0, common.lastIndexOf('_') + 1);
        }

        /** Whether it lists attributes, and not types of messages or groups. */
        boolean isOfAttributes() {
            return !prefix().equals("RTM_") && !prefix().equals("RTNLGRP_");
        }

        /** The names of its attributes: the first name of most enumerations is number 0, which no attribute has. */
        List<String> attributes() {
            return constants.keySet().stream()
                    .filter(name -> FIRSTS.stream().noneMatch(word -> name.equals(prefix() + word)))
                    .toList();
        }
    }

    static List<Enumeration> read() throws IOException {
        List<Enumeration> all = new ArrayList<>();
        String header = "";
        Map<String, Long> constants = new LinkedHashMap<>();
        try (InputStream table = RecordedEnums.class.getResourceAsStream("linux-7.3.tsv")) {
            List<String> lines = new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            for (String line : lines) {
                if (line.isEmpty()) {
                    constants = new LinkedHashMap<>();
                } else if (line.startsWith(HEADER)) {
                    header = line.substring(HEADER.length());
                } else if (!line.startsWith("#")) {
                    if (constants.isEmpty()) {
                        all.add(new Enumeration(header, constants));
                    }
                    String[] cells = line.split("\t");
                    constants.put(cells[0], Long.decode(cells[1]));
                }
            }
        }
        return all;
    }
}
