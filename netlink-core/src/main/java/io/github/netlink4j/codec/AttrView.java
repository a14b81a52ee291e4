package io.github.netlink4j.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The attributes inside a nest, or any attributes in a byte array. Valid as long as the message that contains them. Equal by
 * their bytes.
 */
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

    /**
     * Returns the attributes inside each nest of a number that occurs several times, in order; {@link #get(Nest)} returns only
     * the last one.
     *
     * @throws IllegalArgumentException when such nests are inside another nest, whose attributes must be passed then
     */
    public static List<AttrView> all(Attributes around, Nest key) {
        AttrSet inside = key.insideWhen(null);
        if (key.set() != around.set() || inside == null) {
            throw new IllegalArgumentException(key.kernelName() + " is not among the attributes of " + around.set());
        }
        List<AttrView> found = new ArrayList<>();
        around.forEachAttribute((type, bytes, at, length) -> {
            if (type == key.type()) {
                found.add(new AttrView(inside, bytes, at + key.header(), at + length));
            }
        });
        return List.copyOf(found);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AttrView view
                && view.set() == set()
                && Arrays.equals(view.bytes(), view.start(), view.end(), bytes(), start(), end());
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int at = start(); at < end(); at++) {
            hash = 31 * hash + bytes()[at];
        }
        return hash;
    }
}
