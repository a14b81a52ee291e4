package io.github.netlink4j.ns;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;

/** Starts programs in another namespace without leaving a thread of the JDK behind in it. */
final class Launcher {
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private Launcher() {}

    static Process start(Netns namespace, ProcessBuilder builder) throws IOException {
        ONE_AT_A_TIME.lock();
        try {
            prime();
            return namespace.call(builder::start);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    /**
     * The JDK keeps a "process reaper" thread for each running program, and makes it where the program is started: it
     * would stay in the namespace, and keep it alive. Idle ones are used first; a program that ends at once leaves one.
     */
    private static void prime() throws IOException {
        Process process = new ProcessBuilder("true").start();
        process.onExit().join();
    }
}
