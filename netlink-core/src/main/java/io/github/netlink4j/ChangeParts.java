package io.github.netlink4j;

import java.util.List;

/**
 * The parts of a refused change that are in effect, and those that are not.
 *
 * <p>The kernel applies the attributes of some requests, such as RTM_NEWLINK of an existing link, one after the other, and does
 * not undo the earlier ones when it refuses a later one (do_setlink()). So the object is read once after the refusal (for a
 * batch, after the whole batch) and compared with the request. A part that the object had before the change counts as in
 * effect: the kernel does not report how far it has come, and the object is not read before the change. A program that has to
 * know compares with a {@code Link} that it has read before.
 *
 * <p>A part is the path of an attribute, such as {@code IFLA_MTU}, or the name of a flag, such as {@code IFF_UP}.
 *
 * @param inEffect the parts that the object has now, whether by this change or from before
 * @param notInEffect the parts that the object does not have
 * @param notKnown the parts of which the kernel does not report whether the object has them
 */
public record ChangeParts(List<AttrPath> inEffect, List<AttrPath> notInEffect, List<AttrPath> notKnown) {
    /** Creates the parts from copies of the lists. */
    public ChangeParts {
        inEffect = List.copyOf(inEffect);
        notInEffect = List.copyOf(notInEffect);
        notKnown = List.copyOf(notKnown);
    }

    /** Returns the non-empty lists in one line, as in the message of a {@link KernelException}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        append(text, "in effect: ", inEffect);
        append(text, "not in effect: ", notInEffect);
        append(text, "not known: ", notKnown);
        return text.toString();
    }

    private static void append(StringBuilder text, String title, List<AttrPath> parts) {
        String separator = (text.length() == 0 ? "" : "; ") + title;
        for (AttrPath part : parts) {
            text.append(separator).append(part);
            separator = ", ";
        }
    }
}
