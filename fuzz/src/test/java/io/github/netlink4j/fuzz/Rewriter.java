package io.github.netlink4j.fuzz;

import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.AttrView;
import io.github.netlink4j.codec.Attributes;
import io.github.netlink4j.codec.Bool;
import io.github.netlink4j.codec.IntAttr;
import io.github.netlink4j.codec.LongAttr;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.codec.Nest;
import io.github.netlink4j.codec.ValueAttr;
import io.github.netlink4j.codec.Wire;
import java.util.Arrays;

/**
 * Writes a message again from its decoded attributes, in the same order: by key and value if the attribute has a key and its
 * value can be read and sent, else by number and bytes.
 */
final class Rewriter {
    private final MessageWriter out = new MessageWriter();
    /** Number of attributes that were written by their key. */
    private int typed;

    byte[] rewrite(MessageView message) {
        typed = 0;
        byte[] bytes = message.toBytes();
        AttrSet set = message.set();
        out.clear();
        out.begin(new MessageType(message.messageType(), "", set), message.messageFlags(), Wire.s32(bytes, 8));
        System.arraycopy(bytes, 8, out.bytes(), 8, Wire.HEADER - 8 + set.headerLength());
        attributes(message);
        out.finish();
        return Arrays.copyOf(out.bytes(), Wire.s32(out.bytes(), 0));
    }

    int typed() {
        return typed;
    }

    private void attributes(Attributes around) {
        around.forEachAttribute((type, bytes, at, length) -> {
            Attr key = around.set().attribute(type);
            int start = at - Wire.ATTR_HEADER;
            if (key == null || !isTyped(around, key, new AttrView(around.set(), bytes, start, at + length))) {
                out.putRaw(around.set(), Wire.u16(bytes, start + 2), Arrays.copyOfRange(bytes, at, at + length));
            }
        });
    }

    /** Writes an attribute by its key if it can be read and sent, and returns whether it could. */
    private boolean isTyped(Attributes around, Attr key, AttrView alone) {
        try {
            if (key instanceof Nest nest) {
                return isNested(nest, around, alone);
            }
            put(key, alone);
            typed++;
            return true;
        } catch (MalformedMessageException | IllegalArgumentException e) {
            // Too short, or a value that may not be sent.
            return false;
        }
    }

    private void put(Attr key, AttrView alone) {
        if (key instanceof IntAttr number) {
            out.put(number, alone.get(number, 0));
        } else if (key instanceof LongAttr number) {
            out.put(number, alone.get(number, 0));
        } else if (key instanceof Bool bool) {
            out.put(bool, alone.get(bool, false));
        } else {
            putValue((ValueAttr<?>) key, alone);
        }
    }

    private <T> void putValue(ValueAttr<T> key, AttrView alone) {
        T value = alone.get(key);
        if (value == null) {
            alone.forEachAttribute((type, bytes, at, length) -> {
                if (length != 0) {
                    throw new AssertionError(key + " is present and has no value");
                }
            });
            throw new IllegalArgumentException("an empty address counts as absent");
        }
        int place = out.length();
        out.put(key, value);
        if (key.alternateType() != 0) {
            // An IPv6 address with the number for IPv4 keeps that number.
            alone.forEachAttribute((type, bytes, at, length) -> Wire.put16(out.bytes(), place + Short.BYTES, type));
        }
    }

    /** Writes a nest if its attributes are declared and its content is well-formed, and returns whether they are. */
    private boolean isNested(Nest nest, Attributes around, AttrView alone) {
        AttrView beside = around.get(nest);
        AttrSet inside = beside == null ? null : beside.set();
        if (inside == null || inside.attributes().isEmpty()) {
            // Of a kind that is not known, as which it is printed: byte by byte, padding included.
            return false;
        }
        byte[][] header = new byte[1][];
        AttrView[] content = new AttrView[1];
        alone.forEachAttribute((type, bytes, at, length) -> {
            if (length >= nest.header()) {
                header[0] = Arrays.copyOfRange(bytes, at, at + nest.header());
                content[0] = new AttrView(inside, bytes, at + nest.header(), at + length);
            }
        });
        if (content[0] == null) {
            return false;
        }
        content[0].forEachAttribute((type, bytes, at, length) -> {});
        out.nest(nest);
        System.arraycopy(header[0], 0, out.bytes(), out.length() - nest.header(), nest.header());
        attributes(content[0]);
        out.end();
        return true;
    }
}
