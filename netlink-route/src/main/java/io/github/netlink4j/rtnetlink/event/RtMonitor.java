package io.github.netlink4j.rtnetlink.event;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.NetlinkInterruptedException;
import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.internal.Deadline;
import io.github.netlink4j.internal.Turn;
import io.github.netlink4j.rtnetlink.object.Group;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import io.github.netlink4j.socket.DropCounts;
import io.github.netlink4j.socket.EventReceiver.Found;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkSocket;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.socket.Transport;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

// Hot path: poll allocates nothing for an event.

/**
 * Receives the kernel's notifications about links, addresses, routes and all other objects of a network namespace.
 *
 * <!-- sample: EventSamplesTest next -->
 * <pre>{@code
 * try (RtMonitor monitor = RtMonitor.open(Link.TYPE, Route.TYPE)) {
 *     nl.links().createVeth("a", "b");
 *     RtEvent event = monitor.next(Duration.ofSeconds(1)).orElseThrow();
 *     if (event instanceof ObjectEvent<?> change && change.as(Link.TYPE) != null) {
 *         System.out.println(change.change() + ": " + change.object());
 *     } else if (event instanceof Overrun overrun) {
 *         System.out.println("list again: " + overrun);
 *     }
 * }
 * }</pre>
 *
 * <p>From the moment the monitor is open, every event is delivered, or an {@link Overrun} in its place. The monitor has
 * its own socket, stays in the namespace in which it was opened, and can be used by any thread; threads that share it
 * take turns, and each event is delivered once. {@link #close()} and {@link Thread#interrupt()} end a wait immediately.
 * Equivalent to: {@code ip monitor}.
 */
public final class RtMonitor implements AutoCloseable, Iterable<RtEvent> {
    /** The maximum number of events that one poll delivers, so that it ends even while more events keep arriving. */
    private static final int MOST_IN_ONE_POLL = 4096;

    private final Transport transport;
    private final EventSource events;
    private final EventCapture capture;
    private final Turn turn = new Turn("monitor", "handler");
    /** The dispatcher of the handler that was used last; most programs always use the same handler. */
    private @Nullable Dispatcher dispatcher;

    /**
     * Creates a monitor on a transport that has already joined its groups.
     *
     * @param types the types whose objects are delivered as {@link ObjectEvent}; every other message is delivered as
     *     {@link RawEvent}
     */
    public RtMonitor(Transport transport, RtObjectType<?, ?, ?>... types) {
        this(transport, EventFilter.everything(), types);
    }

    /**
     * Creates a monitor on a transport that has already joined its groups. The monitor delivers only events that match
     * the filter.
     */
    public RtMonitor(Transport transport, EventFilter filter, RtObjectType<?, ?, ?>... types) {
        this.transport = transport;
        this.events = new EventSource(transport, filter);
        this.capture = new EventCapture(List.of(types));
    }

    /**
     * Opens a monitor for the objects of these types in the calling thread's network namespace.
     *
     * @throws NetlinkIOException when the socket cannot be opened, or the kernel does not have one of the groups
     */
    public static RtMonitor open(RtObjectType<?, ?, ?>... types) {
        return open(MonitorOptions.of(types));
    }

    /**
     * Opens a monitor for these groups in the calling thread's network namespace. Because no types are specified,
     * {@link #next} returns raw events only; {@link #poll} passes objects to a handler that has listeners for their
     * types.
     *
     * @throws NetlinkIOException when the socket cannot be opened, or the kernel does not have one of the groups
     */
    public static RtMonitor open(Group... groups) {
        return open(MonitorOptions.of(groups));
    }

    /** Opens a monitor in the calling thread's network namespace. */
    public static RtMonitor open(MonitorOptions options) {
        return listen(NetlinkSocket.open(Netlink.NETLINK_ROUTE, socketOptions(options)), options);
    }

    /**
     * Opens a monitor in another network namespace; the calling thread stays where it is.
     *
     * @throws NetlinkIOException EPERM without CAP_SYS_ADMIN over that namespace
     */
    public static RtMonitor open(NetnsRef namespace, MonitorOptions options) {
        return listen(NetlinkSocket.open(Netlink.NETLINK_ROUTE, socketOptions(options), namespace), options);
    }

    private static SocketOptions socketOptions(MonitorOptions options) {
        return SocketOptions.defaults().receiveBuffer(options.receiveBuffer());
    }

    private static RtMonitor listen(NetlinkSocket socket, MonitorOptions options) {
        try {
            if (options.allNamespaces()) {
                socket.listenToAllNamespaces();
            }
            if (!options.filter().isEverything()) {
                socket.filter(options.filter().program());
            }
            for (int group : options.groups()) {
                socket.join(group);
            }
            return new RtMonitor(socket, options.filter(), options.types().toArray(new RtObjectType<?, ?, ?>[0]));
        } catch (RuntimeException | Error e) {
            socket.close();
            throw e;
        }
    }

    /**
     * Passes the events that are available to the handler, at most some thousands; waits only when there are none. With
     * {@link Duration#ZERO} it never waits. An exception from the handler ends the poll, and the next poll continues
     * after that event.
     *
     * @return the number of events that were passed to the handler, including overruns; 0 when there was none within
     *     the timeout
     * @throws NetlinkInterruptedException when the thread is interrupted while it waits
     * @throws NetlinkIOException when the monitor is closed, before or during the call
     * @throws IllegalStateException when called from inside a handler
     */
    public int poll(RtHandler handler, Duration timeout) {
        long deadline = Deadline.after(timeout);
        if (!turn.enter(deadline, null)) {
            return 0;
        }
        try {
            Dispatcher shown = dispatcherOf(handler);
            int delivered = 0;
            long noWait = System.nanoTime();
            Found found = find(deadline);
            while (found != Found.NOTHING) {
                delivered++;
                events.deliver(found, shown);
                found = delivered < MOST_IN_ONE_POLL || events.hasBuffered() ? find(noWait) : Found.NOTHING;
            }
            return delivered;
        } finally {
            turn.leave();
        }
    }

    /**
     * Returns the next event, and waits for it when none is available.
     *
     * @return the event; empty when there was none within the timeout
     * @throws NetlinkInterruptedException when the thread is interrupted while it waits
     * @throws NetlinkIOException when the monitor is closed, before or during the call
     */
    public Optional<RtEvent> next(Duration timeout) {
        long deadline = Deadline.after(timeout);
        if (!turn.enter(deadline, null)) {
            return Optional.empty();
        }
        try {
            Found found = find(deadline);
            if (found != Found.NOTHING) {
                events.deliver(found, capture.dispatcher());
            }
            return Optional.ofNullable(capture.take());
        } finally {
            turn.leave();
        }
    }

    /**
     * Returns an iterator over the events from now on. It waits for each event, and ends when the monitor is closed.
     * Several iterators share the events: each event goes to one of them. {@link Iterator#hasNext()} throws
     * {@link NetlinkInterruptedException} when the thread is interrupted.
     */
    @Override
    public Iterator<RtEvent> iterator() {
        return new Events();
    }

    private final class Events implements Iterator<RtEvent> {
        private @Nullable RtEvent event;

        @Override
        public boolean hasNext() {
            while (event == null && !turn.isClosed()) {
                try {
                    event = RtMonitor.this.next(Deadline.LONGEST).orElse(null);
                } catch (NetlinkIOException e) {
                    if (!turn.isClosed()) {
                        throw e;
                    }
                }
            }
            return event != null;
        }

        @Override
        public RtEvent next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the monitor is closed");
            }
            RtEvent found = Objects.requireNonNull(event);
            event = null;
            return found;
        }
    }

    /**
     * Returns a publisher of the events, for any number of subscribers. From now on only the publisher reads this
     * monitor, on a thread that starts with the first subscription. Every subscriber receives all events from its
     * subscription on, as it requests them, on a dedicated thread. At most {@code capacity} events are kept for each; a
     * subscriber that is slower receives an {@link Overrun} in the place of the dropped events. When the monitor is
     * closed, subscribers receive only their completion.
     *
     * @param capacity the maximum number of events that are kept for each subscriber
     * @throws IllegalArgumentException when the capacity is not positive
     * @throws IllegalStateException when this monitor already has a publisher
     */
    public Flow.Publisher<RtEvent> publisher(int capacity) {
        if (capacity <= 0) {
            throw new IllegalArgumentException("capacity must be positive: " + capacity);
        }
        EventPublisher made = new EventPublisher(this, capacity);
        if (!turn.reserve(made::isReader, "the events of this monitor go to its publisher")) {
            throw new IllegalStateException("this monitor has a publisher already");
        }
        return made;
    }

    /** Returns the counts of messages that were received and dropped because the kernel did not send them. */
    public DropCounts drops() {
        return events.drops();
    }

    /**
     * Returns the underlying transport, for a program that waits for several transports at a time. The program must not
     * receive from it.
     */
    public Transport transport() {
        return transport;
    }

    private Dispatcher dispatcherOf(RtHandler handler) {
        Dispatcher known = dispatcher;
        if (known == null || known.handler() != handler) {
            known = new Dispatcher(handler);
            dispatcher = known;
        }
        return known;
    }

    private Found find(long deadline) {
        try {
            return events.next(deadline);
        } catch (NetlinkIOException e) {
            throw turn.isClosed() ? new NetlinkIOException("the monitor was closed", Outcome.NOT_SENT, null) : e;
        }
    }

    /** Closes the socket, and wakes every thread that waits for an event. */
    @Override
    public void close() {
        turn.close();
        transport.close();
    }
}
