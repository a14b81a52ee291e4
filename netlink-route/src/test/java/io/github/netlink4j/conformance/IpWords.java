package io.github.netlink4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code ip} and {@code bridge} call an attribute in their commands: {@code ip-words.tsv}. */
final class IpWords {
    private IpWords() {}

    /**
     * The words for one attribute.
     *
     * @param key what users write, such as {@code BridgePort.MODE}
     * @param words the words, such as {@code hairpin}
     * @param since the version of iproute2 that brought them, such as {@code 6.7}; empty when it is 6.1 or older
     */
    record Row(String key, List<String> words, String since) {
        String markdown() {
            return String.join(", ", words);
        }
    }

    /** All rows, by key. */
    static Map<String, Row> byKey() {
        Map<String, Row> rows = new LinkedHashMap<>();
        try (InputStream table = IpWords.class.getResourceAsStream("ip-words.tsv")) {
            new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .forEach(cells -> {
                        assertThat(cells).hasSize(3);
                        Row row = new Row(cells[0], List.of(cells[1].split(", ")), cells[2]);
                        assertThat(rows.put(row.key(), row)).as(row.key()).isNull();
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
