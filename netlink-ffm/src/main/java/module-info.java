/** System calls by java.lang.foreign. Java 22 or newer. The library uses this backend when it is on the path. */
@org.jspecify.annotations.NullMarked
module io.github.netlink4j.ffm {
    requires io.github.netlink4j.core;
    requires static org.jspecify;

    provides io.github.netlink4j.sys.Libc with
            io.github.netlink4j.ffm.FfmLibc;
}
