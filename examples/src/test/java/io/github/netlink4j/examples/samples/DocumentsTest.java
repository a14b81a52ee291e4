package io.github.netlink4j.examples.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.testing.Listing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each sample of Java in the documents is a region of a class of this package, which the build compiles and runs: the line
 * before it names class and region, {@code <!-- sample: ReadmeSamplesTest pair -->}. {@code build/listings} updates the
 * documents. A sample without that line is a quotation of the library itself.
 */
class DocumentsTest {
    private static final Path ROOT = Path.of("..");
    private static final Path SOURCES =
            Path.of("src/test/java", DocumentsTest.class.getPackageName().replace('.', '/'));
    private static final Pattern SAMPLE =
            Pattern.compile("<!-- sample: (\\w+) ([\\w-]+) -->\\n```java\\n(.*?)```\\n", Pattern.DOTALL);

    private static final Pattern QUOTATION = Pattern.compile("```java\\n(.*?)```\\n", Pattern.DOTALL);

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> root = Files.list(ROOT);
                Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(root, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(ROOT::relativize)
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void givenDocument_whenItsSamplesAreCompared_thenEachIsARegionOfTheseClasses(Path document) throws IOException {
        String text = Files.readString(ROOT.resolve(document));

        String derived = SAMPLE.matcher(text)
                .replaceAll(sample -> Matcher.quoteReplacement("<!-- sample: %s %s -->\n```java\n%s```\n"
                        .formatted(sample.group(1), sample.group(2), region(sample.group(1), sample.group(2)))));

        Listing.compare(document.toString(), derived);
        String library = inOneLine(library());
        assertThat(QUOTATION.matcher(SAMPLE.matcher(text).replaceAll("")).results())
                .map(quotation -> inOneLine(quotation.group(1)))
                .allMatch(library::contains);
    }

    @Test
    void givenRegions_whenTheDocumentsAreRead_thenEachIsShown() throws IOException {
        StringBuilder shown = new StringBuilder();
        for (Path document : documents().toList()) {
            shown.append(Files.readString(ROOT.resolve(document)));
        }
        try (Stream<Path> sources = Files.list(SOURCES)) {
            for (Path source : sources.toList()) {
                String name = source.getFileName().toString().replace(".java", "");
                List<String> regions = Pattern.compile("// @start region=\"([\\w-]+)\"\n")
                        .matcher(Files.readString(source))
                        .results()
                        .map(match -> "<!-- sample: " + name + " " + match.group(1) + " -->")
                        .toList();
                assertThat(regions).as(name).allMatch(shown.toString()::contains);
            }
        }
    }

    /** Returns the source without comments, with single spaces. */
    private static String inOneLine(String source) {
        return source.replaceAll("(?s)/\\*.*?\\*/|(?m)^\\s*//[^\n]*", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String library() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(ROOT.resolve("netlink-route/src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    private static String region(String name, String region) {
        String start = "// @start region=\"" + region + "\"\n";
        try {
            String source = Files.readString(SOURCES.resolve(name + ".java"));
            int from = source.indexOf(start);
            int to = source.indexOf("// @end", from);
            assertThat(from).as(name + " " + region).isNotNegative();
            return source.substring(from + start.length(), to).stripIndent().stripTrailing() + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
