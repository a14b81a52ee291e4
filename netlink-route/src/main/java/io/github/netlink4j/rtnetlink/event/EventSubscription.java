package io.github.netlink4j.rtnetlink.event;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The queue of events for one subscriber, and the thread that delivers them as the subscriber requests them. When the
 * queue is full, events are dropped until everything in the queue has been delivered; then an {@link Overrun} reports
 * their number, in their place.
 */
final class EventSubscription implements Flow.Subscription {
    private final Flow.Subscriber<? super RtEvent> subscriber;
    private final int capacity;
    private final Consumer<EventSubscription> onEnd;

    /**
     * Waits with park, because waking a parked thread allocates nothing: the thread must be able to end when no memory
     * is left.
     */
    private final Thread thread = new Thread(this::serve, "rt-monitor-subscriber");

    private final AtomicBoolean ending = new AtomicBoolean();
    private volatile @Nullable Throwable failure;
    private volatile boolean ended;
    private volatile boolean cancelled;

    /** Guards the fields below. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Queue<RtEvent> queue = new ArrayDeque<>();
    private long demand;
    private long dropped;
    private long droppedAndTold;

    EventSubscription(Flow.Subscriber<? super RtEvent> subscriber, int capacity, Consumer<EventSubscription> onEnd) {
        this.subscriber = subscriber;
        this.capacity = capacity;
        this.onEnd = onEnd;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Adds an event to the queue, or drops it when the queue is full. */
    void offer(RtEvent event) {
        lock.lock();
        try {
            if (dropped > droppedAndTold || queue.size() == capacity) {
                dropped++;
            } else {
                queue.add(event);
            }
        } finally {
            lock.unlock();
        }
        LockSupport.unpark(thread);
    }

    /** Ends the subscription. Events that have not been delivered by now are discarded. */
    void end(@Nullable Throwable reason) {
        if (ending.compareAndSet(false, true)) {
            failure = reason;
            ended = true;
            LockSupport.unpark(thread);
        }
    }

    @Override
    public void request(long n) {
        if (n <= 0) {
            end(new IllegalArgumentException("a subscriber must request more than no events: " + n));
            return;
        }
        lock.lock();
        try {
            demand = demand + n < 0 ? Long.MAX_VALUE : demand + n;
        } finally {
            lock.unlock();
        }
        LockSupport.unpark(thread);
    }

    @Override
    public void cancel() {
        cancelled = true;
        LockSupport.unpark(thread);
        onEnd.accept(this);
    }

    /**
     * Delivers events until the subscription ends. An exception from the subscriber ends it too, and reaches the
     * thread's uncaught exception handler.
     */
    private void serve() {
        try {
            subscriber.onSubscribe(this);
            for (RtEvent event = take(); event != null; event = take()) {
                subscriber.onNext(event);
            }
            finish();
        } finally {
            cancel();
        }
    }

    /** Waits until an event is available and requested, and returns it; null when the subscription has ended. */
    private @Nullable RtEvent take() {
        boolean interrupted = false;
        try {
            while (!cancelled && !ended) {
                RtEvent event = takeIfWanted();
                if (event != null) {
                    return event;
                }
                LockSupport.park(this);
                // An interrupted thread would not park; the interrupt is kept for the subscriber.
                interrupted |= Thread.interrupted();
            }
            return null;
        } finally {
            if (interrupted) {
                thread.interrupt();
            }
        }
    }

    private @Nullable RtEvent takeIfWanted() {
        lock.lock();
        try {
            RtEvent event = demand > 0 ? next() : null;
            if (event != null) {
                demand--;
            }
            return event;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable RtEvent next() {
        RtEvent event = queue.poll();
        if (event == null && dropped > droppedAndTold) {
            event = new Overrun(Overrun.Cause.SLOW_SUBSCRIBER, droppedAndTold, dropped);
            droppedAndTold = dropped;
        }
        return event;
    }

    private void finish() {
        if (cancelled) {
            return;
        }
        Throwable reason = failure;
        if (reason == null) {
            subscriber.onComplete();
        } else {
            subscriber.onError(reason);
        }
    }
}
