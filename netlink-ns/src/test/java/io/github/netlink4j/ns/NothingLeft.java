package io.github.netlink4j.ns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Fails a test that leaves descriptors of namespaces or names behind. */
final class NothingLeft implements BeforeEachCallback, AfterEachCallback {
    private static final Namespace STORE = Namespace.create(NothingLeft.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        context.getStore(STORE).put(List.class, namespaces());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<String> names = Netns.list();
        // One test that leaves something behind is enough.
        names.forEach(Netns::delete);
        assertThat(names).isEmpty();
        assertThat(namespaces()).hasSameSizeAs((List<?>) context.getStore(STORE).get(List.class));
    }

    /** Returns the descriptors of this process that refer to namespaces. */
    static List<String> namespaces() {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.map(NothingLeft::target)
                    .filter(target -> target.startsWith("net:["))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException e) {
            // The descriptor of the listing itself is closed by now.
            return "";
        }
    }
}
