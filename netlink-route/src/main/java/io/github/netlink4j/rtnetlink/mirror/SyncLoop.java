package io.github.netlink4j.rtnetlink.mirror;

import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.internal.Deadline;
import io.github.netlink4j.rtnetlink.object.RtMessage;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import io.github.netlink4j.rtnetlink.object.RtmKind;
import io.github.netlink4j.rtnetlink.object.RtnlFence;
import io.github.netlink4j.rtnetlink.object.SharedState;
import io.github.netlink4j.socket.EventReceiver;
import io.github.netlink4j.socket.NetlinkClient;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Keeps the objects of a mirror equal to what the kernel has. For one thread at a time; any thread may read.
 *
 * <p>It does so in three parts. <b>Receive:</b> messages are processed one by one, in their order. <b>Mark:</b> where a message
 * may have a consequence without a notification, or does not say everything, or messages were lost, what they concern is
 * marked as stale. <b>Ask:</b> when no more messages are queued, the kernel is asked about what is stale by a socket of its
 * own; then the messages that have come meanwhile are processed, and only then the answer is accepted, as far as those messages
 * allow, unless some were lost.
 *
 * <p>A message may be sent while the kernel has not yet done what it is about: an IPv4 route is reported to be deleted before
 * it is, and a link to be down before its routes vanish. All of that happens under the kernel's one lock for such changes. So
 * before a question there is a fence ({@link RtnlFence}): a request that needs this lock, so that everything that was reported
 * has been done when it is answered.
 */
final class SyncLoop {
    /** At most this many messages are processed before the caller gets to deliver what they made different. */
    private static final int CHUNK = 256;

    /** At most this many times a question is repeated at once; then with pauses. */
    private static final int QUICK_ATTEMPTS = 3;

    private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
    /** For at most this long, what has come while the kernel was asked is processed, before the question is given up. */
    private static final long LONGEST_MERGE = TimeUnit.SECONDS.toNanos(1);
    /** More messages than these fit no queue that is asked for: then more come than can be processed. */
    private static final int LARGEST_MERGE = 32_768;

    private final EventReceiver received;
    private final NetlinkClient client;
    private final Consumer<? super MirrorEvent> events;
    private final Holdings holdings = new Holdings();
    private final SharedStates shared = new SharedStates();
    private final List<ObjectState<?, ?, ?>> states = new ArrayList<>();
    /** What receives a message, so that not every reconciler looks at each. */
    private final Map<RtmKind, Recipients> byKind = new EnumMap<>(RtmKind.class);

    private final RtMessage message = new RtMessage();

    private volatile boolean synced;
    /** Whether anything is stale, and which types. */
    private volatile boolean stale = true;

    private volatile List<String> staleTypes = List.of();

    /** How often the kernel has been asked since nothing was stale. */
    private int attempts;
    /** When the kernel may be asked again, by {@link System#nanoTime()}. */
    private long nextAttempt;
    /** The same for what is stale now. */
    private volatile long due;

    private final AtomicLong questions = new AtomicLong();
    private final AtomicLong overruns = new AtomicLong();

    /** What receives messages of a kind: shared states first, for reconcilers rely on them. */
    private record Recipients(List<SharedState> shared, List<ObjectState<?, ?, ?>> states) {
        void deliver(RtMessage message) {
            for (int i = 0; i < shared.size(); i++) {
                shared.get(i).onMessage(message);
            }
            for (int i = 0; i < states.size(); i++) {
                states.get(i).onMessage(message);
            }
        }
    }

    /**
     * Follows the kernel.
     *
     * @param received receives the groups of all types, and has done so since before the first {@link #step}
     * @param client asks the kernel, in the same network namespace
     * @param events is given what has become different, on the thread that drives
     */
    SyncLoop(
            List<RtObjectType<?, ?, ?>> types,
            EventReceiver received,
            NetlinkClient client,
            Consumer<? super MirrorEvent> events) {
        this.received = received;
        this.client = client;
        this.events = events;
        this.nextAttempt = System.nanoTime();
        this.due = nextAttempt;
        types.forEach(type -> states.addAll(holdings.hold(type, shared, events)));
        for (RtmKind kind : RtmKind.values()) {
            byKind.put(
                    kind,
                    new Recipients(
                            shared.all().stream()
                                    .filter(state -> state.receives().contains(kind))
                                    .toList(),
                            states.stream()
                                    .filter(state ->
                                            state.reconciler().receives().contains(kind))
                                    .toList()));
        }
    }

    Holdings holdings() {
        return holdings;
    }

    /** Whether, when that was last looked at, everything that had been reported was here, and nothing was stale. */
    boolean isSynced() {
        return synced && !stale;
    }

    /** How often the kernel was asked about what was stale. */
    long questions() {
        return questions.get();
    }

    /** The types of which something was stale when that was last looked at. */
    List<String> staleTypes() {
        return staleTypes;
    }

    /** How often messages were lost. */
    long overruns() {
        return overruns.get();
    }

    /** How long {@link #step} need not be called, when no message comes; 0 when at once. */
    long idleNanos() {
        return stale ? Math.max(0, Deadline.left(due)) : Long.MAX_VALUE;
    }

    /**
     * Marks what may have changed without any sign. When it is {@linkplain #isSynced synced} after a step from now on,
     * everything that happens before this returns is here.
     */
    void beginQuiesce() {
        RtnlFence.pass(client);
        holdings.write(() -> states.forEach(ObjectState::beforeQuiesce));
        stale = true;
    }

    /** Marks everything: all will be asked of the kernel. */
    void invalidate() {
        stale = true;
        holdings.write(this::forgetAll);
    }

    /** Releases all that is held, because it cannot be kept right any more. Allocates nothing. */
    void release(Throwable reason) {
        synced = false;
        for (int i = 0; i < states.size(); i++) {
            states.get(i).release(reason);
        }
    }

    private void forgetAll() {
        shared.all().forEach(SharedState::forget);
        states.forEach(ObjectState::invalidate);
    }

    /**
     * Processes what has come; never waits for more.
     *
     * @return whether there may be more at once
     */
    boolean step() {
        long now = System.nanoTime();
        for (int processed = 0; processed < CHUNK; processed++) {
            switch (received.next(now)) {
                case MESSAGE -> process();
                case OVERRUN -> lost(received.dropsAfter() - received.dropsBefore());
                case TRUNCATED -> lost(1);
                case NOTHING -> {
                    return !received.isDrained() || settle();
                }
            }
        }
        return true;
    }

    private void process() {
        if (received.fault() != null) {
            invalidate();
            return;
        }
        message.wrap(received);
        Recipients recipients = byKind.get(message.kind());
        if (recipients == null) {
            return;
        }
        holdings.write(() -> {
            try {
                recipients.deliver(message);
            } catch (MalformedMessageException e) {
                // It says that something has happened, and not what.
                forgetAll();
            }
        });
    }

    private void lost(long messages) {
        overruns.incrementAndGet();
        synced = false;
        events.accept(new MirrorEvent.Overrun(messages));
        invalidate();
    }

    /** There are no more messages: asks about what is stale. Returns whether there is more to do at once. */
    private boolean settle() {
        List<ObjectState<?, ?, ?>> stalest =
                states.stream().filter(ObjectState::isStale).toList();
        stale = !stalest.isEmpty();
        staleTypes =
                stalest.stream().map(state -> state.type().name()).distinct().toList();
        if (!stale) {
            attempts = 0;
            nextAttempt = System.nanoTime();
            if (!synced) {
                synced = true;
                events.accept(new MirrorEvent.Synced());
            }
            return false;
        }
        long now = System.nanoTime();
        long wait = Long.MAX_VALUE;
        List<ObjectState<?, ?, ?>> ready = new ArrayList<>();
        for (ObjectState<?, ?, ?> state : stalest) {
            long left = Math.max(nextAttempt - now, state.pauseLeft(now));
            if (left <= 0) {
                ready.add(state);
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

    private void ask(List<ObjectState<?, ?, ?>> about) {
        boolean answered = false;
        try {
            questions.incrementAndGet();
            RtnlFence.pass(client);
            about.forEach(state -> state.ask(client));
            answered = processMeanwhile();
        } finally {
            if (!answered) {
                holdings.write(() -> about.forEach(ObjectState::invalidate));
            }
        }
        if (answered) {
            holdings.write(() -> about.forEach(ObjectState::accept));
        }
    }

    /** Processes all that came while the kernel was asked. Returns whether that succeeded. */
    private boolean processMeanwhile() {
        long now = System.nanoTime();
        long deadline = now + LONGEST_MERGE;
        for (int processed = 0; processed < LARGEST_MERGE && !Deadline.isOver(deadline); processed++) {
            switch (received.next(now)) {
                case MESSAGE -> process();
                case OVERRUN -> {
                    lost(received.dropsAfter() - received.dropsBefore());
                    return false;
                }
                case TRUNCATED -> {
                    lost(1);
                    return false;
                }
                case NOTHING -> {
                    if (received.isDrained()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
