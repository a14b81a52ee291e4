package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.sys.Native;
import io.github.netlink4j.sys.NativeBuffer;
import io.github.netlink4j.sys.NetnsThread;
import io.github.netlink4j.sys.Sys;

/** A network namespace without a name. */
record Elsewhere(int fd) implements NetnsRef, AutoCloseable {
    static Elsewhere create() {
        return new Elsewhere(NetnsThread.callInNew(() -> {
            NativeBuffer path = NativeBuffer.cString(Sys.libc(), "/proc/thread-self/ns/net");
            return Sys.libc().open(path.address(), Native.O_RDONLY | Native.O_CLOEXEC, 0);
        }));
    }

    @Override
    public void close() {
        Sys.libc().close(fd);
    }
}
