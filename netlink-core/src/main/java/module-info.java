/** Raw netlink sockets and the codec of netlink messages. */
@org.jspecify.annotations.NullMarked
module io.github.netlink4j.core {
    requires transitive static org.jspecify;
    requires org.jnrproject.ffi;
    requires org.jnrproject.jffi;
    requires org.objectweb.asm;
    // Only for the room selector. Not transitive: who does not use it would have to have it nevertheless, to compile.
    requires static org.jnrproject.enxio;

    exports io.github.netlink4j;
    exports io.github.netlink4j.codec;
    exports io.github.netlink4j.selector;
    exports io.github.netlink4j.socket;
    exports io.github.netlink4j.sys;

    uses io.github.netlink4j.sys.Libc;

    opens io.github.netlink4j.sys;
}
