package io.github.netlink4j.sys;

import java.util.Locale;
import java.util.Set;

/**
 * Numbers that differ between the 64-bit architectures of Linux. asm/fcntl.h, asm/ioctl.h and asm/unistd.h of each; those
 * without a header of their own share asm-generic.
 */
public final class Architecture {
    /** System call number of pidfd_open, the same on every architecture. */
    public static final long PIDFD_OPEN = 434;

    private static final String NAME = System.getProperty("os.arch", "");

    /** System call number of getdents64; -1, for which the kernel returns ENOSYS, on an unknown architecture. */
    public static final long GETDENTS64 = getdents64(NAME);

    static final int O_DIRECTORY = oDirectory(NAME);
    static final int O_NOFOLLOW = oNofollow(NAME);
    static final int NS_GET_NSTYPE = nsGetNstype(NAME);

    private Architecture() {}

    static long getdents64(String arch) {
        return switch (arch.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> 217;
            case "aarch64", "riscv64", "loongarch64" -> 61;
            case "ppc64", "ppc64le" -> 202;
            case "s390x" -> 220;
            default -> -1;
        };
    }

    static int oDirectory(String arch) {
        return hasOldOpenFlags(arch) ? 0x4000 : 0x10000;
    }

    static int oNofollow(String arch) {
        return hasOldOpenFlags(arch) ? 0x8000 : 0x20000;
    }

    private static boolean hasOldOpenFlags(String arch) {
        return Set.of("aarch64", "ppc64", "ppc64le").contains(arch.toLowerCase(Locale.ROOT));
    }

    static int nsGetNstype(String arch) {
        return Set.of("ppc64", "ppc64le").contains(arch.toLowerCase(Locale.ROOT)) ? 0x2000b703 : 0xb703;
    }
}
