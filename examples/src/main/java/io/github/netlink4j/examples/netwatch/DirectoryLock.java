package io.github.netlink4j.examples.netwatch;

import io.github.netlink4j.Errno;
import io.github.netlink4j.Work;
import io.github.netlink4j.sys.Libc;
import io.github.netlink4j.sys.Native;
import io.github.netlink4j.sys.NativeBuffer;
import io.github.netlink4j.sys.Sys;
import java.io.IOException;
import java.nio.file.Path;

/** Keeps two daemons from taking over the same socket at the same time: a lock on its directory, which leaves no file. */
final class DirectoryLock {
    private DirectoryLock() {}

    /**
     * Works while nobody else does.
     *
     * @throws IOException when somebody else does, or the directory cannot be opened
     */
    static <T> T holding(Path directory, Work<T, IOException> work) throws IOException {
        Libc libc = Sys.libc();
        NativeBuffer name = NativeBuffer.cString(libc, directory.toString());
        int fd = libc.open(name.address(), Native.O_RDONLY | Native.O_DIRECTORY | Native.O_CLOEXEC, 0);
        name.keepAlive();
        if (fd < 0) {
            throw new IOException("cannot open " + directory + ": " + Errno.name(-fd));
        }
        try {
            int result = libc.flock(fd, Native.LOCK_EX | Native.LOCK_NB);
            if (result < 0) {
                throw new IOException(
                        "cannot lock " + directory + ", where another daemon may be starting: " + Errno.name(-result));
            }
            return work.call();
        } finally {
            libc.close(fd);
        }
    }
}
