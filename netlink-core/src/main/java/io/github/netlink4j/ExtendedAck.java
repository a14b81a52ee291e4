package io.github.netlink4j;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel adds to a verdict (NLMSGERR_ATTR_*, linux/netlink.h): a text, the attribute it is about, the limits of
 * that attribute, the attribute that is missing.
 *
 * @param message the kernel's text, null when it gave none
 * @param path the attribute of our request that the kernel points at, null when it points at none
 * @param offset where in our request the kernel points, in bytes from the message's start; -1 when it does not
 * @param policy the limits the attribute must keep, null when the kernel gave none
 * @param missing the attribute that the request lacks, under the nest that should hold it; null when none is named
 * @param cookie bytes that identify the object, as some families answer on success; empty when there are none
 * @param unknown types of the parts of this acknowledgement that this library does not know
 */
public record ExtendedAck(
        @Nullable String message,
        @Nullable AttrPath path,
        int offset,
        @Nullable PolicyLimits policy,
        @Nullable AttrPath missing,
        Cookie cookie,
        List<Integer> unknown) {

    public ExtendedAck {
        unknown = List.copyOf(unknown);
    }

    /** In one line, as it stands in the message of a {@link KernelException}; empty when the kernel said nothing. */
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
