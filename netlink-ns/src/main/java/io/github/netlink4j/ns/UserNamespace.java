package io.github.netlink4j.ns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Detects a user namespace, in which even root has no rights over the directories of the machine. */
final class UserNamespace {
    private static final Path MAP = Path.of("/proc/self/uid_map");

    private UserNamespace() {}

    /** Returns a remedy for the end of an error message; empty outside user namespaces. */
    static String hint() {
        return isInside()
                ? ", which belongs to a user outside this user namespace: mount a tmpfs on /run, or use Netns.anonymous()"
                : "";
    }

    /** Returns whether this is not the initial user namespace, which maps all users to themselves. */
    private static boolean isInside() {
        try {
            return !Files.readString(MAP).strip().matches("0\\s+0\\s+4294967295");
        } catch (IOException e) {
            return false;
        }
    }
}
