package io.github.netlink4j.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The messages of real kernels, as {@link Capture} has recorded them. */
final class Captures {
    static final List<String> KERNELS = List.of("linux-6.1", "linux-6.18", "linux-7.3");
    static final String REFUSAL = "refusal";

    private Captures() {}

    /**
     * Returns the names of the captured object types, in alphabetical order. Found by their files: a fuzzer instruments only
     * classes that are loaded after it has started, so the initial inputs are found without the library.
     */
    static List<String> objects() {
        return KERNELS.stream()
                .flatMap(Captures::files)
                .filter(name -> !name.equals(REFUSAL))
                .sorted()
                .distinct()
                .toList();
    }

    private static Stream<String> files(String kernel) {
        try {
            Path directory = Path.of(Objects.requireNonNull(Captures.class.getResource("captures/" + kernel), kernel)
                    .toURI());
            try (Stream<Path> files = Files.list(directory)) {
                return files.map(file -> file.getFileName().toString().replace(".txt", "")).toList().stream();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the messages of all kernels about objects of every type. */
    static List<byte[]> ofObjects() {
        return objects().stream().flatMap(name -> all(name).stream()).toList();
    }

    /** Returns the messages of all kernels about one of {@link #objects()}, or {@link #REFUSAL}. */
    static List<byte[]> all(String about) {
        List<byte[]> messages = new ArrayList<>();
        for (String kernel : KERNELS) {
            messages.addAll(of(kernel, about));
        }
        return messages;
    }

    /** Returns the messages of one kernel, in its own order; none when that kernel was not captured. */
    static List<byte[]> of(String kernel, String about) {
        return Stream.of(text("captures/" + kernel + "/" + about + ".txt").split("\n\n"))
                .filter(entry -> !entry.startsWith("#"))
                .map(entry -> HexFormat.of().parseHex(entry.replaceAll("\\s", "")))
                .toList();
    }

    private static String text(String file) {
        try (InputStream in = Captures.class.getResourceAsStream(file)) {
            return in == null ? "#" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
