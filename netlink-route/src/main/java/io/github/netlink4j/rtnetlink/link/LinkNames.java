package io.github.netlink4j.rtnetlink.link;

import java.util.List;

/**
 * The names of a link.
 *
 * @param index its index: positive, and valid only in its network namespace
 * @param name its name
 * @param alternativeNames its alternative names, in the kernel's order; immutable
 */
public record LinkNames(int index, String name, List<String> alternativeNames) {
    /** Copies the list. */
    public LinkNames {
        alternativeNames = List.copyOf(alternativeNames);
    }
}
