package io.github.netlink4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The constants of the kernel headers that the library omits on purpose: {@code left-out.tsv}. */
final class LeftOut {
    private LeftOut() {}

    /** Names of constants, and prefixes of sets, with the reason for each. */
    static Map<String, String> read() throws IOException {
        Map<String, String> reasons = new HashMap<>();
        try (InputStream table = LeftOut.class.getResourceAsStream("left-out.tsv")) {
            new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> {
                        String[] cells = line.split("\t");
                        assertThat(cells).as(line).hasSize(2);
                        assertThat(reasons.put(cells[0], cells[1])).as(line).isNull();
                    });
        }
        return reasons;
    }
}
