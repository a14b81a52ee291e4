package io.github.netlink4j.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The messages of real kernels, as {@link Capture} has written them down. */
final class Captures {
    static final List<String> KERNELS = List.of("linux-6.1", "linux-6.18", "linux-7.3");

    private Captures() {}

    /** Messages of all kernels: {@code link}, {@code address}, {@code route} or {@code refusal}. */
    static List<byte[]> all(String about) {
        List<byte[]> messages = new ArrayList<>();
        for (String kernel : KERNELS) {
            messages.addAll(of(kernel, about));
        }
        return messages;
    }

    /** Messages of one kernel, in its own order. */
    static List<byte[]> of(String kernel, String about) {
        return Stream.of(text("captures/" + kernel + "/" + about + ".txt").split("\n\n"))
                .filter(entry -> !entry.startsWith("#"))
                .map(entry -> HexFormat.of().parseHex(entry.replaceAll("\\s", "")))
                .toList();
    }

    private static String text(String file) {
        try (InputStream in = Captures.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
