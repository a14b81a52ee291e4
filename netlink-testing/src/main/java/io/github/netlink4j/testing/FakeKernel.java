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
 * Simulates the kernel by a script: a step for each request, and one for all requests after these. Like the kernel it has
 * answered when {@code send} returns. It can do what a kernel does not do on demand: lose answers, send wrong lengths, and
 * answer too late, to others, or not at all.
 *
 * <!-- sample: TestingSamplesTest fake -->
 * <pre>{@code
 * FakeKernel kernel = FakeKernel.script(request -> {}); // never answers the first request
 * SocketOptions options = SocketOptions.defaults().timeout(Duration.ofMillis(50));
 * try (RtNetlink nl = RtNetlink.on(new NetlinkClient(kernel, options))) {
 *     NetlinkTimeoutException e =
 *             assertThrows(NetlinkTimeoutException.class, () -> nl.links().deleteGroup(7));
 *     assertEquals(Outcome.UNKNOWN, e.outcome());
 * }
 * }</pre>
 *
 * <p>Any thread may add to the script, answer later, and read the requests.
 */
public final class FakeKernel implements Transport {
    private static final int PORT = 4711;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** What the next receives do and return. */
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

    /** Returns a kernel that passes the first request to the first step, the second to the second, and so on. */
    @SafeVarargs
    public static FakeKernel script(Consumer<Sent>... steps) {
        FakeKernel kernel = new FakeKernel();
        for (Consumer<Sent> step : steps) {
            kernel.steps.add(step);
        }
        return kernel;
    }

    /** Returns a kernel that passes this many requests to the same step. */
    public static FakeKernel repeat(int times, Consumer<Sent> step) {
        FakeKernel kernel = new FakeKernel();
        kernel.steps.addAll(Collections.nCopies(times, step));
        return kernel;
    }

    /** Sets the step for all requests after the script; by default they are not answered. */
    public FakeKernel then(Consumer<Sent> always) {
        rest = always;
        return this;
    }

    /**
     * Sets the transport that {@link #listen} returns, such as another fake kernel that sends notifications.
     *
     * @return this kernel
     */
    public FakeKernel listener(Transport events) {
        listener = events;
        return this;
    }

    /** Runs an action when the next wait begins, on the waiting thread. */
    public FakeKernel onWait(Runnable action) {
        waits.add(action);
        return this;
    }

    /** Makes the next send return this errno, without receiving the requests. */
    public FakeKernel failSend(int errno) {
        sendFailures.add(errno);
        return this;
    }

    /** Adds a receive that returns this errno to the queue. */
    public FakeKernel failReceive(int errno) {
        enqueue(into -> -errno);
        return this;
    }

    /**
     * Drops messages, as when the queue is full: {@link #drops} counts them at once, and a receive that returns ENOBUFS is
     * added to the queue.
     */
    public FakeKernel overrun(long messages) {
        drops.addAndGet(messages);
        return failReceive(Native.ENOBUFS);
    }

    /**
     * Adds an action to the queue. A receive that reaches it runs it on the receiving thread, and then receives what is after
     * it in the queue. A waiting thread is woken, even when nothing is after it.
     */
    public FakeKernel onReceive(Runnable action) {
        enqueue(into -> {
            action.run();
            return receive(into);
        });
        return this;
    }

    /** Returns a datagram that answers no request, such as a notification; by default it is sent to the first group. */
    public Answer unsolicited() {
        Sent nothing = new Sent(this, new byte[Wire.HEADER]);
        return new Answer(this, nothing).port(0).group(1);
    }

    void deliver(byte[] bytes, int sender, int group, int namespace) {
        enqueue(into -> {
            // Like recvmsg: what does not fit is lost, and the true length shows it.
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

    /** Returns all requests so far, except NLMSG_NOOP, which clients send before the first listing. */
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

    /** Returns whether every step of the script has been used. */
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

    /** Returns whether {@link #close()} has been called. */
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
