package io.github.netlink4j.object;

import io.github.netlink4j.KernelException;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.MessageWriter;

/** Which objects a listing shows. Immutable. {@link Object#toString()} names it in errors, in the words of the command line. */
public interface ObjectFilter<V extends MessageView> {
    /** Writes the part of the request that makes the kernel filter; kernels ignore what they do not know. */
    void writeTo(MessageWriter writer);

    // Hot path: allocates nothing.

    /** Returns whether an object is wanted. It checks everything, also what the kernel was asked to filter. */
    boolean matches(V object);

    /** Returns whether this refusal means that there are no such objects, as ENOENT for a table that does not exist. */
    default boolean meansNone(KernelException refusal) {
        return false;
    }
}
