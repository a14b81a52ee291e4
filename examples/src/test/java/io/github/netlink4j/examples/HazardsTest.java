package io.github.netlink4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code docs/hazards.md} names the tests of each hazard, and these tests name the hazard. */
class HazardsTest {
    private static final int LAST = 103;
    private static final Path DOCUMENT = Path.of("../docs/hazards.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| H(\\d+) \\|.*\\|$");
    /** A test, and the numbers of the faults in it if it does not name the hazard. */
    private static final Pattern TESTED_BY = Pattern.compile("\\[[^]]+]\\((\\S+?\\.java)\\)(?: \\(([F0-9, ]+)\\))?");

    @Test
    void givenDocument_whenRead_thenEveryHazardHasARow() throws IOException {
        assertThat(rows().stream().map(row -> Integer.valueOf(row.group(1))))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, LAST).boxed().toList());
    }

    @Test
    void givenHazard_whenItsTestsAreRead_thenEachNamesIt() throws IOException {
        List<String> unnamed = new ArrayList<>();
        for (MatchResult row : rows()) {
            Matcher test = TESTED_BY.matcher(row.group());
            int tests = 0;
            for (; test.find(); tests++) {
                String source = Files.readString(DOCUMENT.resolveSibling(test.group(1)));
                String names = test.group(2) == null ? "H" + row.group(1) : test.group(2);
                for (String name : names.split(", ")) {
                    if (!Pattern.compile("\\b" + name + "\\b").matcher(source).find()) {
                        unnamed.add(name + " in " + test.group(1));
                    }
                }
            }
            assertThat(tests).as(row.group()).isPositive();
        }
        assertThat(unnamed).isEmpty();
    }

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(DOCUMENT)).results().toList();
    }
}
