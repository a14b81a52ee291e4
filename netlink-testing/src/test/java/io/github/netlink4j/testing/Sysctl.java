package io.github.netlink4j.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.opentest4j.TestAbortedException;

/** Settings below {@code /proc/sys/net}, of the calling thread's namespace. */
public final class Sysctl {
    private static final Path NET = Path.of("/proc/sys/net");

    private Sysctl() {}

    /**
     * Changes a setting; skips the test, with a reason, when that is not permitted.
     *
     * @param name such as {@code ipv6/conf/v0/disable_ipv6}
     */
    public static void set(String name, String value) {
        try {
            // The directory depends on the thread that looks it up: proc_sys_lookup().
            Files.writeString(NET.resolve(name), value);
        } catch (IOException e) {
            throw new TestAbortedException(NET.resolve(name) + " cannot be written here", e);
        }
    }
}
