package io.github.netlink4j.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers that the kernel headers on this machine give to names: enumerators, and macros that are plain numbers. */
final class KernelHeaders {
    private static final Path INCLUDE = Path.of("/usr/include/linux");
    private static final List<String> FILES =
            List.of("if_link.h", "if_addr.h", "rtnetlink.h", "if_bridge.h", "veth.h", "socket.h", "netlink.h");
    private static final Pattern ENUM = Pattern.compile("enum\\s*\\w*\\s*\\{([^}]*)}");
    private static final Pattern MACRO = Pattern.compile("(?m)^\\s*#define\\s+(\\w+)\\s+(0x[0-9a-fA-F]+|\\d+)\\s*$");

    private final Map<String, Long> numbers = new HashMap<>();

    private KernelHeaders() {}

    static boolean areInstalled() {
        return Files.isRegularFile(INCLUDE.resolve("rtnetlink.h"));
    }

    static KernelHeaders read() {
        KernelHeaders headers = new KernelHeaders();
        for (String file : FILES) {
            try {
                headers.add(Files.readString(INCLUDE.resolve(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return headers;
    }

    /** Every name that is known with its number. */
    Map<String, Long> numbers() {
        return numbers;
    }

    private void add(String source) {
        String text = source.replaceAll("(?s)/\\*.*?\\*/", " ");
        Matcher macros = MACRO.matcher(text);
        while (macros.find()) {
            numbers.put(macros.group(1), Long.decode(macros.group(2)));
        }
        Matcher enums = ENUM.matcher(text.replaceAll("(?m)^\\s*#.*$", " "));
        while (enums.find()) {
            enumerate(enums.group(1));
        }
    }

    private void enumerate(String body) {
        long next = 0;
        for (String item : body.split(",")) {
            String[] parts = item.strip().split("=");
            String name = parts[0].strip();
            if (name.isEmpty()) {
                continue;
            }
            if (parts.length == 2) {
                Long value = value(parts[1].strip());
                if (value == null) {
                    continue;
                }
                next = value;
            }
            numbers.put(name, next);
            next++;
        }
    }

    /** A number, or a name that was given one before; null for an expression. */
    private Long value(String text) {
        if (text.matches("0x[0-9a-fA-F]+|\\d+")) {
            return Long.decode(text);
        }
        return numbers.get(text);
    }
}
