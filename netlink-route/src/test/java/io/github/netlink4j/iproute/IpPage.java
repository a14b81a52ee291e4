package io.github.netlink4j.iproute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page docs/ip.md, written from the text of {@link IpCommands}, so that the page shows what the tests run. */
final class IpPage {
    /** Tests run in the directory of a module, netlink-route or netlink-ffm. */
    private static final Path SOURCE =
            Path.of("../netlink-route/src/test/java/io/github/netlink4j/iproute/IpCommands.java");

    private static final Pattern SECTION_OR_ROW = Pattern.compile(
            "private void (?<section>[a-zA-Z]+)\\(\\) \\{|(?:does|asks)\\(\\s*\"(?<command>[^\"]+)\",\\s*nl -> (?<java>.+?)\\);\\n",
            Pattern.DOTALL);

    private IpPage() {}

    static String markdown() throws IOException {
        StringBuilder page = new StringBuilder("""
                # From `ip` to Java

                Each line was run: a test executes both sides in network namespaces of their own, and compares what `ip`
                shows afterwards, or how many objects were listed. `nl` is an `RtNetlink`. Where a link is named, a `Link` and
                an index do as well: `LinkRef.of(7)`.
                """);
        Matcher matcher = SECTION_OR_ROW.matcher(Files.readString(SOURCE));
        while (matcher.find()) {
            if (matcher.group("section") != null) {
                if (hasRows(matcher)) {
                    page.append("\n## ")
                            .append(title(matcher.group("section")))
                            .append("\n\n| shell | Java |\n|---|---|\n");
                }
            } else {
                page.append("| `").append(matcher.group("command")).append("` | `");
                page.append(oneLine(matcher.group("java"))).append("` |\n");
            }
        }
        return page.toString();
    }

    /** Methods that receive a row as a parameter contain no rows themselves. */
    private static boolean hasRows(Matcher matcher) {
        return !matcher.group("section").equals("does")
                && !matcher.group("section").equals("asks");
    }

    private static String title(String method) {
        String words = method.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String oneLine(String java) {
        return java.replaceAll("\\s*\\n\\s*(?=\\.)", "")
                .replaceAll("\\(\\s*\\n\\s*", "(")
                .replaceAll("\\s*\\n\\s*", " ");
    }
}
