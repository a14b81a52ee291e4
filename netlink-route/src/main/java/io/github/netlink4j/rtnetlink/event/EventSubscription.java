package io.github.netlink4j.rtnetlink.event;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Flow;
import java.util.concurrent.locks.Condition;
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

    /** Guards what follows. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition changed = lock.newCondition();
    private final Queue<RtEvent> queue = new ArrayDeque<>();
    private long demand;
    private long dropped;
    private long droppedAndTold;
    private boolean cancelled;
    private boolean ended;
    private @Nullable Throwable failure;

    EventSubscription(Flow.Subscriber<? super RtEvent> subscriber, int capacity, Consumer<EventSubscription> onEnd) {
        this.subscriber = subscriber;
        this.capacity = capacity;
        this.onEnd = onEnd;
    }

    void start() {
        Thread thread = new Thread(this::serve, "rt-monitor-subscriber");
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
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** There will be no more events. What has not been given by now is not given any more. */
    void end(@Nullable Throwable reason) {
        lock.lock();
        try {
            if (!ended) {
                ended = true;
                failure = reason;
                changed.signal();
            }
        } finally {
            lock.unlock();
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
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void cancel() {
        lock.lock();
        try {
            cancelled = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
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
        lock.lock();
        try {
            while (!cancelled && !ended) {
                RtEvent event = demand > 0 ? next() : null;
                if (event != null) {
                    demand--;
                    return event;
                }
                changed.awaitUninterruptibly();
            }
            return null;
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
        Throwable reason;
        lock.lock();
        try {
            if (cancelled) {
                return;
            }
            reason = failure;
        } finally {
            lock.unlock();
        }
        if (reason == null) {
            subscriber.onComplete();
        } else {
            subscriber.onError(reason);
        }
    }
}
