package io.github.netlink4j.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Looks up attributes: prints the lines of the page of attributes that contain each of some words, or the page of coverage. */
final class Attributes {
    private static final int HEAD = 2;

    private Attributes() {}

    /** Returns the exit status: 1 when no attribute has these words. */
    static int print(List<String> arguments, PrintStream out) {
        if (arguments.contains("--coverage")) {
            page("coverage.md").forEach(out::println);
            return 0;
        }
        List<String> table = page("attributes.md").stream()
                .filter(line -> line.startsWith("|"))
                .toList();
        List<String> found = table.stream()
                .skip(HEAD)
                .filter(line -> arguments.stream()
                        .allMatch(word -> line.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT))))
                .toList();
        table.stream().limit(HEAD).forEach(out::println);
        found.forEach(out::println);
        return found.isEmpty() ? 1 : 0;
    }

    private static List<String> page(String name) {
        try (InputStream page = Attributes.class.getResourceAsStream("/docs/" + name)) {
            if (page == null) {
                throw new IllegalStateException("the page docs/" + name + " was not packaged");
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("cannot read docs/" + name, e);
        }
    }
}
