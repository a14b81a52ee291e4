package io.github.netlink4j.rtnetlink.mirror;

import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.socket.EventReceiver;
import io.github.netlink4j.socket.NetlinkClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;

/**
 * Keeps shelves equal to what the kernel has. For one thread at a time; any thread may read.
 *
 * <p>The way it does so has three parts. <b>Hear:</b> messages are taken in one by one, in their order. <b>Doubt:</b> where
 * a message may have a silent consequence, or does not tell all, or messages were lost, what they concern is in doubt.
 * <b>Ask:</b> when there are no more messages, what is in doubt is asked of the kernel by a socket of its own, then what
 * has come meanwhile is heard, and only then the answer is believed, as far as those messages allow, unless some were lost.
 *
 * <p>A message may be sent while the kernel has not yet done what it tells of: an IPv4 route is told to be deleted before it
 * is, and that a link is down before its routes vanish. All of that happens under the kernel's one lock for such changes.
 * So before a question there is a fence: a request that needs this lock, so that everything that was told of has been done
 * when it is answered.
 */
public final class SyncLoop {
    /** So many messages are heard before the caller gets to deliver what they made different. */
    private static final int CHUNK = 256;

    /** So many times a question is repeated at once; then with pauses. */
    private static final int QUICK_ATTEMPTS = 3;

    private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
    /** So long, at most, what has come while the kernel was asked is heard, before the question is given up. */
    private static final long LONGEST_MERGE = TimeUnit.SECONDS.toNanos(1);
    /** More than so many messages fit no queue that is asked for: then more come than can be heard. */
    private static final int LARGEST_MERGE = 32_768;

    private final EventReceiver events;
    private final NetlinkClient client;
    private final Consumer<NetlinkClient> fence;
    private final Differences differences;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<Mirrored<?>, Holding<?>> holdings = new LinkedHashMap<>();
    private final List<Shelf<?, ?>> shelves = new ArrayList<>();
    private final Notice notice = new Notice();

    private volatile boolean synced;
    /** Whether anything is in doubt, and how often the kernel has been asked since nothing was. */
    private volatile boolean doubtful = true;

    private volatile List<String> inDoubt = List.of();

    private int attempts;
    /** When the kernel may be asked again, by {@link System#nanoTime()}. */
    private long nextAttempt;
    /** The same for what is in doubt now. */
    private volatile long due;

    private final AtomicLong questions = new AtomicLong();
    private final AtomicLong overruns = new AtomicLong();

    /**
     * Follows the kernel.
     *
     * @param events hears the groups of all kinds, and has done so before the first {@link #step}
     * @param client asks the kernel, in the same network namespace
     * @param fence asks something that needs the kernel's lock for changes (the RTNL)
     * @param differences is told what has become different, on the thread that drives
     */
    public SyncLoop(
            List<? extends Mirrored<?>> kinds,
            EventReceiver events,
            NetlinkClient client,
            Consumer<NetlinkClient> fence,
            Differences differences) {
        this.events = events;
        this.client = client;
        this.fence = fence;
        this.differences = differences;
        this.nextAttempt = System.nanoTime();
        this.due = nextAttempt;
        for (Mirrored<?> kind : kinds) {
            Holding<?> holding = Holding.of(kind, lock);
            holdings.put(kind, holding);
            shelves.addAll(holding.shelves());
        }
        shelves.forEach(shelf -> shelf.tell(differences));
    }

    /** How the objects of a kind are read; safe for any thread. */
    @SuppressWarnings("unchecked") // a kind makes readers of its type
    public <R> R reader(Mirrored<R> kind) {
        Holding<?> holding = holdings.get(kind);
        if (holding == null) {
            throw new IllegalArgumentException("this mirror holds no objects of kind " + kind);
        }
        return (R) holding.reader();
    }

    /** Readers of all kinds as they are now, of one moment, which nobody changes any more. Safe for any thread. */
    public Map<Mirrored<?>, Object> freeze() {
        lock.readLock().lock();
        try {
            Map<Mirrored<?>, Object> frozen = new LinkedHashMap<>();
            holdings.forEach((kind, holding) -> frozen.put(kind, Holding.freeze(kind, holding)));
            return frozen;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Whether, when that was last looked at, all that had been told was here, and nothing was in doubt. */
    public boolean isSynced() {
        return synced && !doubtful;
    }

    /** How often the kernel was asked about what was in doubt. */
    public long questions() {
        return questions.get();
    }

    /** The kinds of which something was in doubt when that was last looked at. */
    public List<String> inDoubt() {
        return inDoubt;
    }

    /** How often messages were lost. */
    public long overruns() {
        return overruns.get();
    }

    /** How long {@link #step} need not be called, when no message comes; 0 when at once. */
    public long idleNanos() {
        return doubtful ? Math.max(0, due - System.nanoTime()) : Long.MAX_VALUE;
    }

    /**
     * From now on it counts as in doubt what may have changed without any sign. When it is {@linkplain #isSynced synced} after
     * a step from now on, everything that happens before this returns is here.
     */
    public void beginQuiet() {
        fence.accept(client);
        write(() -> shelves.forEach(Shelf::distrustSilence));
        doubtful = true;
    }

    /** Trusts nothing any more: all will be asked of the kernel. */
    public void distrust() {
        doubtful = true;
        write(() -> shelves.forEach(Shelf::distrust));
    }

    /**
     * Takes in what has come; never waits for more.
     *
     * @return whether there may be more at once
     */
    public boolean step() {
        for (int heard = 0; heard < CHUNK; heard++) {
            switch (events.next(System.nanoTime())) {
                case MESSAGE -> hear();
                case OVERRUN -> lost(events.dropsAfter() - events.dropsBefore());
                case TRUNCATED -> lost(1);
                case NOTHING -> {
                    return !events.isDrained() || settle();
                }
            }
        }
        return true;
    }

    private void hear() {
        if (events.fault() != null) {
            distrust();
            return;
        }
        notice.at(events.bytes(), events.start(), events.length());
        write(() -> {
            try {
                shelves.forEach(shelf -> shelf.hear(notice));
            } catch (MalformedMessageException e) {
                // It tells that something has happened, and not what.
                shelves.forEach(Shelf::distrust);
            }
        });
    }

    private void lost(long messages) {
        overruns.incrementAndGet();
        synced = false;
        differences.overrun(messages);
        distrust();
    }

    private void write(Runnable change) {
        lock.writeLock().lock();
        try {
            change.run();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** There are no more messages: asks about what is in doubt. Answers whether there is more to do at once. */
    private boolean settle() {
        List<Shelf<?, ?>> doubted = shelves.stream().filter(Shelf::isInDoubt).toList();
        doubtful = !doubted.isEmpty();
        inDoubt = doubtful ? names(doubted) : List.of();
        if (!doubtful) {
            attempts = 0;
            nextAttempt = System.nanoTime();
            if (!synced) {
                synced = true;
                differences.synced();
            }
            return false;
        }
        long now = System.nanoTime();
        long wait = Long.MAX_VALUE;
        List<Shelf<?, ?>> ready = new ArrayList<>();
        for (Shelf<?, ?> shelf : doubted) {
            long left = Math.max(nextAttempt - now, shelf.pauseLeft(now));
            if (left <= 0) {
                ready.add(shelf);
            }
            wait = Math.min(wait, left);
        }
        due = now + wait;
        if (ready.isEmpty()) {
            return false;
        }
        ask(ready);
        pause(now);
        return true;
    }

    private List<String> names(List<Shelf<?, ?>> some) {
        List<String> names = new ArrayList<>();
        holdings.forEach((kind, holding) -> {
            if (holding.shelves().stream().anyMatch(some::contains)) {
                names.add(kind.name());
            }
        });
        return List.copyOf(names);
    }

    /** The first questions follow each other at once; then not more than half of the time is spent with them. */
    private void pause(long begun) {
        attempts++;
        long now = System.nanoTime();
        long pause = attempts < QUICK_ATTEMPTS
                ? 0
                : Math.max(now - begun, Math.min(LONGEST_PAUSE, SHORTEST_PAUSE << Math.min(attempts, 10)));
        nextAttempt = now + pause;
        due = nextAttempt;
    }

    private void ask(List<Shelf<?, ?>> doubtful) {
        boolean answered = false;
        try {
            questions.incrementAndGet();
            fence.accept(client);
            doubtful.forEach(shelf -> shelf.ask(client));
            answered = hearMeanwhile();
        } finally {
            if (!answered) {
                write(() -> doubtful.forEach(Shelf::distrust));
            }
        }
        if (answered) {
            write(() -> doubtful.forEach(Shelf::believe));
        }
    }

    /** Hears all that came while the kernel was asked. Answers whether that succeeded. */
    private boolean hearMeanwhile() {
        long deadline = System.nanoTime() + LONGEST_MERGE;
        for (int heard = 0; heard < LARGEST_MERGE && deadline - System.nanoTime() > 0; heard++) {
            switch (events.next(System.nanoTime())) {
                case MESSAGE -> hear();
                case OVERRUN -> {
                    lost(events.dropsAfter() - events.dropsBefore());
                    return false;
                }
                case TRUNCATED -> {
                    lost(1);
                    return false;
                }
                case NOTHING -> {
                    if (events.isDrained()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
