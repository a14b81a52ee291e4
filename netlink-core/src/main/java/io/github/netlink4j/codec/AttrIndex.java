package io.github.netlink4j.codec;

// Hot path: allocates nothing after construction.

/** Where each attribute of the current message begins, found in one pass. Serves one view, message after message. */
final class AttrIndex {
    private static final int TYPES = 128;

    private final int[] at = new int[TYPES];
    /** One bit for each number below 64 that is there, so that nothing need be cleared between messages. */
    private long low;

    private long high;

    static boolean covers(int type) {
        return type < TYPES;
    }

    /** Reads all attributes through; of those with the same number the last counts, as in the kernel. */
    void read(byte[] bytes, int start, int end) {
        long lowBits = 0;
        long highBits = 0;
        for (int pos = start; end - pos >= Wire.ATTR_HEADER; ) {
            int header = Wire.attrHeader(bytes, pos);
            int following = Attributes.next(header, bytes, pos, end);
            int type = Wire.attrType(header);
            if (type < TYPES) {
                at[type] = pos;
                // A shift takes the number modulo 64.
                long bit = 1L << type;
                lowBits |= type < 64 ? bit : 0;
                highBits |= type < 64 ? 0 : bit;
            }
            pos = following;
        }
        low = lowBits;
        high = highBits;
    }

    int find(int type) {
        long bits = type < 64 ? low : high;
        return (bits >>> type & 1) != 0 ? at[type] : -1;
    }
}
