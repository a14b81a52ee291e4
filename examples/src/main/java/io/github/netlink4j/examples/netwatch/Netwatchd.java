package io.github.netlink4j.examples.netwatch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import jnr.enxio.channels.NativeSelectorProvider;
import jnr.unixsocket.UnixSocketChannel;

/**
 * Serves the kernel's state and its changes to clients over a Unix domain socket. One thread waits for the kernel and for all
 * clients in one selector, and for nothing else.
 *
 * <p>A client receives the whole state, one JSON object per line, then {@code synced}, then each change. A client that reads
 * too slowly, or not at all, is disconnected.
 */
final class Netwatchd implements AutoCloseable {
    private static final int SCRATCH_BYTES = 64 * 1024;

    /** For this long no client is accepted after one could not be accepted, for lack of descriptors. */
    private static final long PAUSE_MILLIS = 500;

    private final Limits limits;
    private final Selector selector;
    private final DaemonSocket socket;
    private final SelectionKey socketKey;
    private final Kernel kernel;
    private final Published published = new Published(this::sendToAll);
    private final Set<Client> clients = new LinkedHashSet<>();
    private final ByteBuffer scratch = ByteBuffer.allocate(SCRATCH_BYTES);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ReentrantLock waking = new ReentrantLock();
    /** Whether no client is accepted for now. */
    private boolean paused;

    private volatile boolean stopping;

    private Netwatchd(Selector selector, DaemonSocket socket, Limits limits) throws IOException {
        this.selector = selector;
        this.socket = socket;
        this.limits = limits;
        this.kernel = Kernel.open(published, limits.receiveBuffer());
        try {
            kernel.channel().register(selector, SelectionKey.OP_READ);
            Ready acceptor = this::accept;
            this.socketKey = socket.channel().register(selector, 0, acceptor);
        } catch (IOException | RuntimeException | Error e) {
            kernel.close();
            throw e;
        }
    }

    /**
     * Creates the daemon: it listens on its socket, and follows the kernel in the calling thread's network namespace.
     *
     * @throws IOException when the socket cannot be created
     */
    static Netwatchd open(NetwatchOptions options, Limits limits) throws IOException {
        Selector selector = NativeSelectorProvider.getInstance().openSelector();
        try {
            DaemonSocket socket = DaemonSocket.open(options.socket(), options.others());
            try {
                return new Netwatchd(selector, socket, limits);
            } catch (IOException | RuntimeException | Error e) {
                socket.close();
                throw e;
            }
        } catch (IOException | RuntimeException | Error e) {
            selector.close();
            throw e;
        }
    }

    /** Serves until {@link #stop()} is called. */
    void run() throws IOException {
        while (!stopping) {
            select();
            paused = false;
            for (SelectionKey key : selector.selectedKeys()) {
                if (key.isValid() && key.attachment() instanceof Ready waiting) {
                    waiting.ready();
                }
            }
            selector.selectedKeys().clear();
            kernel.follow();
            dropStalled();
            clients.removeIf(Client::isGone);
            socketKey.interestOps(accepts() ? SelectionKey.OP_ACCEPT : 0);
        }
    }

    private void dropStalled() {
        long now = System.nanoTime();
        long longest = limits.longestStall().toNanos();
        clients.forEach(client -> client.dropIfStalled(now, longest));
    }

    private boolean accepts() {
        return !paused && published.isComplete() && clients.size() < limits.mostClients();
    }

    private void select() throws IOException {
        long millis = paused ? Math.min(kernel.idleMillis(), PAUSE_MILLIS) : kernel.idleMillis();
        if (clients.stream().anyMatch(Client::hasWaiting)) {
            millis = Math.min(millis, limits.longestStall().toMillis());
        }
        if (millis == 0) {
            selector.selectNow();
        } else {
            selector.select(millis);
        }
    }

    private void accept() throws IOException {
        UnixSocketChannel channel = socket.accept();
        if (channel == null) {
            paused = true;
            return;
        }
        int user = socket.userOf(channel);
        if (socket.isOther(user) && !hasCapacityForOther(user)) {
            channel.close();
            return;
        }
        Client client = new Client(channel, user, selector, scratch);
        clients.add(client);
        client.send(published.all(), mostWaiting());
    }

    private boolean hasCapacityForOther(int user) {
        return socket.isForOthers()
                && count(client -> socket.isOther(client.user())) < limits.mostOthers()
                && count(client -> client.user() == user) < limits.mostOfOneOther();
    }

    private long count(Predicate<Client> condition) {
        return clients.stream().filter(condition).count();
    }

    private void sendToAll(byte[] line) {
        for (Client client : clients) {
            client.send(line, mostWaiting());
        }
    }

    private long mostWaiting() {
        return Math.max(limits.mostWaiting(), 2 * published.bytes());
    }

    /** Makes {@link #run()} return. May be called by any thread. */
    void stop() {
        stopping = true;
        waking.lock();
        try {
            // A closed selector would write to a descriptor number that may stand for another file by now.
            if (selector.isOpen()) {
                selector.wakeup();
            }
        } finally {
            waking.unlock();
        }
    }

    /** Waits until everything is closed and the socket is removed. */
    void awaitEnd() throws InterruptedException {
        closed.await();
    }

    /** Disconnects all clients and removes the socket. Must be called by the thread that has called {@link #run()}. */
    @Override
    public void close() throws IOException {
        waking.lock();
        try (selector;
                kernel;
                socket) {
            clients.forEach(Client::drop);
        } finally {
            waking.unlock();
            closed.countDown();
        }
    }
}
