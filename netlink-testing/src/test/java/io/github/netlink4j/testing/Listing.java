package io.github.netlink4j.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.util.diff.Chunk;
import org.assertj.core.util.diff.Delta;
import org.assertj.core.util.diff.DiffUtils;

/**
 * A text in the repository that is generated from the code, so that reviews show its changes. Tests
 * compare it; {@code build/listings} rewrites it, by the system property {@code netlink4j.test.update}.
 */
public final class Listing {
    private static final boolean UPDATE = System.getProperty("netlink4j.test.update") != null;

    private Listing() {}

    /**
     * Fails when the file differs from the generated text, and shows the lines that differ.
     *
     * @param file relative to the root of the repository
     * @param derived the generated text
     */
    public static void compare(String file, String derived) throws IOException {
        // Tests run in the directory of a module.
        Path path = Path.of("..", file);
        if (UPDATE) {
            // An unchanged file is not written: it may be a source, which would be compiled again.
            if (!Files.exists(path) || !Files.readString(path).equals(derived)) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, derived);
            }
            return;
        }
        List<String> stored = Files.exists(path) ? Files.readAllLines(path) : List.of();
        String difference = difference(stored, derived.lines().toList());
        if (!difference.isEmpty()) {
            throw new AssertionError(
                    file + " (-) is not what the code declares (+); build/listings rewrites it\n" + difference);
        }
    }

    /** Returns the lines that differ, each group below the less indented line that it belongs to; empty when there are none. */
    static String difference(List<String> stored, List<String> derived) {
        StringBuilder text = new StringBuilder();
        for (Delta<String> delta : DiffUtils.diff(stored, derived).getDeltas()) {
            text.append("@@ line ").append(delta.getOriginal().getPosition() + 1);
            text.append(heading(stored, delta.getOriginal())).append('\n');
            delta.getOriginal()
                    .getLines()
                    .forEach(line -> text.append("- ").append(line).append('\n'));
            delta.getRevised()
                    .getLines()
                    .forEach(line -> text.append("+ ").append(line).append('\n'));
        }
        return text.toString();
    }

    private static String heading(List<String> lines, Chunk<String> chunk) {
        if (!chunk.getLines().isEmpty() && !chunk.getLines().get(0).startsWith(" ")) {
            return "";
        }
        for (int line = Math.min(chunk.getPosition(), lines.size()) - 1; line >= 0; line--) {
            if (!lines.get(line).isEmpty() && !lines.get(line).startsWith(" ")) {
                return ", " + lines.get(line);
            }
        }
        return "";
    }
}
