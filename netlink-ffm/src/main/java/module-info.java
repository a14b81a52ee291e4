/** System calls by java.lang.foreign: put it on the path, and the library uses it. */
@org.jspecify.annotations.NullMarked
module io.github.netlink4j.ffm {
    requires io.github.netlink4j.core;
    requires static org.jspecify;

    provides io.github.netlink4j.sys.Libc with
            io.github.netlink4j.ffm.FfmLibc;
}
