/** Raw netlink sockets and the codec of netlink messages. */
@org.jspecify.annotations.NullMarked
@SuppressWarnings("module") // the modules that "internal" and "sys" are exported to are built after this one
module io.github.netlink4j.core {
    requires transitive static org.jspecify;
    requires org.jnrproject.jffi;
    // Only for the package selector. Not transitive: else it would be needed to compile programs that do not use it.
    requires static org.jnrproject.enxio;

    exports io.github.netlink4j;
    exports io.github.netlink4j.codec;
    exports io.github.netlink4j.object;
    exports io.github.netlink4j.selector;
    exports io.github.netlink4j.socket;
    exports io.github.netlink4j.internal to
            io.github.netlink4j.ns,
            io.github.netlink4j.rtnetlink,
            io.github.netlink4j.testing;
    exports io.github.netlink4j.sys to
            io.github.netlink4j.ffm,
            io.github.netlink4j.ns,
            io.github.netlink4j.rtnetlink,
            io.github.netlink4j.testing;

    uses io.github.netlink4j.sys.Libc;
}
