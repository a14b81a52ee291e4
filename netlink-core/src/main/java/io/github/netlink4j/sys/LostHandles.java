package io.github.netlink4j.sys;

import io.github.netlink4j.NetlinkIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.ref.Cleaner;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Closes what programs have lost: handles that nothing refers to any more and that were never closed. The first of each
 * class is logged; the others are closed without a log line, since a program that loses one loses many.
 */
public final class LostHandles {
    private static final Cleaner CLEANER = Cleaner.create(LostHandles::thread);
    private static final Set<String> LOGGED = ConcurrentHashMap.newKeySet();
    private static final AtomicLong WATCHED = new AtomicLong();
    private static final AtomicLong CLOSED = new AtomicLong();
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private LostHandles() {}

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(null, work, "netlink4j-cleaner", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }

    /**
     * Starts the cleaner's thread, in the calling thread's network namespace. Called before a thread of ours enters another
     * one, because the cleaner's thread would be born there, stay, and keep that namespace alive.
     */
    static void start() {}

    /**
     * Watches a handle from now on.
     *
     * @param what what it is, for the log, as in {@code a netlink socket}
     * @param close closes what the handle owns; must not refer to the handle
     * @return by which the handle closes what it owns
     */
    public static Watch watch(Object handle, String what, Runnable close) {
        Owned owned = new Owned(what, close);
        Watch watch = new Watch(owned, CLEANER.register(handle, owned));
        WATCHED.incrementAndGet();
        return watch;
    }

    /** Opens something; when descriptors have run out (EMFILE), closes what was lost and opens it again. */
    public static <T> T open(Supplier<T> opening) {
        try {
            return opening.get();
        } catch (NetlinkIOException e) {
            if (e.errno() == Native.EMFILE && reclaim()) {
                return opening.get();
            }
            throw e;
        }
    }

    /** Has the garbage collector look for lost handles, and waits a moment for them; whether one was closed. */
    private static boolean reclaim() {
        if (WATCHED.get() == 0) {
            return false;
        }
        long before = CLOSED.get();
        System.gc();
        long deadline = System.nanoTime() + LONGEST_NANOS;
        while (CLOSED.get() == before
                && System.nanoTime() - deadline < 0
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(1_000_000);
        }
        return CLOSED.get() != before;
    }

    /** What closes a handle, once: the handle itself or, when that is lost, the cleaner. */
    public static final class Watch implements AutoCloseable {
        private final Owned owned;
        private final Cleaner.Cleanable cleanable;

        private Watch(Owned owned, Cleaner.Cleanable cleanable) {
            this.owned = owned;
            this.cleanable = cleanable;
        }

        /** Closes what the handle owns. Does nothing the second time. */
        @Override
        public void close() {
            owned.closedByOwner = true;
            cleanable.clean();
        }
    }

    private static final class Owned implements Runnable {
        private final String what;
        private final Runnable close;
        private volatile boolean closedByOwner;

        Owned(String what, Runnable close) {
            this.what = what;
            this.close = close;
        }

        @Override
        public void run() {
            WATCHED.decrementAndGet();
            close.run();
            if (!closedByOwner) {
                CLOSED.incrementAndGet();
                if (LOGGED.add(what)) {
                    // Not before there is something to log: most programs never load a logger for this.
                    Logger log = System.getLogger(LostHandles.class.getName());
                    log.log(
                            Level.WARNING,
                            what + " was lost without having been closed, and is closed now; any other is closed"
                                    + " without being logged");
                }
            }
        }
    }
}
