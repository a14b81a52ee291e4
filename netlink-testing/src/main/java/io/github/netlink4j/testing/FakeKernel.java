package io.github.netlink4j.testing;

import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.socket.Datagram;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.socket.Transport;
import io.github.netlink4j.sys.Native;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Plays the kernel by a script: a step for each request that comes, and one for all that come after. Like the kernel it
 * has answered when {@code send} returns. It does what no kernel does on demand: it loses answers, lies about lengths,
 * answers for others, too late or never.
 *
 * <pre>{@code
 * FakeKernel kernel = FakeKernel.script(q -> q.enobufs().object(one).done(), q -> {}).then(Sent::ack);
 * NetlinkClient client = new NetlinkClient(kernel, SocketOptions.defaults());
 * }</pre>
 *
 * <p>Any thread may add to the script, answer late, and ask what came.
 */
public final class FakeKernel implements Transport {
    private static final int PORT = 4711;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** What each receive will do and answer. */
    private final Queue<ToIntFunction<Datagram>> queue = new ArrayDeque<>();

    private final Queue<Consumer<Sent>> steps = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> sendFailures = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> waits = new ConcurrentLinkedQueue<>();
    private final List<Sent> requests = new CopyOnWriteArrayList<>();
    private volatile Consumer<Sent> rest = request -> {};
    private final AtomicLong drops = new AtomicLong();
    private volatile @Nullable Transport listener;
    private volatile boolean closed;

    private FakeKernel() {}

    /** A kernel that deals with each request as the step at its place says. */
    @SafeVarargs
    public static FakeKernel script(Consumer<Sent>... steps) {
        FakeKernel kernel = new FakeKernel();
        for (Consumer<Sent> step : steps) {
            kernel.steps.add(step);
        }
        return kernel;
    }

    /** A kernel that deals with so many requests in the same way. */
    public static FakeKernel repeat(int times, Consumer<Sent> step) {
        FakeKernel kernel = new FakeKernel();
        kernel.steps.addAll(Collections.nCopies(times, step));
        return kernel;
    }

    /** What it does with all requests that come when the script is over. */
    public FakeKernel then(Consumer<Sent> always) {
        rest = always;
        return this;
    }

    /**
     * Lets {@link #listen} return a transport that plays what multicast groups are sent.
     *
     * @return this
     */
    public FakeKernel listener(Transport events) {
        listener = events;
        return this;
    }

    /** Does something when the next wait begins, on the thread that waits. */
    public FakeKernel onWait(Runnable action) {
        waits.add(action);
        return this;
    }

    /** The next send answers this errno, and nothing has come. */
    public FakeKernel failSend(int errno) {
        sendFailures.add(errno);
        return this;
    }

    /** A receive will answer this errno when it is its turn. */
    public FakeKernel failReceive(int errno) {
        enqueue(into -> -errno);
        return this;
    }

    /**
     * Throws away so many messages, as when nobody receives them in time: {@link #drops} counts them at once, and a receive
     * answers ENOBUFS when it is its turn.
     */
    public FakeKernel overrun(long messages) {
        drops.addAndGet(messages);
        return failReceive(Native.ENOBUFS);
    }

    /**
     * Does something when a receive has come to this place, on the thread that receives; then it takes what comes after, if
     * anything does. It wakes who waits, for nothing when nothing comes after.
     */
    public FakeKernel onReceive(Runnable action) {
        enqueue(into -> {
            action.run();
            return receive(into);
        });
        return this;
    }

    /** A datagram that nobody has asked for, such as an event; until told otherwise it is sent to the first group. */
    public Answer unasked() {
        Sent nothing = new Sent(this, new byte[Wire.HEADER]);
        return new Answer(this, nothing).port(0).group(1);
    }

    void deliver(byte[] bytes, int sender, int group, int namespace) {
        enqueue(into -> {
            // Like recvmsg: what does not fit is gone, and the true length tells.
            System.arraycopy(bytes, 0, into.bytes(), 0, Math.min(bytes.length, into.capacity()));
            into.received(bytes.length, sender, group, namespace);
            return 0;
        });
    }

    private void enqueue(ToIntFunction<Datagram> received) {
        lock.lock();
        try {
            queue.add(received);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** All requests that came, but not those that only warm a socket up. */
    public List<Sent> requests() {
        return List.copyOf(requests);
    }

    @Override
    public int send(byte[] bytes, int length) {
        if (closed) {
            return -Native.EBADF;
        }
        Integer failure = sendFailures.poll();
        if (failure != null) {
            return -failure;
        }
        for (int at = 0; at < length; ) {
            int end = at + Wire.s32(bytes, at);
            handle(new Sent(this, Arrays.copyOfRange(bytes, at, end)));
            at = Wire.align(end);
        }
        return 0;
    }

    private void handle(Sent request) {
        if (request.type() == Netlink.NLMSG_NOOP) {
            request.ack();
            return;
        }
        requests.add(request);
        Consumer<Sent> step = steps.poll();
        (step == null ? rest : step).accept(request);
    }

    @Override
    public int receive(Datagram into) {
        lock.lock();
        try {
            if (closed) {
                return -Native.EBADF;
            }
            ToIntFunction<Datagram> next = queue.poll();
            return next == null ? -Native.EAGAIN : next.applyAsInt(into);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Wait await(long nanos) {
        Runnable action = waits.poll();
        if (action != null) {
            action.run();
        }
        lock.lock();
        try {
            long left = nanos;
            while (!closed && queue.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return closed ? Wait.CLOSED : queue.isEmpty() ? Wait.TIMED_OUT : Wait.READY;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Wait.INTERRUPTED;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the script has been played to its end. */
    public boolean isOver() {
        return steps.isEmpty();
    }

    @Override
    public Transport listen(SocketOptions options, int... groups) {
        Transport events = listener;
        return events == null ? Transport.super.listen(options, groups) : events;
    }

    @Override
    public int port() {
        return PORT;
    }

    @Override
    public long drops() {
        return drops.get();
    }

    /** Whether it has been closed. */
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
