package io.github.netlink4j.testing;

/** What the launcher of the test's Java has prepared. */
final class Sandbox {
    private Sandbox() {}

    /** Why there is no sandbox, empty when there is one or nobody tells. */
    static String reason() {
        return System.getenv().getOrDefault("NETLINK4J_SANDBOX_REASON", "");
    }
}
