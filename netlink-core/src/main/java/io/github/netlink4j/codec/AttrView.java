package io.github.netlink4j.codec;

import java.util.Objects;

/** The attributes inside a nest, or any attributes in a byte array. Valid as long as the message that contains them. */
public final class AttrView extends Attributes {
    /**
     * Creates a view of the attributes from {@code start} (inclusive) to {@code end} (exclusive).
     *
     * @throws IndexOutOfBoundsException when the array is shorter
     */
    public AttrView(AttrSet set, byte[] bytes, int start, int end) {
        super(set, null);
        Objects.checkFromToIndex(0, end, bytes.length);
        // A nest may be too short for its fixed structure: then it holds no attributes.
        point(bytes, Math.min(start, end), end);
    }
}
