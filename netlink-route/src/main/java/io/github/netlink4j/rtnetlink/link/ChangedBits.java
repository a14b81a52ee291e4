package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Attr;
import java.util.HashMap;
import java.util.Map;

/**
 * Records which bits of a number the setters of a spec have changed, where one attribute contains several options. When such a
 * spec changes a link, the other bits keep the values that the link has.
 */
final class ChangedBits {
    private final Map<Attr, Change> changes = new HashMap<>(4);

    /** The bits that setters have changed, and the number that they left. */
    private record Change(long mask, long number) {}

    /**
     * Returns a number with changed bits.
     *
     * @param isSet whether the spec has a number for the key
     * @param before that number, 0 when there is none
     */
    long change(Attr key, boolean isSet, long before, long mask, long value) {
        long after = before & ~mask | value & mask;
        Change last = changes.remove(key);
        if (!isSet) {
            changes.put(key, new Change(mask, after));
        } else if (last != null && last.number == before) {
            changes.put(key, new Change(last.mask | mask, after));
        }
        // Else the number was set as a whole, by its key or by a copy.
        return after;
    }

    /** Returns the number of a spec, with the bits of {@code present} that no setter has changed. */
    long complete(Attr key, long number, long present) {
        Change last = changes.get(key);
        return last == null || last.number != number ? number : present & ~last.mask | number & last.mask;
    }
}
