package io.github.netlink4j.sys;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.Outcome;
import java.util.Locale;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Provides the native backend: one that a module on the path provides, such as netlink-ffm, else jnr-ffi. The system property
 * {@code netlink4j.native} selects one: {@code jnr} or {@code ffm}. The backend is loaded on first use, never by the
 * initialisation of another class.
 */
public final class Sys {
    static final String JNR = "jnr";

    private static final String PROPERTY = "netlink4j.native";

    private Sys() {}

    /**
     * Returns the system calls of this process.
     *
     * @throws NetlinkIOException when this is not Linux on a 64-bit machine, or the native library cannot be loaded; the
     *     message states what is missing
     */
    public static Libc libc() {
        Libc libc = Holder.LIBC;
        if (libc == null) {
            throw new NetlinkIOException(Holder.FAILURE, Outcome.NOT_SENT, Holder.CAUSE);
        }
        return libc;
    }

    /** Returns the name of the backend in use, for diagnosis. */
    public static String backend() {
        return libc().backend();
    }

    private static final class Holder {
        static final @Nullable Libc LIBC;
        static final @Nullable Throwable CAUSE;
        static final String FAILURE;

        static {
            Libc loaded = null;
            Throwable cause = null;
            String failure = unsupported();
            if (failure.isEmpty()) {
                try {
                    loaded = load(System.getProperty(PROPERTY, ""));
                } catch (IllegalStateException e) {
                    cause = e;
                    failure = String.valueOf(e.getMessage());
                } catch (NoClassDefFoundError e) {
                    cause = e;
                    failure =
                            "there is no native backend: neither jnr-ffi nor netlink-ffm, which needs Java 22 or newer,"
                                    + " is on the path (" + e + ")";
                } catch (RuntimeException | Error e) {
                    // Everything is caught: an exception that leaves an initializer turns each later call into a bare
                    // NoClassDefFoundError. jffi reports a refused native library as an UnsatisfiedLinkError;
                    // ServiceLoader
                    // reports a backend that cannot be initialized as a ServiceConfigurationError, with the reason at
                    // the end
                    // of its causes.
                    cause = e;
                    failure = "the native library cannot be loaded (" + reason(e) + "); on JDK 24 and newer, native"
                            + " access may have to be allowed with --enable-native-access=ALL-UNNAMED, on the module"
                            + " path with the name of the module, org.jnrproject.jffi or io.github.netlink4j.ffm, and"
                            + " java.io.tmpdir must be a directory that can be written and is not mounted noexec: "
                            + System.getProperty("java.io.tmpdir");
                }
            }
            LIBC = loaded;
            CAUSE = cause;
            FAILURE = failure;
        }
    }

    /** Returns the first line of the innermost cause; the message of jffi contains a whole stack trace. */
    private static String reason(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return cause == null || cause == thrown
                ? thrown.toString().lines().findFirst().orElse("")
                : reason(cause);
    }

    private static Libc load(String wanted) {
        if (wanted.equals(JNR)) {
            return new JnrLibc();
        }
        Libc provided = provided(wanted);
        if (provided != null) {
            return provided;
        }
        if (!wanted.isEmpty()) {
            throw new IllegalStateException(
                    PROPERTY + "=" + wanted + ", but there is no such native backend on the path;"
                            + " jnr is always there, ffm is the module netlink-ffm and needs Java 22 or newer");
        }
        return new JnrLibc();
    }

    /** Returns the backend of this name that a module provides, or any one when the name is empty; null when there is none. */
    private static @Nullable Libc provided(String wanted) {
        try {
            for (Libc other : ServiceLoader.load(Libc.class, Sys.class.getClassLoader())) {
                if (wanted.isEmpty() || wanted.equals(other.backend())) {
                    return other;
                }
            }
        } catch (UnsupportedClassVersionError e) {
            // netlink-ffm on a Java that is too old for it counts as absent.
            return null;
        }
        return null;
    }

    private static String unsupported() {
        String os = System.getProperty("os.name", "");
        String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        if (!os.equals("Linux")) {
            return "netlink is a Linux interface, and this is " + os + "; use a Linux machine or a virtual one";
        }
        if (!arch.contains("64") && !arch.equals("s390x")) {
            return "netlink4j supports 64-bit Linux, and this Java runs as " + arch;
        }
        return "";
    }
}
