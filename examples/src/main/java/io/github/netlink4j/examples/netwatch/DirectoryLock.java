package io.github.netlink4j.examples.netwatch;

import io.github.netlink4j.Work;
import io.github.netlink4j.codec.Text;
import java.io.IOException;
import java.nio.file.Path;
import jnr.constants.platform.Errno;
import jnr.constants.platform.OpenFlags;
import jnr.posix.POSIX;
import jnr.posix.POSIXFactory;

/**
 * Prevents two daemons from replacing the same socket at the same time: a lock on its directory, which leaves no file behind.
 * It uses jnr-posix, because a {@link java.nio.channels.FileLock} requires a file that can be written.
 */
final class DirectoryLock {
    // linux/fcntl.h
    private static final int LOCK_EX = 2;
    private static final int LOCK_NB = 4;

    private DirectoryLock() {}

    /**
     * Carries out work while no other daemon holds the lock.
     *
     * @throws IOException when another daemon holds it, or the directory cannot be opened
     */
    static <T> T holding(Path directory, Work<T, IOException> work) throws IOException {
        POSIX posix = POSIXFactory.getNativePOSIX();
        int flags = OpenFlags.O_RDONLY.intValue() | OpenFlags.O_DIRECTORY.intValue() | OpenFlags.O_CLOEXEC.intValue();
        int fd = posix.open(directory.toString(), flags, 0);
        if (fd < 0) {
            throw new IOException("cannot open " + Text.quote(directory.toString()) + ": " + error(posix));
        }
        try {
            if (posix.flock(fd, LOCK_EX | LOCK_NB) < 0) {
                throw new IOException("cannot lock " + Text.quote(directory.toString())
                        + ", where another daemon may be starting: " + error(posix));
            }
            return work.call();
        } finally {
            posix.close(fd);
        }
    }

    private static Errno error(POSIX posix) {
        return Errno.valueOf(posix.errno());
    }
}
