package io.github.netlink4j.codec;

import java.util.Arrays;

// Hot path: allocates nothing after construction.

/** Where each attribute of the current message begins, found in one pass. Serves one view, message after message. */
final class AttrIndex {
    private static final int TYPES = 128;
    private static final int STAMP_SHIFT = Integer.SIZE;

    /** By number: in the upper half which message it was last seen in, in the lower half where. */
    private final long[] places = new long[TYPES];
    /** Which message this is, so that nothing need be cleared between messages. */
    private int message;

    static boolean covers(int type) {
        return type < TYPES;
    }

    /** Reads all attributes through; of those with the same number the last counts, as in the kernel. */
    void read(byte[] bytes, int start, int end) {
        if (++message == 0) {
            // After four billion messages a number comes again.
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

    /** Where an attribute begins whose number this covers, or -1. */
    int find(int type) {
        long place = places[type];
        return (int) (place >>> STAMP_SHIFT) == message ? (int) place : -1;
    }
}
