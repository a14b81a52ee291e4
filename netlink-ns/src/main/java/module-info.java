/** Network namespaces of the Linux kernel. */
@org.jspecify.annotations.NullMarked
module io.github.netlink4j.ns {
    requires transitive io.github.netlink4j.core;
    requires transitive static org.jspecify;

    exports io.github.netlink4j.ns;
}
