package io.github.netlink4j.codec;

// Hot path: asking allocates nothing.

/** Some of the attributes of a set, such as those that the kernel ignores in a request. Immutable. */
public final class AttrMask {
    private final AttrSet set;
    /** One bit for each number below 64. */
    private final long low;

    private final long high;

    private AttrMask(AttrSet set, long low, long high) {
        this.set = set;
        this.low = low;
        this.high = high;
    }

    /**
     * These attributes, all of the same set.
     *
     * @throws IllegalArgumentException when they are of several sets, or one has a number above 127
     */
    public static AttrMask of(Attr first, Attr... others) {
        AttrMask group = new AttrMask(first.set(), 0, 0).with(first);
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
        return key.type() < Long.SIZE ? new AttrMask(set, low | bit, high) : new AttrMask(set, low, high | bit);
    }

    /** Whether the attribute is one of these. */
    public boolean contains(Attr key) {
        int type = key.type();
        return key.set() == set && type < 2 * Long.SIZE && ((type < Long.SIZE ? low : high) >>> type & 1) != 0;
    }
}
