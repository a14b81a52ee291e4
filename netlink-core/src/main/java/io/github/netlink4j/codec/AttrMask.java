package io.github.netlink4j.codec;

import org.jspecify.annotations.Nullable;

// Hot path: asking allocates nothing.

/**
 * Some of the attributes of a set, and perhaps of sets in its nests, such as those that the kernel ignores in a request.
 * Immutable.
 */
public final class AttrMask {
    private final AttrSet set;
    /** One bit for each number below 64. */
    private final long low;

    private final long high;
    /** Those of another set. */
    private final @Nullable AttrMask others;

    private AttrMask(AttrSet set, long low, long high, @Nullable AttrMask others) {
        this.set = set;
        this.low = low;
        this.high = high;
        this.others = others;
    }

    /**
     * These attributes, all of the same set.
     *
     * @throws IllegalArgumentException when they are of several sets, or one has a number above 127
     */
    public static AttrMask of(Attr first, Attr... others) {
        AttrMask group = new AttrMask(first.set(), 0, 0, null).with(first);
        for (Attr other : others) {
            group = group.with(other);
        }
        return group;
    }

    private AttrMask with(Attr key) {
        if (key.set() != set || key.type() >= 2 * Long.SIZE) {
            throw new IllegalArgumentException(key + " cannot be in a group with others of " + set);
        }
        // A shift takes the number modulo 64.
        long bit = 1L << key.type();
        return key.type() < Long.SIZE
                ? new AttrMask(set, low | bit, high, null)
                : new AttrMask(set, low, high | bit, null);
    }

    /**
     * Returns these and some of another set.
     *
     * @throws IllegalArgumentException when they are of the same set, or these are of several already
     */
    public AttrMask and(AttrMask ofOtherSet) {
        if (others != null || ofOtherSet.hasSomeOf(set)) {
            throw new IllegalArgumentException("attributes of " + set + " and " + ofOtherSet.set + " cannot be joined");
        }
        return new AttrMask(set, low, high, ofOtherSet);
    }

    /** Whether the attribute is one of these. */
    public boolean contains(Attr key) {
        int type = key.type();
        if (key.set() != set) {
            return others != null && others.contains(key);
        }
        return type < 2 * Long.SIZE && ((type < Long.SIZE ? low : high) >>> type & 1) != 0;
    }

    /** Whether some of these are of this set. */
    boolean hasSomeOf(AttrSet wanted) {
        return wanted == set || others != null && others.hasSomeOf(wanted);
    }
}
