package io.github.netlink4j.codec;

import io.github.netlink4j.MalformedMessageException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Prints the attributes of a message by their kernel names, including undeclared ones. Stops with a note after several
 * malformed values.
 */
final class Printer {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_HEX = 64;
    /** Each malformed value costs an exception, of a hundred times the memory of an attribute, so their number is limited. */
    private static final int MAX_FAULTS = 8;

    private final StringBuilder out;
    /** Whether each attribute is on a line of its own, with those inside a nest indented below it. */
    private final boolean tree;

    private int faults;

    private Printer(StringBuilder out, boolean tree) {
        this.out = out;
        this.tree = tree;
    }

    /** Returns all attributes in one line. */
    static String print(Attributes attributes) {
        Printer printer = new Printer(new StringBuilder(), false);
        printer.attributes(attributes, 0);
        return printer.out.toString();
    }

    /** Returns all attributes, each on a line of its own below a heading. */
    static String tree(String heading, Attributes attributes) {
        Printer printer = new Printer(new StringBuilder(heading), true);
        printer.attributes(attributes, 0);
        return printer.out.toString();
    }

    /** Appends the separator between attributes or, in a tree, in front of each. */
    private void separate(boolean first, int depth) {
        if (tree) {
            out.append('\n');
            for (int i = 0; i <= depth; i++) {
                out.append("  ");
            }
        } else if (!first) {
            out.append(' ');
        }
    }

    private void attributes(Attributes attributes, int depth) {
        int before = out.length();
        Chosen chosen = new Chosen(attributes);
        try {
            attributes.forEachAttribute((type, bytes, at, length) -> {
                if (faults < MAX_FAULTS) {
                    separate(out.length() == before, depth);
                    attribute(chosen, type, bytes, at, length, depth);
                }
            });
        } catch (MalformedMessageException e) {
            if (faults < MAX_FAULTS) {
                separate(out.length() == before, depth);
                fault("<" + e.getMessage() + ">");
            }
        }
    }

    private void fault(String shown) {
        out.append(shown);
        if (++faults == MAX_FAULTS) {
            out.append(" <more values are not printed after so many malformed ones>");
        }
    }

    /**
     * The content of the nests among some attributes. Finding the selector means reading all attributes, so that is done only
     * once, however many nests there are.
     */
    private static final class Chosen {
        final Attributes around;
        private @Nullable Map<Nest, Optional<AttrSet>> found;

        Chosen(Attributes around) {
            this.around = around;
        }

        @Nullable
        AttrSet inside(Nest nest) {
            if (nest.selector() == null) {
                return nest.inside();
            }
            if (found == null) {
                found = new HashMap<>();
            }
            return found.computeIfAbsent(nest, this::look).orElse(null);
        }

        private Optional<AttrSet> look(Nest nest) {
            try {
                return Optional.ofNullable(around.insideOf(nest));
            } catch (MalformedMessageException e) {
                // The selector is after the malformed attribute, which is printed when it is reached.
                return Optional.empty();
            }
        }
    }

    private void attribute(Chosen chosen, int type, byte[] bytes, int at, int length, int depth) {
        AttrSet set = chosen.around.set();
        Attr attr = set.attribute(type);
        out.append(set.nameOf(type)).append(' ');
        if (attr == null) {
            out.append(inHex(bytes, at, length));
        } else if (attr instanceof Nest nest) {
            nest(nest, depth == MAX_DEPTH ? null : chosen.inside(nest), bytes, at, length, depth);
        } else {
            value(attr, bytes, at, length);
        }
    }

    private void nest(Nest nest, @Nullable AttrSet inside, byte[] bytes, int at, int length, int depth) {
        if (inside == null) {
            out.append(inHex(bytes, at, length));
            return;
        }
        if (!tree) {
            out.append('{');
        } else if (nest.header() == 0) {
            // Nothing follows on this line.
            out.setLength(out.length() - 1);
        }
        if (nest.header() > 0) {
            out.append(inHex(bytes, at, Math.min(nest.header(), length)));
            out.append(!tree && length > nest.header() ? " " : "");
        }
        if (length > nest.header()) {
            attributes(new AttrView(inside, bytes, at + nest.header(), at + length), depth + 1);
        }
        out.append(tree ? "" : "}");
    }

    private void value(Attr attr, byte[] bytes, int at, int length) {
        try {
            out.append(attr.format(bytes, at, length));
        } catch (MalformedMessageException e) {
            fault(inHex(bytes, at, length));
        }
    }

    private static String inHex(byte[] bytes, int at, int length) {
        String shown = HexFormat.of().formatHex(bytes, at, at + Math.min(length, MAX_HEX));
        return length <= MAX_HEX ? "0x" + shown : "0x" + shown + "… (" + length + " bytes)";
    }
}
