/** Supports tests of programs that use netlink: by a network namespace for each test, or a simulated kernel. */
@org.jspecify.annotations.NullMarked
module io.github.netlink4j.testing {
    requires transitive static org.jspecify;
    requires transitive io.github.netlink4j.core;
    requires transitive org.junit.jupiter.api;
    // For the reporter of skipped tests, which JUnit finds on the class path (META-INF/services). The module does not
    // provide it as a service: then every module path would need a launcher.
    requires static org.junit.platform.launcher;

    exports io.github.netlink4j.testing;

    // JUnit creates the extensions behind the annotations.
    opens io.github.netlink4j.testing to
            org.junit.platform.commons;
}
