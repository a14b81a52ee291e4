/**
 * Netlink sockets and the codec of netlink messages, for any netlink family.
 *
 * <p>{@link io.github.netlink4j} has the common types, {@link io.github.netlink4j.codec} reads and writes messages,
 * {@link io.github.netlink4j.socket} sends and receives them, and {@link io.github.netlink4j.object} lists the objects of a
 * family.
 */
@org.jspecify.annotations.NullMarked
@SuppressWarnings("module") // the modules that "internal" and "sys" are exported to are built after this one
module io.github.netlink4j.core {
    requires transitive static org.jspecify;
    requires org.jnrproject.jffi;
    // Only for the package selector. Not transitive: programs that do not use that package would need it to compile.
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
