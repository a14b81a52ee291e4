package io.github.netlink4j.rtnetlink;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Captured requests of {@code ip}, by command. */
final class Golden {
    private Golden() {}

    static Map<String, byte[]> read(String file) {
        Map<String, byte[]> messages = new LinkedHashMap<>();
        for (String entry : text(file).split("\n\n")) {
            String[] parts = entry.split("\n", 2);
            messages.put(parts[0].substring(2), HexFormat.of().parseHex(parts[1].replaceAll("\\s", "")));
        }
        return messages;
    }

    private static String text(String file) {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
