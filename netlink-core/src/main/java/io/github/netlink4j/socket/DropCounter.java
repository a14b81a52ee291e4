package io.github.netlink4j.socket;

import io.github.netlink4j.sys.Libc;
import io.github.netlink4j.sys.Native;
import io.github.netlink4j.sys.NativeBuffer;
import java.nio.ByteBuffer;

// Hot path: allocates nothing.

/** Reads how many messages the kernel has dropped because the queue of a socket was full. For one thread at a time. */
final class DropCounter {
    /** struct sk_meminfo: nine words, the last of which counts drops. */
    private static final int MEMINFO_BYTES = 36;

    private static final int MEMINFO_DROPS = 32;

    private final Libc libc;
    private final NativeBuffer meminfo;
    private long drops;

    DropCounter(Libc libc) {
        this.libc = libc;
        this.meminfo = NativeBuffer.allocate(libc, MEMINFO_BYTES + Integer.BYTES);
    }

    /** Returns the number of dropped messages since the socket was opened; -1 when not known, as before Linux 4.12. */
    long read(int fd) {
        ByteBuffer words = meminfo.buffer();
        words.putInt(MEMINFO_BYTES, MEMINFO_BYTES);
        long length = meminfo.address() + MEMINFO_BYTES;
        int result = libc.getsockopt(fd, Native.SOL_SOCKET, Native.SO_MEMINFO, meminfo.address(), length);
        meminfo.keepAlive();
        if (result < 0 || words.getInt(MEMINFO_BYTES) < MEMINFO_BYTES) {
            return -1;
        }
        // The kernel's own count restarts after 2^32.
        drops += words.getInt(MEMINFO_DROPS) - (int) drops & 0xffff_ffffL;
        return drops;
    }
}
