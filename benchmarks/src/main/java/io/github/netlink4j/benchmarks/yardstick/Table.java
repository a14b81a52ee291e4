package io.github.netlink4j.benchmarks.yardstick;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints a row for each program and operation, compared with the C program, in columns or as markdown. */
final class Table {
    private static final String YARDSTICK = "C";
    private static final List<String> HEAD =
            List.of("operation", "program", "takes", "in C", "wall", "CPU", "quartiles", "allocates");

    private final List<List<String>> lines = new ArrayList<>(List.of(HEAD));

    /** Adds the results of all programs for an operation. */
    void add(Operation operation, List<Samples> all) {
        Samples yardstick = all.stream()
                .filter(samples -> samples.program().equals(YARDSTICK))
                .findFirst()
                .orElse(null);
        String title = operation.title();
        for (Samples samples : all) {
            if (samples != yardstick) {
                List<String> line = new ArrayList<>(List.of(title, samples.program(), time(samples.wall())));
                line.addAll(yardstick == null ? List.of("", "", "", "") : compared(samples, yardstick));
                line.add(samples.allocated() < 0 ? "" : bytes(samples.allocated()));
                lines.add(line);
                title = "";
            }
        }
    }

    private static List<String> compared(Samples samples, Samples yardstick) {
        double[] ratios = samples.cpuRatios(yardstick);
        return List.of(
                time(yardstick.wall()),
                ratio(samples.wall() / yardstick.wall()),
                ratio(Samples.quantile(ratios, 0.5)),
                ratio(Samples.quantile(ratios, 0.25)) + "–" + ratio(Samples.quantile(ratios, 0.75)));
    }

    private static String ratio(double ratio) {
        return String.format(Locale.ROOT, ratio < 10 ? "%.2f" : "%.0f", ratio);
    }

    private static String time(double nanos) {
        return scaled(nanos, "ns", "µs", "ms", "s");
    }

    private static String bytes(double bytes) {
        return bytes < 1000 ? Math.round(bytes) + " B" : scaled(bytes, "B", "kB", "MB", "GB");
    }

    /** Returns a value with three significant digits, in a suitable unit. */
    private static String scaled(double value, String... units) {
        int unit = 0;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        String format = value >= 100 ? "%.0f %s" : value >= 10 ? "%.1f %s" : "%.2f %s";
        return String.format(Locale.ROOT, format, value, units[unit]);
    }

    void print(PrintStream out, boolean markdown) {
        int[] widths = new int[HEAD.size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            out.println(line(lines.get(i), widths, markdown));
            if (i == 0 && markdown) {
                out.println("|---|---|--:|--:|--:|--:|--:|--:|");
            }
        }
    }

    private static String line(List<String> cells, int[] widths, boolean markdown) {
        StringBuilder line = new StringBuilder(markdown ? "| " : "");
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - cells.get(i).length());
            line.append(i < 2 ? cells.get(i) + padding : padding + cells.get(i));
            line.append(markdown ? " | " : "  ");
        }
        return line.toString().stripTrailing();
    }
}
