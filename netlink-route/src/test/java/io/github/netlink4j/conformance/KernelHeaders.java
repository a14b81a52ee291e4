package io.github.netlink4j.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The numbers that kernel headers give to names: enumerators, and macros that are plain numbers. The headers are those
 * installed on this machine, or those below the directory in the system property {@code netlink4j.headers}; beside them, the
 * enumerations of Linux 7.3.
 */
final class KernelHeaders {
    private static final String GIVEN = System.getProperty("netlink4j.headers");
    private static final Path LINUX =
            Path.of(GIVEN == null ? "/usr/include" : GIVEN).resolve("linux");
    private static final String NUMBER = "0x[0-9a-fA-F]{1,8}|\\d{1,10}";
    private static final Pattern ENUM = Pattern.compile("\\benum\\b\\s*\\w*\\s*\\{([^}]*)}");
    private static final Pattern MACRO = Pattern.compile("(?m)^\\s*#define\\s+(\\w+)\\s+(" + NUMBER + ")\\s*$");

    private final List<Map<String, Long>> enums = new ArrayList<>();
    private final Map<String, Long> numbers = new HashMap<>();

    private KernelHeaders() {}

    /** Whether headers are available; when the property is set they must be, so that reading fails if they are not. */
    static boolean areThere() {
        return GIVEN != null || Files.isDirectory(LINUX);
    }

    static KernelHeaders read() throws IOException {
        KernelHeaders headers = new KernelHeaders();
        try (Stream<Path> files = Files.walk(LINUX)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".h"))
                    .sorted()
                    .toList()) {
                headers.add(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        RecordedEnums.read().forEach(recorded -> headers.add(recorded.constants()));
        return headers;
    }

    /** Every enum, as names with their numbers. */
    List<Map<String, Long>> enums() {
        return enums;
    }

    /** All names with a known number. */
    Map<String, Long> numbers() {
        return numbers;
    }

    private void add(String source) {
        String text = source.replaceAll("(?s)/\\*.*?\\*/", " ");
        Matcher macros = MACRO.matcher(text);
        while (macros.find()) {
            numbers.put(macros.group(1), Long.decode(macros.group(2)));
        }
        Matcher bodies = ENUM.matcher(text.replaceAll("(?m)^\\s*#.*$", " "));
        while (bodies.find()) {
            add(enumerators(bodies.group(1)));
        }
    }

    private void add(Map<String, Long> one) {
        enums.add(one);
        numbers.putAll(one);
    }

    private Map<String, Long> enumerators(String body) {
        Map<String, Long> all = new LinkedHashMap<>();
        OptionalLong next = OptionalLong.of(0);
        for (String item : body.split(",")) {
            String[] parts = item.strip().split("\\s*=\\s*", 2);
            if (parts[0].isEmpty()) {
                continue;
            }
            OptionalLong number = parts.length == 2 ? value(parts[1], all) : next;
            number.ifPresent(value -> all.put(parts[0], value));
            // An enumerator after an expression has no known number either.
            next = number.isPresent() ? OptionalLong.of(number.getAsLong() + 1) : number;
        }
        return all;
    }

    /** The value of a number, or of a name that already has one; empty for an expression. */
    private OptionalLong value(String text, Map<String, Long> before) {
        if (text.matches(NUMBER)) {
            return OptionalLong.of(Long.decode(text));
        }
        Long known = before.getOrDefault(text, numbers.get(text));
        return known == null ? OptionalLong.empty() : OptionalLong.of(known);
    }
}
