package io.github.netlink4j.codec;

import java.util.Arrays;

// Hot path: allocates nothing after construction.

/**
 * Where each attribute of the current message begins. Serves one view, message after message.
 *
 * <p>Consecutive messages mostly have the same attributes of the same lengths. So the index remembers the layout of the last
 * message that it walked. If the next one has the same length and the same headers at the same offsets, it is valid, and the
 * index stays as it is. To compare is faster than to walk: the address of a header does not depend on the header before it,
 * and nothing is written. For a link with 40 attributes it takes a quarter of the time.
 */
final class AttrIndex {
    private static final int TYPES = 128;
    private static final int STAMP_SHIFT = Integer.SIZE;
    /** A layout of more attributes is not remembered. Links have the most, about 60. */
    private static final int REMEMBERED = 96;

    /** By number: the layout that it was last found in in the upper half, its offset from the start in the lower half. */
    private final long[] places = new long[TYPES];
    /** The number of the current layout, so that nothing need be cleared between layouts. */
    private int layout;

    /** The headers of the layout's attributes, and their offsets from the start. */
    private final int[] headers = new int[REMEMBERED];

    private final int[] offsets = new int[REMEMBERED];
    private int count;
    /** Bytes of all attributes together; negative when the layout is not remembered. */
    private int length = -1;

    static boolean covers(int type) {
        return type < TYPES;
    }

    /** Finds all attributes; of several with the same number the last one counts, as in the kernel. */
    void read(byte[] bytes, int start, int end) {
        if (end - start != length || !isLaidOutAlike(bytes, start)) {
            walk(bytes, start, end);
        }
    }

    private boolean isLaidOutAlike(byte[] bytes, int start) {
        for (int i = 0; i < count; i++) {
            if (Wire.attrHeader(bytes, start + offsets[i]) != headers[i]) {
                return false;
            }
        }
        return true;
    }

    private void walk(byte[] bytes, int start, int end) {
        length = -1;
        if (++layout == 0) {
            // After four billion layouts the numbers repeat.
            Arrays.fill(places, 0);
            layout = 1;
        }
        long stamp = (long) layout << STAMP_SHIFT;
        int found = 0;
        for (int pos = start; end - pos >= Wire.ATTR_HEADER; ) {
            int header = Wire.attrHeader(bytes, pos);
            int following = Attributes.next(header, bytes, pos, end);
            int type = Wire.attrType(header);
            if (type < TYPES) {
                places[type] = stamp | pos - start;
            }
            if (found < REMEMBERED) {
                headers[found] = header;
                offsets[found] = pos - start;
            }
            found++;
            pos = following;
        }
        if (found <= REMEMBERED) {
            count = found;
            length = end - start;
        }
    }

    /** Returns the offset of an attribute, or -1; the number must be {@linkplain #covers covered}. */
    int find(int type) {
        long place = places[type];
        return (int) (place >>> STAMP_SHIFT) == layout ? (int) place : -1;
    }
}
