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
 * Tells what happens to links, addresses, routes and all else in a network namespace, as the kernel tells it.
 *
 * <pre>{@code
 * try (RtMonitor monitor = RtMonitor.open(Link.TYPE)) {
 *     for (RtEvent event : monitor) {
 *         System.out.println(event);
 *     }
 * }
 * }</pre>
 *
 * <p>From when it is opened, no event is missed without an {@link Overrun} being told in its place. It has a socket of its
 * own, stays with the namespace it was opened in, and serves any thread; threads that share it take turns, and each event
 * is told once. {@link #close()} and {@link Thread#interrupt()} end a wait at once. Equivalent to: {@code ip monitor}.
 */
public final class RtMonitor implements AutoCloseable, Iterable<RtEvent> {
    /** So many events are told by one poll, so that it ends although more and more come. */
    private static final int MOST_IN_ONE_POLL = 4096;

    private final Transport transport;
    private final EventSource events;
    private final EventCapture capture;
    private final Turn turn = new Turn("monitor", "handler");
    /** Shows events to the handler that was used last, which is mostly the same. */
    private @Nullable Dispatcher dispatcher;

    /**
     * A monitor on any transport that is in groups already.
     *
     * @param types of which events are objects; all else is raw
     */
    public RtMonitor(Transport transport, RtObjectType<?, ?, ?>... types) {
        this(transport, EventFilter.everything(), types);
    }

    /** A monitor on any transport that is in groups already; delivers only what matches the filter. */
    public RtMonitor(Transport transport, EventFilter filter, RtObjectType<?, ?, ?>... types) {
        this.transport = transport;
        this.events = new EventSource(transport, filter);
        this.capture = new EventCapture(List.of(types));
    }

    /**
     * Listens to the objects of these types in the calling thread's network namespace.
     *
     * @throws NetlinkIOException when no socket can be had, or the kernel does not have a group
     */
    public static RtMonitor open(RtObjectType<?, ?, ?>... types) {
        return open(MonitorOptions.of(types));
    }

    /**
     * Listens to groups in the calling thread's network namespace. Without types, {@link #next} returns raw events only; a handler
     * that names types is shown objects.
     *
     * @throws NetlinkIOException when no socket can be had, or the kernel does not have a group
     */
    public static RtMonitor open(Group... groups) {
        return open(MonitorOptions.of(groups));
    }

    /** Listens in the calling thread's network namespace. */
    public static RtMonitor open(MonitorOptions options) {
        return listen(NetlinkSocket.open(Netlink.NETLINK_ROUTE, socketOptions(options)), options);
    }

    /**
     * Listens in another network namespace; the calling thread stays where it is.
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
     * Shows the handler what is there, at most some thousand events; waits only when nothing is. With
     * {@link Duration#ZERO} it never waits. What the handler throws ends the poll, and the next one goes on behind that
     * event.
     *
     * @return how many events the handler was shown, losses included; 0 when there was none in time
     * @throws NetlinkInterruptedException when the thread is interrupted while it waits
     * @throws NetlinkIOException when the monitor is closed, before or meanwhile
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
                found = delivered < MOST_IN_ONE_POLL || events.isHolding() ? find(noWait) : Found.NOTHING;
            }
            return delivered;
        } finally {
            turn.leave();
        }
    }

    /**
     * The next event; empty when there was none in time.
     *
     * @throws NetlinkInterruptedException when the thread is interrupted while it waits
     * @throws NetlinkIOException when the monitor is closed, before or meanwhile
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
     * The events from now on: waits for each, and ends when the monitor is closed. Two iterators share the events.
     * {@link Iterator#hasNext()} throws {@link NetlinkInterruptedException} when the thread is interrupted.
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
     * The events for subscribers. From now on they are read by a thread of the publisher's own, which begins with the first
     * subscription; every subscriber gets all events from his subscription on, as he requests them, on a thread of his own.
     * For each so many events are kept; to who is slower an {@link Overrun} is given in the place of what was dropped. When
     * the monitor is closed, subscribers get no more than their completion.
     *
     * @param capacity how many events are kept for each subscriber
     * @throws IllegalArgumentException when it is not positive
     * @throws IllegalStateException when there is a publisher already
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

    /** What was received and dropped because the kernel has not sent it. */
    public DropCounts drops() {
        return events.drops();
    }

    /** The transport underneath, for who waits for several at a time; it must not be received from. */
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

    /** Closes the socket, and wakes whoever waits. */
    @Override
    public void close() {
        turn.close();
        transport.close();
    }
}
