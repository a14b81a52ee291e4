package io.github.netlink4j.testing;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.sys.NetnsThread;

/** Determines whether this process can create network namespaces. */
final class Sandbox {
    private Sandbox() {}

    /** Returns why no namespaces can be created, empty when they can. */
    static String obstacle() {
        // The program that has started this JVM may know a reason: root needs no sandbox, but would create named
        // namespaces in the machine's own /run/netns.
        String given = System.getenv().getOrDefault("NETLINK4J_SANDBOX_REASON", "");
        return given.isEmpty() ? tried() : given;
    }

    /** Returns whether all named namespaces are those of this process; on a whole machine, other processes create some too. */
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
