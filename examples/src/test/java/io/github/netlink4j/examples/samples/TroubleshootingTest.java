package io.github.netlink4j.examples.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The texts in docs/troubleshooting.md are texts of errors, either in the sources or in the recorded refusals. */
class TroubleshootingTest {
    private static final Path DOCUMENT = Path.of("../docs/troubleshooting.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)`.*\\|.*\\|.*\\|$");
    private static final Path REFUSALS = Path.of("../netlink-route/src/test/resources/golden/errors.txt");

    @Test
    void givenTexts_whenLookedFor_thenEachIsATextOfAnError() throws IOException {
        String errors = Files.readString(REFUSALS) + sources();

        List<String> texts = ROW.matcher(Files.readString(DOCUMENT))
                .results()
                .map(row -> row.group(1))
                .toList();

        assertThat(texts).hasSizeGreaterThan(20).allMatch(errors::contains);
    }

    /** Returns all sources, with text literals that continue on the next line joined. */
    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String module : List.of("core", "ns", "route")) {
            try (Stream<Path> files = Files.walk(Path.of("../netlink-" + module + "/src/main/java"))) {
                all.append(files.filter(Files::isRegularFile)
                        .map(TroubleshootingTest::read)
                        .collect(Collectors.joining()));
            }
        }
        return all.toString().replaceAll("\"\\s*\\+\\s*\"", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
