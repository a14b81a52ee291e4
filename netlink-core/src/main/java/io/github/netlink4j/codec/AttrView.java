package io.github.netlink4j.codec;

import java.util.Objects;

/** The attributes inside a nest, or any attributes in an array of bytes. Valid as long as the message they stand in. */
public final class AttrView extends Attributes {
    /**
     * Attributes from {@code start} to {@code end}.
     *
     * @throws IndexOutOfBoundsException when the array has no such part
     */
    public AttrView(AttrSet set, byte[] bytes, int start, int end) {
        super(set, null);
        Objects.checkFromToIndex(0, end, bytes.length);
        // A nest may be too short for its fixed structure: then it holds no attributes.
        point(bytes, Math.min(start, end), end);
    }
}
