package io.github.netlink4j.fuzz;

import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.rtnetlink.RtObjectTypes;
import io.github.netlink4j.rtnetlink.event.EventFilter;
import io.github.netlink4j.rtnetlink.event.RtEvent;
import io.github.netlink4j.rtnetlink.event.RtHandler;
import io.github.netlink4j.rtnetlink.event.RtMonitor;
import io.github.netlink4j.rtnetlink.event.TypeFilter;
import io.github.netlink4j.rtnetlink.object.RtMessage;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import java.time.Duration;
import java.util.Optional;

/**
 * Monitors to whose groups any bytes are sent. Each reports all of it, as views or as snapshots; malformed messages are
 * reported raw, and never end the stream.
 */
final class Monitor {
    /**
     * H43: 512 bytes for each byte of input. An event is an object with a copy of the message, and there may be one for each
     * sixteen bytes; a malformed one also has the message of an exception.
     */
    private static final Limits LIMITS = new Limits(512, 16 * 1024);

    private final Delivery kernel = new Delivery();
    private final RtMonitor all = new RtMonitor(kernel, RtObjectTypes.all().toArray(new RtObjectType<?, ?, ?>[0]));
    private final RtMonitor filtered = new RtMonitor(kernel, narrowed());
    private final RtHandler handler = handler();
    private int received;

    /** Returns a filter for all types, restricted to one link and one table where the type has these. */
    private static EventFilter narrowed() {
        EventFilter filter = EventFilter.everything().not();
        for (RtObjectType<?, ?, ?> type : RtObjectTypes.all()) {
            TypeFilter ofType = EventFilter.of(type);
            TypeFilter ofLink = type.linkPlace() == null ? ofType : ofType.link(2);
            filter = filter.or(type.tablePlace() == null ? ofLink : ofLink.table(254));
        }
        return filter;
    }

    /** Returns a handler that reads a part of each event. */
    private RtHandler handler() {
        RtHandler handler = RtHandler.none().raw(this::readRaw).overrun(overrun -> received++);
        for (RtObjectType<?, ?, ?> type : RtObjectTypes.all()) {
            handler = with(handler, type);
        }
        return handler;
    }

    private <V extends MessageView> RtHandler with(RtHandler handler, RtObjectType<?, V, ?> type) {
        return handler.on(type, (change, object, namespace) -> {
            received++;
            require(object.messageType() >= Wire.HEADER, "message types of families begin with 16");
            try {
                type.key(object);
            } catch (MalformedMessageException e) {
                require(!e.getMessage().isEmpty(), "the exception has a message");
            }
        });
    }

    private void readRaw(RtMessage message, int namespace) {
        received++;
        require(message.length() >= Wire.HEADER, "a message has its header");
        require(message.type() + message.family() + message.flags() >= 0, "a header has no negative numbers");
    }

    /** Sends the datagrams to the groups, once for views and once for objects. */
    void check(byte[] datagrams) {
        Runnable asViews = () -> {
            kernel.deliver(datagrams, 0);
            received = 0;
            int events = all.poll(handler, Duration.ZERO);
            require(events == received, "the handler receives as many events as are counted");
        };
        boolean kept = LIMITS.keepsMemory(datagrams.length, asViews);
        int views = received;
        // The larger buffer after a truncated datagram is not counted: its size is the length that the kernel reports.
        if (!kernel.hasCutOff()) {
            if (!kept) {
                LIMITS.check(datagrams.length, asViews);
            }
            int[] objects = new int[1];
            LIMITS.check(datagrams.length, () -> {
                kernel.deliver(datagrams, 0);
                objects[0] = count();
            });
            require(views == objects[0], "as many objects are reported as views");
            kernel.deliver(datagrams, 0);
            require(filtered.poll(handler, Duration.ZERO) <= views, "a filter adds nothing");
        }
    }

    private int count() {
        int count = 0;
        for (Optional<RtEvent> event = all.next(Duration.ZERO); event.isPresent(); event = all.next(Duration.ZERO)) {
            count++;
        }
        return count;
    }

    /** Returns whether a monitor has enlarged its buffer for a truncated datagram; then it should be replaced. */
    boolean hasGrown() {
        return kernel.hasCutOff();
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("not true: " + what);
        }
    }
}
