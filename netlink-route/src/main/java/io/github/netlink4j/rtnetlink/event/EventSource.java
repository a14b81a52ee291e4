package io.github.netlink4j.rtnetlink.event;

import io.github.netlink4j.rtnetlink.object.RtMessage;
import io.github.netlink4j.socket.DropCounts;
import io.github.netlink4j.socket.EventReceiver;
import io.github.netlink4j.socket.EventReceiver.Found;
import io.github.netlink4j.socket.Transport;

// Hot path: allocates nothing, but for an overrun.

/** The one loop between the receiver and all ways to get events: finds what is wanted, and nothing else. */
final class EventSource {
    /** After this many that are not wanted it gives up for now, so that others get their turn. */
    private static final int MOST_UNWANTED = 4096;

    private final EventReceiver events;
    private final EventFilter filter;
    private final RtMessage message = new RtMessage();
    private long truncated;

    EventSource(Transport transport, EventFilter filter) {
        this.events = new EventReceiver(transport);
        this.filter = filter;
    }

    /** Returns what is next among what is wanted; NOTHING when there was nothing in time. */
    Found next(long deadline) {
        for (int unwanted = 0; unwanted < MOST_UNWANTED || events.isHolding(); unwanted++) {
            Found found = events.next(deadline);
            if (found != Found.MESSAGE) {
                return found;
            }
            message.wrap(events);
            if (events.fault() != null || filter.matches(message)) {
                return found;
            }
        }
        return Found.NOTHING;
    }

    /** Gives a handler what was found. */
    void deliver(Found found, Dispatcher dispatcher) {
        switch (found) {
            case MESSAGE -> {
                try {
                    dispatcher.dispatch(message, events.namespaceId());
                } finally {
                    message.release();
                }
            }
            case OVERRUN ->
                dispatcher
                        .handler()
                        .onOverrun(new Overrun(Overrun.Cause.QUEUE_FULL, events.dropsBefore(), events.dropsAfter()));
            case TRUNCATED ->
                dispatcher.handler().onOverrun(new Overrun(Overrun.Cause.TRUNCATED, truncated, ++truncated));
            case NOTHING -> throw new IllegalArgumentException("nothing to deliver");
        }
    }

    /** Returns whether there is something to find that the system has handed over already. */
    boolean isHolding() {
        return events.isHolding();
    }

    DropCounts drops() {
        return events.drops();
    }
}
