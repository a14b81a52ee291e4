package io.github.netlink4j.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The differences between kernels, from kernel-differences.tsv, by which a test determines the expected result. */
public final class KernelDifference {
    private static final String OPEN = "-";

    private record Row(String subject, String from, String to, String seen) {
        boolean covers(KernelVersion kernel) {
            return kernel.compareTo(KernelVersion.parse(from)) >= 0
                    && (to.equals(OPEN) || kernel.compareTo(KernelVersion.parse(to)) <= 0);
        }
    }

    private KernelDifference() {}

    /** Returns the expected results on the running kernel: one, or several for a kernel that is not in the table. */
    public static List<String> here(String subject) {
        return on(KernelVersion.running(), subject);
    }

    static List<String> on(KernelVersion kernel, String subject) {
        List<Row> all =
                rows().stream().filter(row -> row.subject.equals(subject)).toList();
        if (all.isEmpty()) {
            throw new IllegalArgumentException("not in kernel-differences.tsv: " + subject);
        }
        List<Row> known = all.stream().filter(row -> row.covers(kernel)).toList();
        return (known.isEmpty() ? all : known).stream().map(Row::seen).toList();
    }

    static List<String> subjects() {
        return rows().stream().map(Row::subject).distinct().toList();
    }

    private static List<Row> rows() {
        return table().lines()
                .filter(line -> !line.startsWith("#"))
                .skip(1)
                .map(line -> line.split("\t"))
                .map(cells -> new Row(cells[0], cells[1], cells[2], cells[3]))
                .toList();
    }

    private static String table() {
        try (InputStream in = KernelDifference.class.getResourceAsStream("kernel-differences.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
