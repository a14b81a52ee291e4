package io.github.netlink4j.rtnetlink.event;

import io.github.netlink4j.rtnetlink.object.RtMessage;
import io.github.netlink4j.socket.DropCounts;
import io.github.netlink4j.socket.EventReceiver;
import io.github.netlink4j.socket.EventReceiver.Found;
import io.github.netlink4j.socket.Transport;

// Hot path: allocates nothing, except for an overrun.

/** The receive loop that all methods of a monitor share: finds the next event that matches the filter. */
final class EventSource {
    /** The number of messages that do not match after which a call returns, so that other threads get their turn. */
    private static final int MOST_UNWANTED = 4096;

    private final EventReceiver events;
    private final EventFilter filter;
    private final RtMessage message = new RtMessage();
    private long truncated;

    EventSource(Transport transport, EventFilter filter) {
        this.events = new EventReceiver(transport);
        this.filter = filter;
    }

    /**
     * Returns what was found next: a message that matches the filter, or a loss; NOTHING when the deadline passed or
     * too many messages did not match.
     */
    Found next(long deadline) {
        for (int unwanted = 0; unwanted < MOST_UNWANTED || events.hasBuffered(); unwanted++) {
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

    /** Passes what was found to the handler of a dispatcher. */
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

    /** Returns whether a message was received from the system already and is still to be processed. */
    boolean hasBuffered() {
        return events.hasBuffered();
    }

    DropCounts drops() {
        return events.drops();
    }
}
