package io.github.netlink4j.rtnetlink;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The error messages of kernels for each attempt: blocks of lines. The first line names the attempt and, where kernels
 * differ, those that were seen to report this message, as in {@code add an IPv4 address twice | 6.1, 6.12}.
 */
final class GoldenErrors {
    private static final String ANY = "any";

    /** For each attempt the messages, by kernel. */
    private final Map<String, Map<String, String>> said = new LinkedHashMap<>();

    private final double running = version(System.getProperty("os.version"));

    private GoldenErrors() {}

    static GoldenErrors read() throws IOException {
        GoldenErrors golden = new GoldenErrors();
        try (InputStream in = GoldenErrors.class.getResourceAsStream("/golden/errors.txt")) {
            for (String block : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n\n")) {
                String[] parts = block.stripTrailing().split("\n", 2);
                String[] head = parts[0].split(" \\| ");
                Map<String, String> byKernel = golden.said.computeIfAbsent(head[0], attempt -> new LinkedHashMap<>());
                for (String kernel : head.length == 1 ? new String[] {ANY} : head[1].split(", ")) {
                    byKernel.put(kernel, parts.length == 1 ? "" : parts[1]);
                }
            }
        }
        return golden;
    }

    Set<String> attempts() {
        return said.keySet();
    }

    /** Whether the text is that of the running kernel, or of the next older or newer kernel that is listed. */
    boolean expects(String attempt, String text) {
        Map<String, String> byKernel = said.getOrDefault(attempt, Map.of());
        if (byKernel.containsKey(ANY)) {
            return byKernel.get(ANY).equals(text);
        }
        TreeMap<Double, String> byVersion = new TreeMap<>();
        byKernel.forEach((kernel, words) -> byVersion.put(version(kernel), words));
        List<String> possible = new ArrayList<>();
        if (byVersion.floorEntry(running) != null) {
            possible.add(byVersion.floorEntry(running).getValue());
        }
        if (byVersion.ceilingEntry(running) != null) {
            possible.add(byVersion.ceilingEntry(running).getValue());
        }
        return possible.contains(text);
    }

    /** Major and minor number as one number that sorts like them. */
    private static double version(String release) {
        String[] numbers = release.split("[^0-9]");
        return Integer.parseInt(numbers[0]) + Integer.parseInt(numbers[1]) / 1000.0;
    }
}
