package io.github.netlink4j.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the page of all attributes; run by the build. */
public final class AttributesPage {
    private AttributesPage() {}

    /** The argument is the file to write. */
    public static void main(String[] args) throws IOException {
        Path page = Path.of(args[0]);
        Files.createDirectories(page.getParent());
        Files.writeString(page, AttributeTable.markdown());
    }
}
