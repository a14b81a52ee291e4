package io.github.netlink4j.rtnetlink.event;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Reads a monitor on a dedicated thread, which starts with the first subscription, and passes each event to every
 * subscription.
 */
final class EventPublisher implements Flow.Publisher<RtEvent> {
    private final RtMonitor monitor;
    private final int capacity;
    private final List<EventSubscription> subscriptions = new CopyOnWriteArrayList<>();
    private final Thread reader = new Thread(this::read, "rt-monitor");

    /** Guards the fields below. */
    private final ReentrantLock lock = new ReentrantLock();

    private boolean started;
    private boolean ended;
    private @Nullable Throwable failure;

    EventPublisher(RtMonitor monitor, int capacity) {
        this.monitor = monitor;
        this.capacity = capacity;
        reader.setDaemon(true);
    }

    @Override
    public void subscribe(Flow.Subscriber<? super RtEvent> subscriber) {
        Objects.requireNonNull(subscriber, "subscriber");
        EventSubscription subscription = new EventSubscription(subscriber, capacity, subscriptions::remove);
        lock.lock();
        try {
            if (ended) {
                subscription.end(failure);
            }
            subscription.start();
            if (!ended) {
                subscriptions.add(subscription);
            }
            if (!started) {
                started = true;
                reader.start();
            }
        } finally {
            lock.unlock();
        }
    }

    boolean isReader(Thread thread) {
        return thread == reader;
    }

    private void read() {
        Throwable reason = null;
        try {
            for (RtEvent event : monitor) {
                for (EventSubscription subscription : subscriptions) {
                    subscription.offer(event);
                }
            }
        } catch (RuntimeException | Error e) {
            reason = e;
        } finally {
            end(reason);
        }
    }

    private void end(@Nullable Throwable reason) {
        lock.lock();
        try {
            ended = true;
            failure = reason;
            subscriptions.forEach(subscription -> subscription.end(reason));
            subscriptions.clear();
        } finally {
            lock.unlock();
        }
    }
}
