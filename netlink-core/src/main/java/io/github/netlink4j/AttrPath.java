package io.github.netlink4j;

import java.util.List;

/**
 * The position of an attribute in a message: the kernel's names, from the outermost nest inwards.
 *
 * @param names at least one, such as {@code IFLA_LINKINFO, IFLA_INFO_DATA, IFLA_VXLAN_ID}
 */
public record AttrPath(List<String> names) {
    /** Creates a path from a copy of the names. */
    public AttrPath {
        names = List.copyOf(names);
    }

    /** Returns the path of an attribute nested in the attribute of this path. */
    public AttrPath then(String name) {
        String[] longer = names.toArray(new String[names.size() + 1]);
        longer[names.size()] = name;
        return new AttrPath(List.of(longer));
    }

    /** Returns the names, separated by {@code >}. */
    @Override
    public String toString() {
        return String.join(" > ", names);
    }
}
