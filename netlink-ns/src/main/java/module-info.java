/** Creates, opens, enters and deletes network namespaces; see {@link io.github.netlink4j.ns.Netns}. */
@org.jspecify.annotations.NullMarked
module io.github.netlink4j.ns {
    requires transitive io.github.netlink4j.core;
    requires transitive static org.jspecify;

    exports io.github.netlink4j.ns;
}
