package io.github.netlink4j.testing;

import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.sys.NetnsFile;
import io.github.netlink4j.sys.NetnsThread;
import io.github.netlink4j.sys.Sys;

/** A network namespace, opened by a test. */
public record TestNetns(int fd) implements NetnsRef, AutoCloseable {
    /** Creates a namespace without a name. */
    public static TestNetns create() {
        return NetnsThread.callInNew(TestNetns::current);
    }

    /** Opens the namespace of the calling thread. */
    public static TestNetns current() {
        return new TestNetns(NetnsFile.open(NetnsFile.OF_THIS_THREAD));
    }

    @Override
    public void close() {
        Sys.libc().close(fd);
    }
}
