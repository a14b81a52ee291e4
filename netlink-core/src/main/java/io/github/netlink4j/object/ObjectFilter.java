package io.github.netlink4j.object;

import io.github.netlink4j.KernelException;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.MessageWriter;
import org.jspecify.annotations.Nullable;

/**
 * Selects the objects of a listing. Immutable. {@link Object#toString()} returns the filter as it appears in error messages, in
 * the syntax of the {@code ip} command.
 *
 * @param <V> the view of an object
 */
public interface ObjectFilter<V extends MessageView> {
    /** Writes the part of the request by which the kernel filters. Kernels ignore filters that they do not know. */
    void writeTo(MessageWriter writer);

    // Hot path: allocates nothing.

    /** Returns whether an object matches. Checks all conditions, also those that the kernel was asked to check. */
    boolean matches(V object);

    /** Returns whether a refusal means that there are no such objects, such as ENOENT for a table that does not exist. */
    default boolean meansNone(KernelException refusal) {
        return false;
    }

    /** Returns a sentence that explains a refusal of the listing, null when there is nothing to add to the kernel's text. */
    default @Nullable String explain(KernelException refusal) {
        return null;
    }
}
