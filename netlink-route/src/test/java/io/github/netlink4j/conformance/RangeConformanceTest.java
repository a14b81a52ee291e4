package io.github.netlink4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.Bool;
import io.github.netlink4j.codec.IntAttr;
import io.github.netlink4j.codec.LongAttr;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The ranges that keys declare are those of the kernel, which are listed in {@code ranges.tsv}, and no others. */
class RangeConformanceTest {
    private static final String NONE = "none";

    @Test
    void givenRangesOfTheKernel_whenComparedWithTheDeclaredOnes_thenTheyAgree() throws IOException {
        Map<String, String> expected = kernelRanges();
        Map<String, String> declared = new TreeMap<>();

        AttributeTable.sets().forEach(set -> set.attributes().forEach(attr -> {
            String range = range(attr);
            if (!range.equals(NONE) || expected.containsKey(attr.kernelName())) {
                String other = declared.put(attr.kernelName(), range);
                assertThat(other).as(attr.kernelName()).isIn(null, range);
            }
        }));

        assertThat(declared).isEqualTo(expected);
        assertThat(new TreeSet<>(declared.values())).hasSizeGreaterThan(20);
    }

    /** The declared range, or {@link #NONE} when the type alone limits the value. */
    private static String range(Attr attr) {
        if (attr instanceof IntAttr number) {
            return range(attr, number.min(), number.max());
        } else if (attr instanceof LongAttr number) {
            return range(attr, number.min(), number.max());
        }
        return NONE;
    }

    private static String range(Attr attr, long min, long max) {
        String range = min + " to " + max;
        return range.equals(ofType(attr.valueType())) ? NONE : range;
    }

    private static String ofType(String type) {
        return switch (type) {
            case "u8" -> "0 to 255";
            case "u16", "be16" -> "0 to 65535";
            case "u32", "be32" -> "0 to 4294967295";
            case "u64", "be64", "uint" -> "0 to -1";
            case "s32" -> Integer.MIN_VALUE + " to " + Integer.MAX_VALUE;
            case "s64" -> Long.MIN_VALUE + " to " + Long.MAX_VALUE;
            default -> throw new AssertionError("type without limits here: " + type);
        };
    }

    /** Attributes that are only on or off are in the table as well, and need no range of their own. */
    private static Map<String, String> kernelRanges() throws IOException {
        Map<String, Attr> byName = new TreeMap<>();
        AttributeTable.sets().forEach(set -> set.attributes().forEach(attr -> byName.put(attr.kernelName(), attr)));
        Map<String, String> ranges = new TreeMap<>();
        try (InputStream table = RangeConformanceTest.class.getResourceAsStream("ranges.tsv")) {
            new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> {
                        String[] cells = line.split("\t");
                        assertThat(cells).as(line).hasSize(4);
                        assertThat(byName).as("declared attributes").containsKey(cells[0]);
                        String range = cells[1].equals("-") ? NONE : cells[1] + " to " + cells[2];
                        if (byName.get(cells[0]) instanceof Bool) {
                            assertThat(range).as(line).isEqualTo("0 to 1");
                            range = NONE;
                        }
                        assertThat(ranges.put(cells[0], range)).as(line).isNull();
                    });
        }
        return ranges;
    }
}
