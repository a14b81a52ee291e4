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
 * Keeps the objects of a mirror equal to those of the kernel. For one thread at a time; any thread may read.
 *
 * <p>The work has three parts. <b>Receive:</b> messages are processed one by one, in order. <b>Mark:</b> when a message
 * may have a consequence without a notification, or is incomplete, or when messages were lost, the objects concerned
 * are marked as stale. <b>Ask:</b> when no more messages are queued, the stale objects are requested from the kernel
 * through a separate socket. Then the messages that were received meanwhile are processed, and only then the answer is
 * accepted, except for the parts that those messages concern. When messages were lost, the answer is discarded.
 *
 * <p>The kernel may send a message before it makes the change: an IPv4 route is reported as deleted before it is, and a
 * link as down before its routes vanish. All of that happens under the kernel's one lock for such changes. So every
 * request is preceded by a fence ({@link RtnlFence}): a request that requires this lock, so that every change that was
 * reported has been made when it is answered.
 */
final class SyncLoop {
    /** The maximum number of messages that are processed before the caller can deliver the differences. */
    private static final int CHUNK = 256;

    /** The number of attempts that follow each other immediately; later ones are separated by pauses. */
    private static final int QUICK_ATTEMPTS = 3;

    private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
    /**
     * The longest time for processing the messages that were received during a request; after that the answer is
     * discarded.
     */
    private static final long LONGEST_MERGE = TimeUnit.SECONDS.toNanos(1);
    /**
     * The maximum number of messages that are processed during a request. No queue that is requested holds more: beyond
     * it, messages arrive faster than they can be processed.
     */
    private static final int LARGEST_MERGE = 32_768;

    private final EventReceiver received;
    private final NetlinkClient client;
    private final Consumer<? super MirrorEvent> events;
    private final Holdings holdings = new Holdings();
    private final SharedStates shared = new SharedStates();
    private final List<ObjectState<?, ?, ?>> states = new ArrayList<>();
    /** The recipients of each kind of message, so that not every reconciler examines every message. */
    private final Map<RtmKind, Recipients> byKind = new EnumMap<>(RtmKind.class);

    private final RtMessage message = new RtMessage();

    private volatile boolean synced;
    /** Whether anything is stale; the types are in {@link #staleTypes}. */
    private volatile boolean stale = true;

    private volatile List<String> staleTypes = List.of();

    /** The number of requests since nothing was stale. */
    private int attempts;
    /** The earliest time for the next request, in terms of {@link System#nanoTime()}. */
    private long nextAttempt;
    /** The earliest time for the next request about the objects that are stale now. */
    private volatile long due;

    private final AtomicLong questions = new AtomicLong();
    private final AtomicLong overruns = new AtomicLong();

    /** The recipients of messages of a kind: the shared states first, because reconcilers rely on them. */
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
     * Creates a loop without any objects.
     *
     * @param received the receiver of the groups of all types, which has joined them before the first {@link #step}
     * @param client the client for requests, in the same network namespace
     * @param events receives the differences, on the thread that drives the loop
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

    /** Returns whether, at the last check, everything that had been reported was processed and nothing was stale. */
    boolean isSynced() {
        return synced && !stale;
    }

    /** Returns how often stale objects were requested from the kernel. */
    long questions() {
        return questions.get();
    }

    /** Returns the names of the types of which an object was stale at the last check. */
    List<String> staleTypes() {
        return staleTypes;
    }

    /** Returns how often messages were lost. */
    long overruns() {
        return overruns.get();
    }

    /**
     * Returns the nanoseconds until the next {@link #step} is due when no message is received; 0 when it is due now.
     */
    long idleNanos() {
        return stale ? Math.max(0, Deadline.left(due)) : Long.MAX_VALUE;
    }

    /**
     * Marks objects that may have changed without a notification. When the loop is {@linkplain #isSynced synced} after
     * a later step, everything that happened before this method returned has been processed.
     */
    void beginQuiesce() {
        RtnlFence.pass(client);
        holdings.write(() -> states.forEach(ObjectState::beforeQuiesce));
        stale = true;
    }

    /** Marks everything as stale, so that it is all requested from the kernel again. */
    void invalidate() {
        stale = true;
        holdings.write(this::forgetAll);
    }

    /** Releases all objects, because they can no longer be kept up to date. Allocates nothing. */
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
     * Processes messages that were received; never waits for more.
     *
     * @return whether there may be more to process immediately
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
                // The message reports that something changed, but not what.
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

    /**
     * Requests the stale objects, when there are no more messages.
     *
     * @return whether there is more to do immediately
     */
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

    /**
     * Sets the time of the next request: the first requests follow each other immediately; later ones take at most half
     * of the time.
     */
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

    /**
     * Processes the messages that were received during the request.
     *
     * @return whether all were processed and none was lost
     */
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
