package io.github.netlink4j.socket;

import io.github.netlink4j.sys.SharedFd;

/** Closes the descriptors of a socket and wakes the thread that waits. Has no reference to the socket, which may be lost. */
record OpenDescriptors(SharedFd fd, Waker wake) implements Runnable {
    @Override
    public void run() {
        fd.close();
        wake.signal();
        wake.close();
    }
}
