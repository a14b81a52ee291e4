package io.github.netlink4j.codec;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares the content of two messages, except for some attributes: counters and ages, and those that only one of the messages
 * has because it was sent for another reason. The netlink header, with type, flags and numbers, is not compared. Immutable.
 */
public final class Comparison {
    private final Set<Attr> ignored;
    /** Nests that contain ignored attributes, at any depth. */
    private final Set<Nest> mixed;

    private final int headerFrom;
    private final int headerTo;

    private Comparison(Set<Attr> ignored, Set<Nest> mixed, int headerFrom, int headerTo) {
        this.ignored = ignored;
        this.mixed = mixed;
        this.headerFrom = headerFrom;
        this.headerTo = headerTo;
    }

    /** Returns a comparison that ignores these attributes, at any depth. */
    public static Comparison ignoring(Attr... attributes) {
        Set<Nest> mixed = new HashSet<>();
        for (Attr attribute : attributes) {
            for (Nest nest = attribute.set().parent();
                    nest != null;
                    nest = nest.set().parent()) {
                mixed.add(nest);
            }
        }
        return new Comparison(Set.of(attributes), mixed, 0, 0);
    }

    /**
     * Returns this comparison, which then also ignores a part of the fixed structure.
     *
     * @param from first ignored byte, counted from the beginning of the structure
     * @param to first byte after the ignored ones
     */
    public Comparison ignoringHeader(int from, int to) {
        return new Comparison(ignored, mixed, from, to);
    }

    /** Returns whether both messages are equal in everything that is not ignored. */
    public boolean same(MessageView one, MessageView other) {
        return one.set() == other.set() && sameHeader(one, other) && sameAttributes(one, other);
    }

    private boolean sameHeader(MessageView one, MessageView other) {
        return sameHeader(one, other, 0, headerFrom)
                && sameHeader(one, other, headerTo, one.set().headerLength());
    }

    private static boolean sameHeader(MessageView one, MessageView other, int from, int to) {
        int a = one.start() - one.set().headerLength();
        int b = other.start() - other.set().headerLength();
        return Arrays.equals(one.bytes(), a + from, a + to, other.bytes(), b + from, b + to);
    }

    private boolean sameAttributes(Attributes one, Attributes other) {
        int a = counting(one, one.start());
        int b = counting(other, other.start());
        while (a >= 0 && b >= 0) {
            if (!sameAttribute(one, a, other, b)) {
                return false;
            }
            a = counting(one, Attributes.next(one.bytes(), a, one.end()));
            b = counting(other, Attributes.next(other.bytes(), b, other.end()));
        }
        return a < 0 && b < 0;
    }

    /** Returns the offset of the next attribute that is not ignored; negative when there is none. */
    private int counting(Attributes in, int from) {
        for (int at = from; in.end() - at >= Wire.ATTR_HEADER; at = Attributes.next(in.bytes(), at, in.end())) {
            Attr key = keyAt(in, at);
            if (key == null || !ignored.contains(key)) {
                return at;
            }
        }
        return -1;
    }

    private static @Nullable Attr keyAt(Attributes in, int at) {
        return in.set().attribute(Wire.attrType(Wire.attrHeader(in.bytes(), at)));
    }

    private boolean sameAttribute(Attributes one, int a, Attributes other, int b) {
        int endOfA = a + Wire.attrLength(Wire.attrHeader(one.bytes(), a));
        int endOfB = b + Wire.attrLength(Wire.attrHeader(other.bytes(), b));
        if (Arrays.equals(one.bytes(), a, endOfA, other.bytes(), b, endOfB)) {
            return true;
        }
        return keyAt(one, a) instanceof Nest nest
                && mixed.contains(nest)
                && keyAt(other, b) == nest
                && sameNest(one, a, endOfA, other, b, endOfB, nest);
    }

    private boolean sameNest(Attributes one, int a, int endOfA, Attributes other, int b, int endOfB, Nest nest) {
        AttrSet inside = one.insideOf(nest);
        if (inside == null || inside != other.insideOf(nest)) {
            return false;
        }
        int inA = Math.min(a + Wire.ATTR_HEADER + nest.header(), endOfA);
        int inB = Math.min(b + Wire.ATTR_HEADER + nest.header(), endOfB);
        return Arrays.equals(one.bytes(), a + Wire.ATTR_HEADER, inA, other.bytes(), b + Wire.ATTR_HEADER, inB)
                && sameAttributes(
                        new AttrView(inside, one.bytes(), inA, endOfA),
                        new AttrView(inside, other.bytes(), inB, endOfB));
    }
}
