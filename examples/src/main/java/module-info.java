/** Programs that show what the library does. */
module io.github.netlink4j.examples {
    requires com.fasterxml.jackson.databind;
    requires io.github.netlink4j.ns;
    requires io.github.netlink4j.rtnetlink;
    requires org.jnrproject.constants;
    requires org.jnrproject.enxio;
    requires org.jnrproject.posix;
    requires org.jnrproject.unixsocket;
}
