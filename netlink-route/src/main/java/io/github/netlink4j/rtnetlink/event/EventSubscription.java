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
 * What one subscriber is still to get, and the thread that gives it to him as he asks for it. What does not fit is dropped
 * until all before it has been given; then he is told how much that was, in its place.
 */
final class EventSubscription implements Flow.Subscription {
    private final Flow.Subscriber<? super RtEvent> subscriber;
    private final int capacity;
    private final Consumer<EventSubscription> onEnd;

    /** Waits by park, so that to wake it allocates nothing: it must learn of the end when no memory is left. */
    private final Thread thread = new Thread(this::serve, "rt-monitor-subscriber");

    private final AtomicBoolean ending = new AtomicBoolean();
    private volatile @Nullable Throwable failure;
    private volatile boolean ended;
    private volatile boolean cancelled;

    /** Guards what follows. */
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

    /** One more event, for which there may be no room. */
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

    /** There will be no more events. What has not been given by now is not given any more. */
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

    /** Gives events until the end. What the subscriber throws ends it too, and goes to the thread's handler. */
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

    /** The next event once the subscriber has asked for it; null when he is to get no more. */
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
