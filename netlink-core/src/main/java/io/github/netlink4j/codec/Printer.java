package io.github.netlink4j.codec;

import io.github.netlink4j.MalformedMessageException;
import java.util.HexFormat;

/** Writes messages for people: every attribute by its kernel name, and nothing left out. */
final class Printer {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_HEX = 64;

    private final StringBuilder out = new StringBuilder();

    private Printer() {}

    static String print(Attributes attributes) {
        Printer printer = new Printer();
        printer.attributes(attributes, 0);
        return printer.out.toString();
    }

    private void attributes(Attributes attributes, int depth) {
        int before = out.length();
        try {
            attributes.forEachAttribute((type, bytes, at, length) -> {
                out.append(out.length() == before ? "" : " ");
                attribute(attributes, type, bytes, at, length, depth);
            });
        } catch (MalformedMessageException e) {
            out.append(" <").append(e.getMessage()).append('>');
        }
    }

    private void attribute(Attributes around, int type, byte[] bytes, int at, int length, int depth) {
        AttrSet set = around.set();
        Attr attr = set.attribute(type);
        out.append(set.nameOf(type)).append(' ');
        AttrSet inside = attr instanceof Nest nest ? around.insideOf(nest) : null;
        if (attr == null || attr instanceof Nest && (inside == null || depth == MAX_DEPTH)) {
            hex(bytes, at, length);
        } else if (inside != null) {
            out.append('{');
            attributes(new AttrView(inside, bytes, at + inside.headerLength(), at + length), depth + 1);
            out.append('}');
        } else {
            value(attr, bytes, at, length);
        }
    }

    private void value(Attr attr, byte[] bytes, int at, int length) {
        try {
            out.append(attr.format(bytes, at, length));
        } catch (MalformedMessageException e) {
            hex(bytes, at, length);
        }
    }

    private void hex(byte[] bytes, int at, int length) {
        int shown = Math.min(length, MAX_HEX);
        out.append("0x").append(HexFormat.of().formatHex(bytes, at, at + shown));
        if (shown < length) {
            out.append("… (").append(length).append(" bytes)");
        }
    }
}
