package io.github.netlink4j.codec;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether two messages say the same, some attributes left out: those that count or age by themselves, and those
 * that one of the messages does not have because it came another way. The header of the message, with its type, flags and
 * numbers, never counts. Immutable.
 */
public final class Comparison {
    private final Set<Attr> ignored;
    /** Nests that hold something ignored, however deep. */
    private final Set<Nest> mixed;

    private final int headerFrom;
    private final int headerTo;

    private Comparison(Set<Attr> ignored, Set<Nest> mixed, int headerFrom, int headerTo) {
        this.ignored = ignored;
        this.mixed = mixed;
        this.headerFrom = headerFrom;
        this.headerTo = headerTo;
    }

    /** Compares everything but these attributes, wherever they stand. */
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

    /** The same, with a part of the fixed structure left out as well. */
    public Comparison ignoringHeader(int from, int to) {
        return new Comparison(ignored, mixed, from, to);
    }

    /** Whether both say the same in what counts. */
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

    /** Where the first attribute from here on begins that counts; negative when there is none. */
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
