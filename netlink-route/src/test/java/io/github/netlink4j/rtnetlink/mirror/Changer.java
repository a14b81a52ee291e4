package io.github.netlink4j.rtnetlink.mirror;

import io.github.netlink4j.NetlinkException;
import io.github.netlink4j.rtnetlink.RtNetlink;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;

/** A thread that makes changes at random without pause. What the kernel refuses does not matter. */
public final class Changer {
    private final Thread thread;
    private volatile boolean isOver;
    private long changes;

    /**
     * Creates a thread that has not been started.
     *
     * @param nl the handle that it uses, and closes at the end; opened here, because a thread inherits its namespace
     * @param change makes one change
     */
    public Changer(RtNetlink nl, Random random, BiConsumer<RtNetlink, Random> change) {
        thread = new Thread(() -> {
            try (nl) {
                while (!isOver) {
                    makeOne(nl, random, change);
                }
            }
        });
    }

    /** Makes a change. Objects that exist already, or no longer, do not matter. */
    private void makeOne(RtNetlink nl, Random random, BiConsumer<RtNetlink, Random> change) {
        try {
            change.accept(nl, random);
            changes++;
        } catch (NetlinkException e) {
            // The kernel has refused it.
        }
    }

    /** Starts the thread. */
    public Changer start() {
        thread.start();
        return this;
    }

    /** Ends the thread, and returns how many changes the kernel has accepted. */
    public long end() throws InterruptedException {
        isOver = true;
        thread.join();
        return changes;
    }

    /** Makes changes by threads for a while, reads a mirror meanwhile, and returns how many changes were accepted. */
    public static long during(Duration time, Mirror mirror, List<Changer> changers) throws InterruptedException {
        changers.forEach(Changer::start);
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0) {
            mirror.poll(event -> {}, Duration.ofMillis(5));
        }
        long changes = 0;
        for (Changer changer : changers) {
            changes += changer.end();
        }
        return changes;
    }
}
