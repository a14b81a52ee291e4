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
 * Closes handles that became unreachable without having been closed. The first one of each class is logged; further ones are
 * closed without a log entry, since a program that loses one loses many.
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
     * Starts the cleaner's thread, in the network namespace of the calling thread. Called before a thread of this library
     * enters another namespace: a cleaner's thread that is started there would stay and keep that namespace alive.
     */
    static void start() {}

    /**
     * Begins to watch a handle.
     *
     * @param what description of the handle for the log, such as {@code a netlink socket}
     * @param close closes the resources of the handle; must not refer to the handle
     * @return the watch, by which the handle closes its resources
     */
    public static Watch watch(Object handle, String what, Runnable close) {
        Owned owned = new Owned(what, close);
        Watch watch = new Watch(owned, CLEANER.register(handle, owned));
        WATCHED.incrementAndGet();
        return watch;
    }

    /** Opens a resource. When no descriptor is left (EMFILE), closes lost handles and tries once more. */
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

    /** Makes the garbage collector find lost handles, and returns whether one was closed within 200 ms. */
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

    /** Closes the resources of a handle once: called by the handle or, when that is lost, by the cleaner. */
    public static final class Watch implements AutoCloseable {
        private final Owned owned;
        private final Cleaner.Cleanable cleanable;

        private Watch(Owned owned, Cleaner.Cleanable cleanable) {
            this.owned = owned;
            this.cleanable = cleanable;
        }

        /** Closes the resources of the handle. Has no effect when called again. */
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
                    // Created only when there is something to log: most programs never load a logger for this.
                    Logger log = System.getLogger(LostHandles.class.getName());
                    log.log(
                            Level.WARNING,
                            what + " became unreachable without having been closed, and is closed now; further ones are"
                                    + " closed without a log entry");
                }
            }
        }
    }
}
