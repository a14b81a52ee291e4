/** Links, addresses and routes of the Linux kernel. */
@org.jspecify.annotations.NullMarked
module io.github.netlink4j.route {
    requires transitive io.github.netlink4j.core;
    requires transitive static org.jspecify;

    exports io.github.netlink4j.route;
    exports io.github.netlink4j.route.address;
    exports io.github.netlink4j.route.link;
    exports io.github.netlink4j.route.mirror;
    exports io.github.netlink4j.route.route;
}
