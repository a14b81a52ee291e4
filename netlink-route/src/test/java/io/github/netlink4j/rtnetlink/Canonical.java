package io.github.netlink4j.rtnetlink;

import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.AttrView;
import io.github.netlink4j.codec.Nest;
import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.rtnetlink.link.LinkInfo;
import io.github.netlink4j.rtnetlink.route.RouteAttr;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/** A message as text, independent of the order of attributes and of the flags for nests and byte order. */
final class Canonical {
    private Canonical() {}

    static String of(byte[] message, AttrSet set) {
        int body = Wire.HEADER + Wire.align(set.headerLength());
        return "type " + Wire.u16(message, 4) + " flags 0x" + Integer.toHexString(Wire.u16(message, 6)) + "\nheader "
                + hex(message, Wire.HEADER, body) + "\n" + attributes(message, body, message.length, set, "");
    }

    private static String attributes(byte[] bytes, int from, int to, AttrSet set, String indent) {
        String selected = selector(bytes, from, to, set);
        List<String> lines = new ArrayList<>();
        for (int at = from; to - at >= Wire.ATTR_HEADER; at += Wire.align(Wire.u16(bytes, at))) {
            int type = Wire.u16(bytes, at + 2) & Wire.TYPE_MASK;
            int end = at + Wire.u16(bytes, at);
            Attr attr = set.attribute(type);
            AttrSet inside = attr instanceof Nest nest ? nest.insideWhen(selected) : null;
            String name = indent + set.nameOf(type);
            if (type == LinkInfo.KIND.type()
                    && set == LinkInfo.SET
                    && selected.length() < end - at - Wire.ATTR_HEADER) {
                lines.add(indent + LinkInfo.SLAVE_KIND + " " + hex(selected.getBytes(StandardCharsets.UTF_8)));
            } else if (attr == RouteAttr.MULTIPATH) {
                // ip does not initialize the padding.
                lines.add(name + " " + new AttrView(set, bytes, at, end).get(RouteAttr.MULTIPATH));
            } else if (inside == null) {
                lines.add(name + " " + hex(bytes, at + Wire.ATTR_HEADER, end));
            } else {
                int start = at + Wire.ATTR_HEADER + ((Nest) attr).header();
                lines.add(name + " " + hex(bytes, at + Wire.ATTR_HEADER, start) + "\n"
                        + attributes(bytes, start, end, inside, indent + "  "));
            }
        }
        Collections.sort(lines);
        return String.join("\n", lines);
    }

    /**
     * The text of the attribute that selects the content of the nest beside it: the kind. For the port of a bridge
     * {@code ip} writes the kind "bridge_slave", which no kernel knows; it means the slave kind "bridge".
     */
    private static String selector(byte[] bytes, int from, int to, AttrSet set) {
        for (int at = from; to - at >= Wire.ATTR_HEADER; at += Wire.align(Wire.u16(bytes, at))) {
            int type = Wire.u16(bytes, at + 2) & Wire.TYPE_MASK;
            if (set.nameOf(type).endsWith("_KIND")) {
                return new String(bytes, at + 4, Wire.u16(bytes, at) - 4, StandardCharsets.UTF_8).replace("_slave", "");
            }
        }
        return "";
    }

    private static String hex(byte[] bytes, int from, int to) {
        return hex(Arrays.copyOfRange(bytes, from, to));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
