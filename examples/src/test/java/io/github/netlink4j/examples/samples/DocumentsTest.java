package io.github.netlink4j.examples.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.testing.Listing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each sample of Java in the documents, and in the javadoc of the published modules, is a region of a class of this package,
 * which the build compiles and runs: the line before it names class and region, {@code <!-- sample: ReadmeSamplesTest pair -->}.
 * {@code build/listings} updates documents and javadoc. In a document, a sample without that line is a quotation of the library
 * itself.
 */
class DocumentsTest {
    private static final Path ROOT = Path.of("..");
    private static final Path SOURCES =
            Path.of("src/test/java", DocumentsTest.class.getPackageName().replace('.', '/'));
    private static final List<String> PUBLISHED =
            List.of("netlink-core", "netlink-ffm", "netlink-ns", "netlink-route", "netlink-testing");

    /** A sample with its marker. Each of its lines has the same prefix: none in a document, an asterisk in javadoc. */
    private static final Pattern SAMPLE = Pattern.compile(
            "^( *\\* |)(<!-- sample: (\\w+) ([\\w-]+) -->\n\\1(?:```java|<pre>\\{@code)\n).*?(^\\1(?:```|}</pre>)\n)",
            Pattern.MULTILINE | Pattern.DOTALL);

    private static final Pattern QUOTATION = Pattern.compile("```java\\n(.*?)```\\n", Pattern.DOTALL);
    private static final Pattern UNMARKED = Pattern.compile("<pre>[\\s*]*\\{@code.*");

    static List<Path> documents() {
        List<Path> documents = new ArrayList<>(find("", 1, ".md"));
        documents.addAll(find("docs", 1, ".md"));
        for (String module : PUBLISHED) {
            find(module + "/src/main/java", Integer.MAX_VALUE, ".java").stream()
                    .filter(file -> read(ROOT.resolve(file)).contains("<pre>"))
                    .forEach(documents::add);
        }
        return documents;
    }

    @ParameterizedTest
    @MethodSource("documents")
    void givenDocument_whenItsSamplesAreCompared_thenEachIsARegionOfTheseClasses(Path document) throws IOException {
        String text = read(ROOT.resolve(document));

        String derived = SAMPLE.matcher(text)
                .replaceAll(sample -> Matcher.quoteReplacement(sample.group(1)
                        + sample.group(2)
                        + region(sample.group(3), sample.group(4), sample.group(1))
                        + sample.group(5)));

        Listing.compare(document.toString(), derived);
        String others = SAMPLE.matcher(text).replaceAll("");
        assertThat(QUOTATION.matcher(others).results())
                .map(quotation -> quotation.group(1))
                .allMatch(DocumentsTest::isInTheLibrary);
        assertThat(UNMARKED.matcher(others).results().map(MatchResult::group)).isEmpty();
    }

    @Test
    void givenRegions_whenTheDocumentsAreRead_thenEachIsShown() {
        String shown =
                documents().stream().map(ROOT::resolve).map(DocumentsTest::read).collect(Collectors.joining());
        for (Path source : find("examples/" + SOURCES, 1, ".java")) {
            String name = source.getFileName().toString().replace(".java", "");
            List<String> regions = Pattern.compile("// @start region=\"([\\w-]+)\"\n")
                    .matcher(read(ROOT.resolve(source)))
                    .results()
                    .map(match -> "<!-- sample: " + name + " " + match.group(1) + " -->")
                    .toList();
            assertThat(regions).as(name).allMatch(shown::contains);
        }
    }

    private static boolean isInTheLibrary(String quotation) {
        return find("netlink-route/src/main/java", Integer.MAX_VALUE, ".java").stream()
                .anyMatch(file -> inOneLine(read(ROOT.resolve(file))).contains(inOneLine(quotation)));
    }

    /** Returns the source without comments, with single spaces. */
    private static String inOneLine(String source) {
        return source.replaceAll("(?s)/\\*.*?\\*/|(?m)^\\s*//[^\n]*", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** Returns the lines of the region, each with the prefix. */
    private static String region(String name, String region, String prefix) {
        String start = "// @start region=\"" + region + "\"\n";
        String source = read(SOURCES.resolve(name + ".java"));
        int from = source.indexOf(start);
        int to = source.indexOf("// @end", from);
        assertThat(from).as(name + " " + region).isNotNegative();
        return source.substring(from + start.length(), to)
                .stripIndent()
                .stripTrailing()
                .lines()
                .map(line -> (prefix + line).stripTrailing() + "\n")
                .collect(Collectors.joining());
    }

    /** Returns the files below a directory of the repository whose names end so, relative to the root. */
    private static List<Path> find(String directory, int depth, String ending) {
        try (Stream<Path> files = Files.find(ROOT.resolve(directory), depth, (file, attributes) -> file.toString()
                .endsWith(ending))) {
            return files.map(ROOT::relativize).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
