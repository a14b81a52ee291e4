package io.github.netlink4j.fuzz;

import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.AttrVisitor;
import io.github.netlink4j.codec.Attributes;
import java.util.Arrays;

// Hot path: runs for every input of a fuzzer.

/** The declared keys among some attributes, each once, and the number of attributes. Reused. */
final class Present implements AttrVisitor {
    private static final int WORD = 64;

    private final long[] seen = new long[16];
    private Attr[] keys = new Attr[64];
    private AttrSet set;
    private int count;
    private int steps;

    /** Visits attributes, up to the first malformed one. */
    void look(Attributes attributes) {
        Arrays.fill(seen, 0);
        set = attributes.set();
        count = 0;
        steps = 0;
        try {
            attributes.forEachAttribute(this);
        } catch (MalformedMessageException e) {
            // The attributes before the malformed one count.
        }
    }

    @Override
    public void attribute(int type, byte[] bytes, int at, int length) {
        steps++;
        Attr key = set.attribute(type);
        if (key != null && isNew(key.type())) {
            if (count == keys.length) {
                keys = Arrays.copyOf(keys, 2 * count);
            }
            keys[count++] = key;
        }
    }

    private boolean isNew(int type) {
        long bit = 1L << type;
        boolean isNew = (seen[type / WORD] & bit) == 0;
        seen[type / WORD] |= bit;
        return isNew;
    }

    int count() {
        return count;
    }

    Attr key(int position) {
        return keys[position];
    }

    /** Returns the number of attributes, including undeclared and repeated ones. */
    int steps() {
        return steps;
    }
}
