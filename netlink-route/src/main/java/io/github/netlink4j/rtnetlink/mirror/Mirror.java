package io.github.netlink4j.rtnetlink.mirror;

import io.github.netlink4j.Errno;
import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.NetlinkInterruptedException;
import io.github.netlink4j.NetlinkTimeoutException;
import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.rtnetlink.address.AddressMirror;
import io.github.netlink4j.rtnetlink.link.LinkMirror;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.Links;
import io.github.netlink4j.rtnetlink.route.RouteMirror;
import io.github.netlink4j.socket.EventReceiver;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.NetlinkSocket;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.socket.Transport;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A copy of what the kernel has, which stays right by itself: links, addresses and routes of a network namespace, and a
 * stream of what becomes different in them.
 *
 * <pre>{@code
 * try (Mirror mirror = Mirror.open(LinkMirror.LINK, RouteMirror.ROUTE)) {
 *     mirror.awaitQuiet(Duration.ofSeconds(1));
 *     mirror.links().find("eth0");
 *     while (true) {
 *         mirror.poll(event -> System.out.println(event), Duration.ofSeconds(10));
 *     }
 * }
 * }</pre>
 *
 * <p>It knows what the kernel does not tell, such as IPv4 routes that vanish with their link, and recovers from lost messages
 * by itself. It holds nothing until it is first driven, in one of three ways: by calling {@link #poll} again and again; by
 * {@link #follow}, which makes a thread that does so; or from a selector: wait until {@link #transport()} can be read, but
 * not longer than {@link #patience()}, then call {@link #poll} with {@link Duration#ZERO}. Whoever is slow to drive it makes
 * the kernel throw messages away, of which the mirror recovers; nothing piles up here.
 *
 * <p>Any thread may read what it holds ({@link #links()} and so on), and take a {@link #snapshot()}; threads that drive it
 * take turns. It stays with the namespace it was opened in. Needs no privilege.
 */
public final class Mirror implements AutoCloseable {
    private static final int RECEIVE_BUFFER = 8 << 20;
    /** So many events are told by one poll, about, so that it ends although more and more come. */
    private static final int MOST_IN_ONE_POLL = 4096;
    /** So many times one poll looks, although nothing is different, once its time is up. */
    private static final int MOST_LOOKS = 64;

    private static final Duration LONGEST = Duration.ofDays(36_500);
    /** Leaves room for sums; who has waited for so long looks, and waits again. */
    private static final long LONGEST_WAIT = TimeUnit.DAYS.toNanos(1);

    private final Transport transport;
    private final NetlinkClient client;
    private final SyncLoop follower;
    private final Queue<MirrorEvent> found = new ArrayDeque<>();
    private final ReentrantLock turn = new ReentrantLock();
    private volatile @Nullable MirrorThread thread;
    /** Whether all is to be read anew. */
    private volatile boolean stale;

    private volatile boolean closed;

    /**
     * A mirror on any transports.
     *
     * @param events has joined the groups of all kinds
     * @param client asks in the same network namespace; closed with the mirror
     */
    public Mirror(Transport events, NetlinkClient client, Mirrored<?>... kinds) {
        this.transport = events;
        this.client = client;
        this.follower =
                new SyncLoop(List.of(kinds), new EventReceiver(events), client, Mirror::fence, new Differences() {
                    @Override
                    public void added(MessageView object) {
                        found.add(new MirrorEvent.Added(object));
                    }

                    @Override
                    public void changed(MessageView before, MessageView after) {
                        found.add(new MirrorEvent.Changed(before, after));
                    }

                    @Override
                    public void removed(MessageView object) {
                        found.add(new MirrorEvent.Removed(object));
                    }

                    @Override
                    public void overrun(long lost) {
                        found.add(new MirrorEvent.Overrun(lost));
                    }

                    @Override
                    public void synced() {
                        found.add(new MirrorEvent.Synced());
                    }
                });
    }

    /** Asks for a link, whether there is one or not: rtnl_getlink() needs the lock under which all is changed. */
    private static void fence(NetlinkClient client) {
        boolean ignored = new Links(client).find(LinkRef.of(1)).isPresent();
    }

    /**
     * Mirrors the calling thread's network namespace.
     *
     * @param kinds what it holds, as {@link LinkMirror#LINK}
     * @throws NetlinkIOException when no socket can be had
     */
    public static Mirror open(Mirrored<?>... kinds) {
        return open(SocketOptions.defaults(), kinds);
    }

    /**
     * Mirrors the calling thread's network namespace.
     *
     * @param options how long one question to the kernel may take, and how large the queue for its messages is: 8 MiB when
     *     not told, of which the unprivileged get what {@code net.core.rmem_max} allows
     */
    public static Mirror open(SocketOptions options, Mirrored<?>... kinds) {
        return listen(
                NetlinkSocket.open(Netlink.NETLINK_ROUTE, eventOptions(options)),
                () -> NetlinkClient.open(Netlink.NETLINK_ROUTE, options.receiveBuffer(0)),
                kinds);
    }

    /**
     * Mirrors another network namespace; the calling thread stays where it is.
     *
     * @throws NetlinkIOException EPERM without CAP_SYS_ADMIN over that namespace
     */
    public static Mirror open(NetnsRef namespace, Mirrored<?>... kinds) {
        return open(namespace, SocketOptions.defaults(), kinds);
    }

    /** Mirrors another network namespace; see {@link #open(SocketOptions, Mirrored...)}. */
    public static Mirror open(NetnsRef namespace, SocketOptions options, Mirrored<?>... kinds) {
        return listen(
                NetlinkSocket.open(Netlink.NETLINK_ROUTE, eventOptions(options), namespace),
                () -> NetlinkClient.open(Netlink.NETLINK_ROUTE, options.receiveBuffer(0), namespace),
                kinds);
    }

    private static SocketOptions eventOptions(SocketOptions options) {
        return options.receiveBuffer() == 0 ? options.receiveBuffer(RECEIVE_BUFFER) : options;
    }

    private static Mirror listen(NetlinkSocket socket, Supplier<NetlinkClient> client, Mirrored<?>... kinds) {
        if (kinds.length == 0) {
            socket.close();
            throw new IllegalArgumentException("a mirror of nothing");
        }
        try {
            TreeSet<Integer> groups = new TreeSet<>();
            Arrays.stream(kinds).forEach(kind -> groups.addAll(kind.groups()));
            groups.forEach(group -> joinIfThere(socket, group));
            return new Mirror(socket, client.get(), kinds);
        } catch (RuntimeException | Error e) {
            socket.close();
            throw e;
        }
    }

    /** What a kernel has no group for, it does not have either. */
    private static void joinIfThere(NetlinkSocket socket, int group) {
        try {
            socket.join(group);
        } catch (NetlinkIOException e) {
            if (e.errno() != Errno.EINVAL.number()) {
                throw e;
            }
        }
    }

    /**
     * Reads the calling thread's network namespace once, undisturbed: what is answered was all there, and nothing else, at
     * one moment. A listing of routes, as {@code routes().list()}, cannot say that: when routes come and go meanwhile, it may
     * lack one that was there all the time, and the kernel does not tell.
     *
     * @throws NetlinkTimeoutException when too much changed all the time
     */
    public static MirrorSnapshot read(Duration timeout, Mirrored<?>... kinds) {
        try (Mirror mirror = open(kinds)) {
            mirror.awaitQuiet(timeout);
            return mirror.snapshot();
        }
    }

    // Reading

    /**
     * The objects of a kind, as they change; for any thread.
     *
     * @throws IllegalArgumentException when this mirror holds none of this kind
     */
    public <R> R of(Mirrored<R> kind) {
        return follower.reader(kind);
    }

    /** The links, as they change; for any thread. */
    public LinkMirror links() {
        return of(LinkMirror.LINK);
    }

    /** The addresses, as they change; for any thread. */
    public AddressMirror addresses() {
        return of(AddressMirror.ADDRESS);
    }

    /** The routes, as they change; for any thread. */
    public RouteMirror routes() {
        return of(RouteMirror.ROUTE);
    }

    /** All that it holds now, at one moment. It is what the kernel had at one moment if {@link #awaitQuiet} was called before. */
    public MirrorSnapshot snapshot() {
        return new MirrorSnapshot(follower.freeze());
    }

    /**
     * Whether, when that was last looked at, everything that the kernel had told was taken in and nothing was in doubt. Is
     * false before it was first driven, and after an overrun.
     */
    public boolean isSynced() {
        return follower.isSynced();
    }

    /** How often messages were lost so far. */
    public long overruns() {
        return follower.overruns();
    }

    /** How often it has asked the kernel, because something was in doubt or lost; the first time included. */
    public long questions() {
        return follower.questions();
    }

    // Driving

    /**
     * Takes in what the kernel has told, asks it about what is in doubt, and tells the handler what has become different; some
     * thousand events at most. Waits only when there is nothing. With {@link Duration#ZERO} it waits for no message. What the
     * handler throws ends the poll, and the next one goes on behind that event.
     *
     * @return how many events were told; 0 when there was none in time
     * @throws NetlinkInterruptedException when the thread is interrupted while it waits
     * @throws NetlinkIOException when the mirror is closed, before or meanwhile
     * @throws io.github.netlink4j.NetlinkException when the kernel does not answer a question; the next poll asks it again
     * @throws IllegalStateException when called from inside a handler, or when it {@linkplain #follow follows} by itself
     */
    public int poll(Consumer<? super MirrorEvent> handler, Duration timeout) {
        long deadline = deadline(timeout);
        if (!begin(deadline)) {
            return 0;
        }
        try {
            int told = deliver(handler);
            int looks = 0;
            while (true) {
                boolean more = advance();
                told += deliver(handler);
                looks++;
                long left = deadline - System.nanoTime();
                if (told >= MOST_IN_ONE_POLL || !more && (told > 0 || left <= 0) || looks >= MOST_LOOKS && left <= 0) {
                    return told;
                }
                if (!more) {
                    await(left);
                }
            }
        } finally {
            turn.unlock();
        }
    }

    /**
     * Returns when the mirror has taken in everything that had happened before the call: every change whose system call had
     * returned, in this process or another. That is exact, and needs no pause in what goes on: the kernel puts its messages
     * into our queue before it lets the one who changes something go on, and what it does without a message is found by
     * asking. What the kernel does by itself later, as a check of an address, happens when it does.
     *
     * <p>It needs the kernel's lock for changes (the RTNL) for a moment. As long as somebody else has that, in whatever
     * network namespace, the kernel holds the thread, also beyond the timeout: seconds, when thousands of links are deleted.
     *
     * @throws NetlinkTimeoutException when that was not reached in time
     * @throws NetlinkInterruptedException when the thread is interrupted while it waits
     * @throws NetlinkIOException when the mirror is closed, before or meanwhile
     * @throws IllegalStateException when called from inside a handler
     */
    public void awaitQuiet(Consumer<? super MirrorEvent> handler, Duration timeout) {
        long deadline = deadline(timeout);
        long questions = questions();
        if (!begin(deadline)) {
            throw notQuiet(timeout, questions);
        }
        try {
            follower.beginQuiet();
            deliver(handler);
            boolean more = advance();
            deliver(handler);
            while (more || !follower.isSynced()) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw notQuiet(timeout, questions);
                }
                if (!more) {
                    await(left);
                }
                more = advance();
                deliver(handler);
            }
        } finally {
            turn.unlock();
        }
    }

    /**
     * Returns when the mirror has taken in everything that had happened before the call; see
     * {@link #awaitQuiet(Consumer, Duration)}. What has become different is told to nobody, unless the mirror
     * {@linkplain #follow follows} by itself: then its handler has been told when this returns.
     */
    public void awaitQuiet(Duration timeout) {
        MirrorThread driver = thread;
        if (driver == null) {
            awaitQuiet(event -> {}, timeout);
        } else {
            long questions = questions();
            if (!driver.awaitQuiet(deadline(timeout))) {
                throw notQuiet(timeout, questions);
            }
        }
    }

    private NetlinkTimeoutException notQuiet(Duration timeout, long questionsBefore) {
        return new NetlinkTimeoutException(
                "the mirror has not taken in all that had happened within " + timeout.toMillis()
                        + " ms: the kernel was asked "
                        + (questions() - questionsBefore) + " times, and in doubt is " + follower.inDoubt() + "; "
                        + overruns() + " overruns so far",
                Outcome.NOT_SENT);
    }

    /**
     * Drives the mirror from a daemon thread of its own from now on, until it is closed. The handler is told on that thread;
     * what it throws ends the mirror, and goes to the thread's handler of uncaught exceptions.
     *
     * @throws IllegalStateException when it does so already
     */
    public void follow(Consumer<? super MirrorEvent> handler) {
        turn.lock();
        try {
            if (thread != null) {
                throw new IllegalStateException("this mirror follows already");
            }
            MirrorThread driver = new MirrorThread(this, handler);
            thread = driver;
            driver.start();
        } finally {
            turn.unlock();
        }
    }

    /**
     * How long who waits for {@link #transport()} may wait at most before {@link #poll} is to be called again, because the
     * mirror has to ask the kernel once more. Some hundred years when it only waits for messages.
     */
    public Duration patience() {
        long nanos = follower.idleNanos();
        return nanos == Long.MAX_VALUE ? LONGEST : Duration.ofNanos(nanos);
    }

    /** Reads all anew at the next {@link #poll}, and tells what turns out to be different: a means against one's own doubts. */
    public void refresh() {
        stale = true;
        MirrorThread driver = thread;
        if (driver != null) {
            driver.wake();
        }
    }

    /** The socket for messages, for who waits for several at a time; it must not be received from. */
    public Transport transport() {
        return transport;
    }

    private static long deadline(Duration timeout) {
        return System.nanoTime() + (timeout.compareTo(LONGEST) > 0 ? LONGEST : timeout).toNanos();
    }

    /** Waits for our turn; then the lock is held. */
    private boolean begin(long deadline) {
        if (turn.isHeldByCurrentThread() || thread != null && Thread.currentThread() == thread) {
            throw new IllegalStateException("a mirror cannot be driven from inside its own handler");
        }
        if (thread != null) {
            throw new IllegalStateException("this mirror follows by itself");
        }
        try {
            if (!turn.tryLock() && !turn.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NetlinkInterruptedException(
                    "interrupted while another thread drove the mirror", Outcome.NOT_SENT);
        }
        if (closed) {
            turn.unlock();
            throw closed();
        }
        return true;
    }

    void beginQuiet() {
        follower.beginQuiet();
    }

    /** Takes in a part of what there is; answers whether there may be more. */
    boolean advance() {
        if (stale) {
            stale = false;
            follower.distrust();
        }
        try {
            return follower.step();
        } catch (NetlinkIOException e) {
            throw closed ? closed() : e;
        }
    }

    int deliver(Consumer<? super MirrorEvent> handler) {
        int told = 0;
        for (MirrorEvent event = found.poll(); event != null; event = found.poll()) {
            told++;
            handler.accept(event);
        }
        return told;
    }

    /** Waits until there is something to take in or to ask; not longer than so many nanoseconds. */
    void await(long nanos) {
        switch (transport.await(Math.min(Math.min(nanos, follower.idleNanos()), LONGEST_WAIT))) {
            case READY, TIMED_OUT -> {}
            case INTERRUPTED ->
                throw new NetlinkInterruptedException("interrupted while waiting for events", Outcome.NOT_SENT);
            case CLOSED -> throw closed();
        }
    }

    boolean isClosed() {
        return closed;
    }

    private static NetlinkIOException closed() {
        return new NetlinkIOException("the mirror is closed", Outcome.NOT_SENT, null);
    }

    /** Closes its sockets, and wakes who waits; ends its thread, if it has one. */
    @Override
    public void close() {
        closed = true;
        transport.close();
        client.close();
        MirrorThread driver = thread;
        if (driver != null) {
            driver.end();
        }
    }
}
