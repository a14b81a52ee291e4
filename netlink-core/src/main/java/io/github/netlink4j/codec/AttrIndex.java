package io.github.netlink4j.codec;

import java.util.Arrays;

// Hot path: allocates nothing after construction.

/** The offset of each attribute of the current message, found in one pass. Reused by one view for message after message. */
final class AttrIndex {
    private static final int TYPES = 128;
    private static final int STAMP_SHIFT = Integer.SIZE;

    /** By attribute number: the message it was last seen in (upper half) and its offset there (lower half). */
    private final long[] places = new long[TYPES];
    /** Number of the current message, so that the entries of earlier messages need not be cleared. */
    private int message;

    static boolean covers(int type) {
        return type < TYPES;
    }

    /** Indexes all attributes; of those with the same number the last one counts, as in the kernel. */
    void read(byte[] bytes, int start, int end) {
        if (++message == 0) {
            // After four billion messages the numbers repeat.
            Arrays.fill(places, 0);
            message = 1;
        }
        long stamp = (long) message << STAMP_SHIFT;
        for (int pos = start; end - pos >= Wire.ATTR_HEADER; ) {
            int header = Wire.attrHeader(bytes, pos);
            int following = Attributes.next(header, bytes, pos, end);
            int type = Wire.attrType(header);
            if (type < TYPES) {
                places[type] = stamp | pos;
            }
            pos = following;
        }
    }

    /** Returns the offset of an attribute, or -1; the number must be {@linkplain #covers covered}. */
    int find(int type) {
        long place = places[type];
        return (int) (place >>> STAMP_SHIFT) == message ? (int) place : -1;
    }
}
