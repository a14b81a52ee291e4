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
 * A copy of what the kernel has, which stays right by itself: the objects of some types in a network namespace, and a stream
 * of what becomes different in them.
 *
 * <pre>{@code
 * try (Mirror mirror = Mirror.open(Link.TYPE, Route.TYPE)) {
 *     mirror.awaitQuiet(Duration.ofSeconds(1));
 *     mirror.of(Link.TYPE).find(Link.BY_NAME, "eth0");
 *     while (true) {
 *         mirror.poll(event -> System.out.println(event), Duration.ofSeconds(10));
 *     }
 * }
 * }</pre>
 *
 * <p>It knows what the kernel does without a notification, such as IPv4 routes that vanish with their link, and recovers from
 * lost messages by itself. It holds nothing until it is first driven, in one of three ways: by calling {@link #poll} again and
 * again; by {@link #follow}, which makes a thread that does so; or from a selector: wait until {@link #transport()} can be
 * read, but not longer than {@link #patience()}, then call {@link #poll} with {@link Duration#ZERO}. When it is driven too
 * slowly the kernel drops messages, of which the mirror recovers; nothing piles up here.
 *
 * <p>Any thread may read what it holds ({@link #of}), and take a {@link #snapshot()}; threads that drive it take turns. It
 * stays with the namespace it was opened in. Needs no privilege.
 *
 * <p>An {@link Error} while it processes messages, such as an {@link OutOfMemoryError} because the kernel has more than fits
 * the heap, ends the mirror: it releases all that it holds, and from then on each call that drives or reads it throws a
 * {@link NetlinkIOException} with this cause. It is to be closed as ever.
 */
public final class Mirror implements AutoCloseable {
    private static final int RECEIVE_BUFFER = 8 << 20;

    private final Turn turn = new Turn("mirror", "handler");
    private final MirrorLoop loop;
    private volatile @Nullable MirrorThread thread;

    /**
     * A mirror on any transports.
     *
     * @param events has joined the groups of all types
     * @param client asks in the same network namespace; closed with the mirror
     */
    public Mirror(Transport events, NetlinkClient client, RtObjectType<?, ?, ?>... types) {
        this.loop = new MirrorLoop(events, client, turn, List.of(types));
    }

    /**
     * Mirrors the calling thread's network namespace.
     *
     * @param types what it holds, such as {@code Link.TYPE}
     * @throws NetlinkIOException when no socket can be had
     * @throws IllegalArgumentException when there are no types, or one cannot be mirrored
     */
    public static Mirror open(RtObjectType<?, ?, ?>... types) {
        return open(SocketOptions.defaults(), types);
    }

    /**
     * Mirrors the calling thread's network namespace.
     *
     * @param options how long one question to the kernel may take, and how large the queue for its messages is: 8 MiB unless
     *     set, of which the unprivileged get what {@code net.core.rmem_max} allows
     */
    public static Mirror open(SocketOptions options, RtObjectType<?, ?, ?>... types) {
        check(types);
        return listen(
                NetlinkSocket.open(Netlink.NETLINK_ROUTE, eventOptions(options)),
                () -> NetlinkClient.open(Netlink.NETLINK_ROUTE, options.receiveBuffer(0)),
                types);
    }

    /**
     * Mirrors another network namespace; the calling thread stays where it is.
     *
     * @throws NetlinkIOException EPERM without CAP_SYS_ADMIN over that namespace
     */
    public static Mirror open(NetnsRef namespace, RtObjectType<?, ?, ?>... types) {
        return open(namespace, SocketOptions.defaults(), types);
    }

    /** Mirrors another network namespace; see {@link #open(SocketOptions, RtObjectType...)}. */
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

    /** What a kernel has no group for, it does not have either. */
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
     * Reads the calling thread's network namespace once, uninterrupted: what is returned was all there, and nothing else, at
     * one moment. A listing of routes, as by {@code routes().list()}, cannot guarantee that: when routes come and go meanwhile,
     * it may lack one that was there all the time, and the kernel does not report it.
     *
     * @throws NetlinkTimeoutException when too much changed all the time
     */
    public static MirrorSnapshot read(Duration timeout, RtObjectType<?, ?, ?>... types) {
        try (Mirror mirror = open(types)) {
            mirror.awaitQuiet(timeout);
            return mirror.snapshot();
        }
    }

    // Reading

    /**
     * Returns the objects of a type, as they change; for any thread.
     *
     * @throws IllegalArgumentException when this mirror does not hold this type
     */
    public <K, V extends MessageView, T extends V> MirroredObjects<K, V, T> of(RtObjectType<K, V, T> type) {
        return loop.sync().holdings().of(type);
    }

    /** Returns whether it holds this type. */
    public boolean holds(RtObjectType<?, ?, ?> type) {
        return loop.sync().holdings().holds(type);
    }

    /**
     * Returns all that it holds now, at one moment. It is what the kernel had at one moment if {@link #awaitQuiet} was called
     * before.
     */
    public MirrorSnapshot snapshot() {
        return new MirrorSnapshot(loop.sync().holdings().copy());
    }

    /**
     * Returns whether, when that was last looked at, everything that the kernel had reported was processed and nothing was
     * stale. False before it was first driven, and after an overrun.
     */
    public boolean isSynced() {
        return loop.sync().isSynced();
    }

    /** Returns how often messages were lost so far. */
    public long overruns() {
        return loop.sync().overruns();
    }

    /** Returns how often it has asked the kernel, because something was stale or lost; the first time included. */
    public long questions() {
        return loop.sync().questions();
    }

    // Driving

    /**
     * Processes what the kernel has reported, asks it about what is stale, and gives the handler what has become different; some
     * thousand events at most. Waits only when there is nothing. With {@link Duration#ZERO} it waits for no message. What the
     * handler throws ends the poll, and the next one goes on behind that event.
     *
     * @return how many events were delivered; 0 when there was none in time
     * @throws NetlinkInterruptedException when the thread is interrupted while it waits
     * @throws NetlinkIOException when the mirror is closed, before or meanwhile
     * @throws io.github.netlink4j.NetlinkException when the kernel does not answer a question; the next poll asks it again
     * @throws IllegalStateException when called from inside a handler, or when it {@linkplain #follow follows} by itself
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
     * Returns when the mirror has processed everything that had happened before the call: every change whose system call had
     * returned, in this process or another. That is exact, and needs no pause in what goes on: the kernel puts its messages
     * into our queue before the system call of a change returns, and what it does without a message is found by asking. What
     * the kernel does by itself later, such as checking an address, happens when it does.
     *
     * <p>It needs the kernel's lock for changes (the RTNL) for a moment. As long as another process has that, in whatever
     * network namespace, the kernel holds the thread, also beyond the timeout: seconds, when thousands of links are deleted.
     *
     * @throws NetlinkTimeoutException when that was not reached in time
     * @throws NetlinkInterruptedException when the thread is interrupted while it waits
     * @throws NetlinkIOException when the mirror is closed, before or meanwhile
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
     * Returns when the mirror has processed everything that had happened before the call; see
     * {@link #awaitQuiet(Consumer, Duration)}. What has become different is delivered to no handler, unless the mirror
     * {@linkplain #follow follows} by itself: then its handler has been given it when this returns.
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
     * Drives the mirror from a daemon thread of its own from now on, until it is closed. Events are delivered on that thread;
     * what the handler throws ends the mirror, and goes to the thread's handler of uncaught exceptions; {@link #awaitQuiet}
     * then throws a {@link NetlinkIOException} with this cause.
     *
     * @throws IllegalStateException when it does so already
     */
    public void follow(Consumer<? super MirrorEvent> handler) {
        MirrorThread driver = new MirrorThread(loop, handler);
        // From now on only that thread drives it: without turns, as it is the only one.
        if (!turn.reserve(driver::equals, "this mirror follows by itself")) {
            throw new IllegalStateException("this mirror follows already");
        }
        turn.whileIdle(() -> {
            thread = driver;
            driver.start();
        });
    }

    /**
     * Returns for how long at most to wait for {@link #transport()} before {@link #poll} is to be called again, because the
     * mirror has to ask the kernel once more. A hundred years when it only waits for messages.
     */
    public Duration patience() {
        long nanos = loop.sync().idleNanos();
        return nanos == Long.MAX_VALUE ? Deadline.LONGEST : Duration.ofNanos(nanos);
    }

    /** Reads everything again at the next {@link #poll}, and reports what turns out to be different. */
    public void refresh() {
        loop.refresh();
        MirrorThread driver = thread;
        if (driver != null) {
            driver.wake();
        }
    }

    /** Returns the socket for messages, for callers that wait for several at a time; it must not be received from. */
    public Transport transport() {
        return loop.transport();
    }

    private boolean enter(long deadline) {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("a mirror cannot be used from inside its own handler");
        }
        return turn.enter(deadline, null);
    }

    /** Closes its sockets, and wakes the threads that wait; ends its thread, if it has one. */
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
