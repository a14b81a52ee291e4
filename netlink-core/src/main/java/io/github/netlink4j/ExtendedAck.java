package io.github.netlink4j;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The extended part of an acknowledgement (NLMSGERR_ATTR_*, linux/netlink.h): a text, the attribute it refers to and its
 * limits, the attribute that is missing. Linux 4.12.
 *
 * @param message the kernel's text, null when there is none
 * @param path the attribute of the request that the kernel objects to, null when it names none
 * @param offset position of that attribute in bytes from the start of the request, -1 when the kernel names none
 * @param policy the limits of the attribute, null when the kernel gives none
 * @param missing the attribute that the request lacks, inside the nest that should hold it; null when the kernel names none
 * @param cookie bytes that identify the object, which some families send on success; empty when there are none
 * @param unknown types of the attributes of this acknowledgement that this library does not know
 */
public record ExtendedAck(
        @Nullable String message,
        @Nullable AttrPath path,
        int offset,
        @Nullable PolicyLimits policy,
        @Nullable AttrPath missing,
        Cookie cookie,
        List<Integer> unknown) {

    /** Creates an acknowledgement. */
    public ExtendedAck {
        unknown = List.copyOf(unknown);
    }

    /** Returns the acknowledgement in one line, as in the message of a {@link KernelException}; empty when there is nothing. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(message == null ? "" : message);
        if (missing != null) {
            separate(text, ", ").append("missing ").append(missing);
        }
        if (policy != null && !policy.toString().isEmpty()) {
            separate(text, ", ").append("allowed: ").append(policy);
        }
        if (path != null) {
            separate(text, " ").append("(at ").append(path).append(')');
        }
        return text.toString();
    }

    private static StringBuilder separate(StringBuilder text, String separator) {
        return text.length() == 0 ? text : text.append(separator);
    }
}
