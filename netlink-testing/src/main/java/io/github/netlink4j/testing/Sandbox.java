package io.github.netlink4j.testing;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.sys.NetnsThread;

/** Whether this process may make network namespaces. */
final class Sandbox {
    private Sandbox() {}

    /** Why there can be no namespaces, empty when there can. */
    static String obstacle() {
        // Who has started this Java may know better: root can do without a sandbox, but would then make named
        // namespaces
        // in the machine's own /run/netns.
        String told = System.getenv().getOrDefault("NETLINK4J_SANDBOX_REASON", "");
        return told.isEmpty() ? tried() : told;
    }

    /** Whether the named namespaces are those of this process: on a whole machine, others make some as well. */
    static boolean hasOwnNames() {
        return System.getenv().getOrDefault("NETLINK4J_SANDBOX", "").equals("net");
    }

    private static String tried() {
        try {
            return NetnsThread.callInNew(() -> "");
        } catch (NetlinkIOException e) {
            String advice = e.isDenied()
                    ? "; run the tests as root, or in a user namespace, as in: unshare --map-root-user mvn test"
                    : "";
            return e.getMessage() + advice;
        }
    }
}
