package io.github.netlink4j.codec;

import org.jspecify.annotations.Nullable;

// Hot path: queries allocate nothing.

/**
 * A selection of attributes of one set, and optionally of sets in its nests, such as those that the kernel ignores in a
 * request. Immutable.
 */
public final class AttrMask {
    private final AttrSet set;
    /** One bit for each number below 64. */
    private final long low;

    private final long high;
    /** The attributes of another set, null for none. */
    private final @Nullable AttrMask others;

    private AttrMask(AttrSet set, long low, long high, @Nullable AttrMask others) {
        this.set = set;
        this.low = low;
        this.high = high;
        this.others = others;
    }

    /**
     * Returns a mask of attributes of one set.
     *
     * @throws IllegalArgumentException when the attributes are of several sets, or one has a number above 127
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
            throw new IllegalArgumentException(key + " cannot be in a mask of attributes of " + set);
        }
        // A shift takes the number modulo 64.
        long bit = 1L << key.type();
        return key.type() < Long.SIZE
                ? new AttrMask(set, low | bit, high, null)
                : new AttrMask(set, low, high | bit, null);
    }

    /**
     * Returns a mask of these attributes and those of another set.
     *
     * @throws IllegalArgumentException when both masks have attributes of the same set, or this one is of several sets already
     */
    public AttrMask and(AttrMask ofOtherSet) {
        if (others != null || ofOtherSet.hasSomeOf(set)) {
            throw new IllegalArgumentException("attributes of " + set + " and " + ofOtherSet.set + " cannot be joined");
        }
        return new AttrMask(set, low, high, ofOtherSet);
    }

    /** Returns whether an attribute is in this mask. */
    public boolean contains(Attr key) {
        int type = key.type();
        if (key.set() != set) {
            return others != null && others.contains(key);
        }
        return type < 2 * Long.SIZE && ((type < Long.SIZE ? low : high) >>> type & 1) != 0;
    }

    /** Returns whether this mask has attributes of a set. */
    boolean hasSomeOf(AttrSet wanted) {
        return wanted == set || others != null && others.hasSomeOf(wanted);
    }
}
