/** Programs that show what the library does. */
module io.github.netlink4j.examples {
    requires io.github.netlink4j.ns;
    requires io.github.netlink4j.route;
}
