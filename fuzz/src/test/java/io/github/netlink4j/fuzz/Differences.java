package io.github.netlink4j.fuzz;

import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.AttrView;
import io.github.netlink4j.codec.Attributes;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.Nest;
import io.github.netlink4j.codec.Wire;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The differences of two messages, by the path of the attribute. */
final class Differences {
    private final Map<String, String> found = new TreeMap<>();

    private record Part(int type, byte[] value) {}

    /** Returns the differences so far: the first one of each path. */
    Map<String, String> found() {
        return found;
    }

    void compare(MessageView one, MessageView other) {
        int body = Wire.HEADER + one.set().headerLength();
        note("header", Arrays.copyOf(one.toBytes(), 0 + body), Arrays.copyOf(other.toBytes(), body), 4);
        compare(one, other, "");
    }

    private void compare(Attributes one, Attributes other, String path) {
        List<Part> parts = parts(one);
        List<Part> others = parts(other);
        for (int i = 0; i < Math.max(parts.size(), others.size()); i++) {
            if (i >= parts.size() || i >= others.size()) {
                found.putIfAbsent(path, parts.size() + " attributes and " + others.size());
                return;
            }
            compare(one, parts.get(i), others.get(i), path);
        }
    }

    private void compare(Attributes around, Part one, Part other, String path) {
        AttrSet set = around.set();
        String name = path + (path.isEmpty() ? "" : " > ") + set.nameOf(one.type & Wire.TYPE_MASK);
        if (one.type != other.type) {
            found.putIfAbsent(
                    name + " (type)", Integer.toHexString(one.type) + " and " + Integer.toHexString(other.type));
        }
        Attr key = set.attribute(one.type & Wire.TYPE_MASK);
        AttrView nest = key instanceof Nest known ? around.get(known) : null;
        if (nest == null) {
            note(name, one.value, other.value, 0);
        } else {
            int header = ((Nest) key).header();
            compare(inside(nest.set(), one, header), inside(nest.set(), other, header), name);
        }
    }

    private static AttrView inside(AttrSet set, Part part, int header) {
        return new AttrView(set, part.value, header, part.value.length);
    }

    private void note(String name, byte[] one, byte[] other, int from) {
        if (!Arrays.equals(one, from, one.length, other, from, other.length)) {
            found.putIfAbsent(name, hex(one) + " and " + hex(other));
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static List<Part> parts(Attributes attributes) {
        List<Part> parts = new ArrayList<>();
        attributes.forEachAttribute((type, bytes, at, length) ->
                parts.add(new Part(Wire.u16(bytes, at - 2), Arrays.copyOfRange(bytes, at, at + length))));
        return parts;
    }
}
