/** Tests of what uses netlink: a fresh network namespace for each, or a kernel that plays a script. */
@org.jspecify.annotations.NullMarked
module io.github.netlink4j.testing {
    requires transitive static org.jspecify;
    requires transitive io.github.netlink4j.core;
    requires transitive org.junit.jupiter.api;
    // For the reporter of skipped tests, which JUnit finds on the class path (META-INF/services). This module does not
    // provide it: then there would be no module path without a launcher.
    requires static org.junit.platform.launcher;

    exports io.github.netlink4j.testing;

    // JUnit makes the extensions behind the annotations.
    opens io.github.netlink4j.testing to
            org.junit.platform.commons;
}
