package io.github.netlink4j;

import java.util.List;

/**
 * Where an attribute stands in a message: the kernel names from the outermost nest inwards.
 *
 * @param names at least one, such as {@code IFLA_LINKINFO, IFLA_INFO_DATA, IFLA_VXLAN_ID}
 */
public record AttrPath(List<String> names) {
    public AttrPath {
        names = List.copyOf(names);
    }

    /** The path of the attribute with this name inside the one that this path names. */
    public AttrPath then(String name) {
        String[] longer = names.toArray(new String[names.size() + 1]);
        longer[names.size()] = name;
        return new AttrPath(List.of(longer));
    }

    /** The names with {@code >} between them. */
    @Override
    public String toString() {
        return String.join(" > ", names);
    }
}
