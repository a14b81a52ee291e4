package io.github.netlink4j.rtnetlink.mirror;

import io.github.netlink4j.Errno;
import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.NetlinkInterruptedException;
import io.github.netlink4j.NetlinkTimeoutException;
import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.internal.Deadline;
import io.github.netlink4j.internal.Turn;
import io.github.netlink4j.rtnetlink.object.Group;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.NetlinkSocket;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.socket.Transport;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A copy of the kernel's objects of some types in one network namespace, which keeps itself up to date and reports
 * every difference as an event.
 *
 * <!-- sample: MirrorSamplesTest open -->
 * <pre>{@code
 * try (Mirror mirror = Mirror.open(Link.TYPE, Route.TYPE)) {
 *     mirror.follow(events::add); // on a thread of its own
 *     mirror.awaitQuiet(Duration.ofSeconds(1));
 *     Optional<Link> eth0 = mirror.of(Link.TYPE).find(Link.BY_NAME, "eth0");
 * }
 * }</pre>
 *
 * <p>The mirror handles changes that the kernel does not report, such as IPv4 routes that vanish with their link, and
 * recovers from lost messages. It holds nothing until it is first driven, in one of three ways: by repeated calls of
 * {@link #poll}; by {@link #follow}, which starts a thread for it; or from a selector: wait until {@link #transport()}
 * is readable, at most for {@link #patience()}, then call {@link #poll} with {@link Duration#ZERO}. When it is driven
 * too slowly, the kernel drops messages and the mirror recovers; no backlog builds up in memory.
 *
 * <p>Any thread may read the objects ({@link #of}) and take a {@link #snapshot()}; threads that drive the mirror take
 * turns. The mirror stays in the namespace in which it was opened. It requires no privilege.
 *
 * <p>An {@link Error} while messages are processed, such as an {@link OutOfMemoryError} because the objects do not fit
 * the heap, ends the mirror: it releases all objects, and from then on each call that drives or reads it throws a
 * {@link NetlinkIOException} with this cause. It must still be closed.
 */
public final class Mirror implements AutoCloseable {
    private static final int RECEIVE_BUFFER = 8 << 20;

    private final Turn turn = new Turn("mirror", "handler");
    private final MirrorLoop loop;
    private volatile @Nullable MirrorThread thread;

    /**
     * Creates a mirror on existing transports.
     *
     * @param events the transport that has joined the groups of all types
     * @param client the client for requests, in the same network namespace; closed with the mirror
     */
    public Mirror(Transport events, NetlinkClient client, RtObjectType<?, ?, ?>... types) {
        this.loop = new MirrorLoop(events, client, turn, List.of(types));
    }

    /**
     * Opens a mirror of the calling thread's network namespace.
     *
     * @param types the types of the objects, such as {@code Link.TYPE}
     * @throws NetlinkIOException when a socket cannot be opened
     * @throws IllegalArgumentException when there are no types, or one cannot be mirrored
     */
    public static Mirror open(RtObjectType<?, ?, ?>... types) {
        return open(SocketOptions.defaults(), types);
    }

    /**
     * Opens a mirror of the calling thread's network namespace.
     *
     * @param options the timeout of one request, and the size of the queue for messages: 8 MiB by default, and without
     *     privilege at most {@code net.core.rmem_max}
     */
    public static Mirror open(SocketOptions options, RtObjectType<?, ?, ?>... types) {
        check(types);
        return listen(
                NetlinkSocket.open(Netlink.NETLINK_ROUTE, eventOptions(options)),
                () -> NetlinkClient.open(Netlink.NETLINK_ROUTE, options.receiveBuffer(0)),
                types);
    }

    /**
     * Opens a mirror of another network namespace; the calling thread stays where it is.
     *
     * @throws NetlinkIOException EPERM without CAP_SYS_ADMIN over that namespace
     */
    public static Mirror open(NetnsRef namespace, RtObjectType<?, ?, ?>... types) {
        return open(namespace, SocketOptions.defaults(), types);
    }

    /** Opens a mirror of another network namespace; see {@link #open(SocketOptions, RtObjectType...)}. */
    public static Mirror open(NetnsRef namespace, SocketOptions options, RtObjectType<?, ?, ?>... types) {
        check(types);
        return listen(
                NetlinkSocket.open(Netlink.NETLINK_ROUTE, eventOptions(options), namespace),
                () -> NetlinkClient.open(Netlink.NETLINK_ROUTE, options.receiveBuffer(0), namespace),
                types);
    }

    private static void check(RtObjectType<?, ?, ?>... types) {
        if (types.length == 0) {
            throw new IllegalArgumentException("a mirror of nothing");
        }
        for (RtObjectType<?, ?, ?> type : types) {
            if (!type.isMirrored()) {
                throw new IllegalArgumentException("a mirror cannot hold objects of type " + type);
            }
        }
    }

    private static SocketOptions eventOptions(SocketOptions options) {
        return options.receiveBuffer() == 0 ? options.receiveBuffer(RECEIVE_BUFFER) : options;
    }

    private static Mirror listen(NetlinkSocket socket, Supplier<NetlinkClient> client, RtObjectType<?, ?, ?>... types) {
        try {
            Set<Group> groups = EnumSet.noneOf(Group.class);
            for (RtObjectType<?, ?, ?> type : types) {
                groups.addAll(type.groups());
                groups.addAll(type.mirrorGroups());
            }
            groups.forEach(group -> joinIfThere(socket, group));
            return new Mirror(socket, client.get(), types);
        } catch (RuntimeException | Error e) {
            socket.close();
            throw e;
        }
    }

    /** Joins a group unless this kernel lacks it: without the group, it does not have such objects either. */
    private static void joinIfThere(NetlinkSocket socket, Group group) {
        try {
            socket.join(group.number());
        } catch (NetlinkIOException e) {
            if (e.errno() != Errno.EINVAL.number()) {
                throw e;
            }
        }
    }

    /**
     * Reads the calling thread's network namespace once, consistently: the snapshot contains exactly the objects that
     * existed at one moment. A listing of routes, as by {@code routes().list()}, cannot guarantee that: while other
     * routes change, it may lack a route that existed all the time, and the kernel does not report it.
     *
     * @throws NetlinkTimeoutException when too many changes prevented a consistent read within the timeout
     */
    public static MirrorSnapshot read(Duration timeout, RtObjectType<?, ?, ?>... types) {
        try (Mirror mirror = open(types)) {
            mirror.awaitQuiet(timeout);
            return mirror.snapshot();
        }
    }

    // Reading

    /**
     * Returns a live view of the objects of a type, which any thread may read.
     *
     * @throws IllegalArgumentException when this mirror does not hold this type
     */
    public <K, V extends MessageView, T extends V> MirroredObjects<K, V, T> of(RtObjectType<K, V, T> type) {
        return loop.sync().holdings().of(type);
    }

    /** Returns whether this mirror holds this type. */
    public boolean holds(RtObjectType<?, ?, ?> type) {
        return loop.sync().holdings().holds(type);
    }

    /** Returns a copy of all objects at one moment. After {@link #awaitQuiet}, the kernel had these at one moment. */
    public MirrorSnapshot snapshot() {
        return new MirrorSnapshot(loop.sync().holdings().copy());
    }

    /**
     * Returns whether, at the last check, everything that the kernel had reported was processed and nothing was stale.
     * False before the mirror is first driven, and after an overrun.
     */
    public boolean isSynced() {
        return loop.sync().isSynced();
    }

    /** Returns how often messages were lost so far. */
    public long overruns() {
        return loop.sync().overruns();
    }

    /** Returns how often the mirror sent requests because something was stale or lost, including the first time. */
    public long questions() {
        return loop.sync().questions();
    }

    // Driving

    /**
     * Processes the kernel's messages, reads stale objects again, and passes the differences to the handler, at most
     * some thousand events. Waits only when there are none; with {@link Duration#ZERO} it waits for no message. An
     * exception from the handler ends the poll, and the next poll continues after that event.
     *
     * @return the number of events delivered; 0 when there was none within the timeout
     * @throws NetlinkInterruptedException when the thread is interrupted while it waits
     * @throws NetlinkIOException when the mirror is closed, before or during the call
     * @throws io.github.netlink4j.NetlinkException when the kernel does not answer a request; the next poll repeats it
     * @throws IllegalStateException when called from inside a handler, or when a {@linkplain #follow thread} drives it
     */
    public int poll(Consumer<? super MirrorEvent> handler, Duration timeout) {
        long deadline = Deadline.after(timeout);
        if (!enter(deadline)) {
            return 0;
        }
        try {
            return loop.poll(handler, deadline);
        } finally {
            turn.leave();
        }
    }

    /**
     * Waits until the mirror has processed everything that had happened before the call: every change whose system call
     * had returned, in this process or another. This is exact, and other changes may continue meanwhile: the kernel
     * queues its messages before the system call of a change returns, and changes without a message are found by
     * requests. What the kernel does later by itself, such as checking an address, is not waited for.
     *
     * <p>This takes the kernel's lock for changes (the RTNL) for a moment. While another process holds it, in any
     * namespace, the kernel blocks the thread, even beyond the timeout: for seconds when thousands of links are
     * deleted.
     *
     * @throws NetlinkTimeoutException when that was not reached within the timeout
     * @throws NetlinkInterruptedException when the thread is interrupted while it waits
     * @throws NetlinkIOException when the mirror is closed, before or during the call
     * @throws IllegalStateException when called from inside a handler
     */
    public void awaitQuiet(Consumer<? super MirrorEvent> handler, Duration timeout) {
        long deadline = Deadline.after(timeout);
        long questions = questions();
        if (!enter(deadline)) {
            throw notQuiet(timeout, questions);
        }
        try {
            if (!loop.quiesce(handler, deadline)) {
                throw notQuiet(timeout, questions);
            }
        } finally {
            turn.leave();
        }
    }

    /**
     * Waits until the mirror has processed everything that had happened before the call; see
     * {@link #awaitQuiet(Consumer, Duration)}. The differences are discarded, unless a {@linkplain #follow thread}
     * drives the mirror: then its handler has received them when this returns.
     */
    public void awaitQuiet(Duration timeout) {
        MirrorThread driver = thread;
        if (driver == null) {
            awaitQuiet(event -> {}, timeout);
        } else {
            long questions = questions();
            if (!driver.awaitQuiet(Deadline.after(timeout))) {
                throw notQuiet(timeout, questions);
            }
        }
    }

    private NetlinkTimeoutException notQuiet(Duration timeout, long questionsBefore) {
        return new NetlinkTimeoutException(
                "the mirror has not processed all that had happened within "
                        + Deadline.nanos(timeout) / 1_000_000 + " ms: the kernel was asked "
                        + (questions() - questionsBefore) + " times, and stale is "
                        + loop.sync().staleTypes() + "; " + overruns() + " overruns so far",
                Outcome.NOT_SENT);
    }

    /**
     * Starts a daemon thread that drives the mirror until it is closed. Events are delivered on that thread. An
     * exception from the handler ends the mirror and reaches the thread's uncaught exception handler;
     * {@link #awaitQuiet} then throws a {@link NetlinkIOException} with this cause.
     *
     * @throws IllegalStateException when such a thread was started already
     */
    public void follow(Consumer<? super MirrorEvent> handler) {
        MirrorThread driver = new MirrorThread(loop, handler);
        // From now on only that thread drives the mirror, and as the only one it needs no turns.
        if (!turn.reserve(driver::equals, "this mirror follows by itself")) {
            throw new IllegalStateException("this mirror follows already");
        }
        turn.whileIdle(() -> {
            thread = driver;
            driver.start();
        });
    }

    /**
     * Returns the longest time to wait for {@link #transport()} before the next {@link #poll}, because the mirror must
     * send another request by then. A hundred years when it only waits for messages.
     */
    public Duration patience() {
        long nanos = loop.sync().idleNanos();
        return nanos == Long.MAX_VALUE ? Deadline.LONGEST : Duration.ofNanos(nanos);
    }

    /** Requests that the next {@link #poll} reads everything again and reports the differences. */
    public void refresh() {
        loop.refresh();
        MirrorThread driver = thread;
        if (driver != null) {
            driver.wake();
        }
    }

    /** Returns the socket for messages, for callers that wait for several sockets; they must not receive from it. */
    public Transport transport() {
        return loop.transport();
    }

    private boolean enter(long deadline) {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("a mirror cannot be used from inside its own handler");
        }
        return turn.enter(deadline, null);
    }

    /** Closes the sockets, wakes waiting threads, and ends the thread of this mirror, if there is one. */
    @Override
    public void close() {
        turn.close();
        loop.close();
        MirrorThread driver = thread;
        if (driver != null) {
            driver.end();
        }
    }
}
