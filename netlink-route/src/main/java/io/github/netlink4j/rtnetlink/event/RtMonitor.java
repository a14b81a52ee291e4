package io.github.netlink4j.rtnetlink.event;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.NetlinkInterruptedException;
import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.rtnetlink.object.Group;
import io.github.netlink4j.socket.DropCounts;
import io.github.netlink4j.socket.EventReceiver;
import io.github.netlink4j.socket.EventReceiver.Found;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkSocket;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.socket.Transport;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

// Hot path: poll allocates nothing for an event.

/**
 * Tells what happens to links, addresses, routes and all else in a network namespace, as the kernel tells it.
 *
 * <pre>{@code
 * try (RtMonitor monitor = RtMonitor.open(Group.LINK)) {
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

    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final Transport transport;
    private final EventReceiver events;
    private final Dispatcher reader;
    private final EventCapture keeper = new EventCapture();
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicReference<@Nullable EventPublisher> publisher = new AtomicReference<>();
    private volatile boolean closed;

    /** A monitor on any transport that is in groups already. */
    public RtMonitor(Transport transport) {
        this(transport, EventFilter.everything());
    }

    /** A monitor on any transport that is in groups already; tells only what the filter lets through. */
    public RtMonitor(Transport transport, EventFilter filter) {
        this.transport = transport;
        this.events = new EventReceiver(transport);
        this.reader = new Dispatcher(events, filter);
    }

    /**
     * Listens to groups in the calling thread's network namespace.
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
            return new RtMonitor(socket, options.filter());
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
        long deadline = deadline(timeout);
        if (!begin(deadline)) {
            return 0;
        }
        try {
            int told = 0;
            long noWait = System.nanoTime();
            Found found = find(deadline);
            while (found != Found.NOTHING) {
                told++;
                reader.tell(found, handler);
                found = told < MOST_IN_ONE_POLL || events.isHolding() ? find(noWait) : Found.NOTHING;
            }
            return told;
        } finally {
            turn.unlock();
        }
    }

    /**
     * The next event; empty when there was none in time.
     *
     * @throws NetlinkInterruptedException when the thread is interrupted while it waits
     * @throws NetlinkIOException when the monitor is closed, before or meanwhile
     */
    public Optional<RtEvent> next(Duration timeout) {
        long deadline = deadline(timeout);
        if (!begin(deadline)) {
            return Optional.empty();
        }
        try {
            Found found = find(deadline);
            if (found != Found.NOTHING) {
                reader.tell(found, keeper);
            }
            return Optional.ofNullable(keeper.take());
        } finally {
            turn.unlock();
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
            while (event == null && !closed) {
                try {
                    event = RtMonitor.this.next(LONGEST).orElse(null);
                } catch (NetlinkIOException e) {
                    if (!closed) {
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
        if (!publisher.compareAndSet(null, made)) {
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

    private static long deadline(Duration timeout) {
        Duration wait = timeout.isNegative() ? Duration.ZERO : timeout.compareTo(LONGEST) > 0 ? LONGEST : timeout;
        return System.nanoTime() + wait.toNanos();
    }

    /** Waits for our turn; then the lock is held. */
    private boolean begin(long deadline) {
        if (turn.isHeldByCurrentThread()) {
            throw new IllegalStateException("a monitor cannot be used from inside its own handler");
        }
        checkReader();
        try {
            if (!turn.tryLock() && !turn.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NetlinkInterruptedException(
                    "interrupted while another thread used the monitor", Outcome.NOT_SENT);
        }
        try {
            checkReader();
            if (closed) {
                throw new NetlinkIOException("the monitor is closed", Outcome.NOT_SENT, null);
            }
        } catch (IllegalStateException | NetlinkIOException e) {
            turn.unlock();
            throw e;
        }
        return true;
    }

    /** Whoever waited for his turn while a publisher was made must not take its events. */
    private void checkReader() {
        EventPublisher owner = publisher.get();
        if (owner != null && !owner.isReader(Thread.currentThread())) {
            throw new IllegalStateException("the events of this monitor go to its publisher");
        }
    }

    /** The next that is wanted. Gives up for now when so much was found that is not that others might wait. */
    private Found find(long deadline) {
        try {
            for (int unwanted = 0; unwanted < MOST_IN_ONE_POLL || events.isHolding(); unwanted++) {
                Found found = events.next(deadline);
                if (reader.isWanted(found)) {
                    return found;
                }
            }
            return Found.NOTHING;
        } catch (NetlinkIOException e) {
            throw closed ? new NetlinkIOException("the monitor was closed", Outcome.NOT_SENT, null) : e;
        }
    }

    /** Closes the socket, and wakes whoever waits. */
    @Override
    public void close() {
        closed = true;
        transport.close();
    }
}
