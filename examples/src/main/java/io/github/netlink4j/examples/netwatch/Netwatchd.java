package io.github.netlink4j.examples.netwatch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import jnr.enxio.channels.NativeSelectorProvider;
import jnr.unixsocket.UnixSocketChannel;

/**
 * Serves what the kernel has, and what changes, to any number of clients over a Unix domain socket: one thread, which waits
 * for the kernel and for all clients in one selector, and for nothing else.
 *
 * <p>A client is told all that there is, one JSON object a line, then that it is {@code synced}, then each change. Who takes
 * it too slowly is dropped.
 */
final class Netwatchd implements AutoCloseable {
    private static final int SCRATCH_BYTES = 64 * 1024;

    /** When somebody could not come in for want of descriptors, the door stays shut so long. */
    private static final long SHUT_MILLIS = 500;

    private final Limits limits;
    private final Selector selector;
    private final Door door;
    private final SelectionKey doorKey;
    private final Kernel kernel;
    private final Published published = new Published(this::tellAll);
    private final Set<Client> clients = new LinkedHashSet<>();
    private final ByteBuffer scratch = ByteBuffer.allocate(SCRATCH_BYTES);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ReentrantLock waking = new ReentrantLock();
    private boolean shut;
    private volatile boolean stopping;

    private Netwatchd(Selector selector, Door door, Limits limits) throws IOException {
        this.selector = selector;
        this.door = door;
        this.limits = limits;
        this.kernel = Kernel.open(published, limits.receiveBuffer());
        try {
            kernel.channel().register(selector, SelectionKey.OP_READ);
            Ready entrance = this::letIn;
            this.doorKey = door.channel().register(selector, 0, entrance);
        } catch (IOException | RuntimeException e) {
            kernel.close();
            throw e;
        }
    }

    /**
     * Listens on its socket, and to the kernel in the calling thread's network namespace.
     *
     * @throws IOException saying what stands in the way
     */
    static Netwatchd open(NetwatchOptions options, Limits limits) throws IOException {
        Selector selector = NativeSelectorProvider.getInstance().openSelector();
        Door door = null;
        try {
            door = Door.open(options.socket(), options.others());
            return new Netwatchd(selector, door, limits);
        } catch (IOException | RuntimeException e) {
            selector.close();
            if (door != null) {
                door.close();
            }
            throw e;
        }
    }

    /** Serves until {@link #stop()}. */
    void run() throws IOException {
        while (!stopping) {
            select();
            shut = false;
            for (SelectionKey key : selector.selectedKeys()) {
                if (key.isValid() && key.attachment() instanceof Ready waiting) {
                    waiting.ready();
                }
            }
            selector.selectedKeys().clear();
            kernel.follow();
            clients.removeIf(Client::isGone);
            doorKey.interestOps(isOpen() ? SelectionKey.OP_ACCEPT : 0);
        }
    }

    private boolean isOpen() {
        return !shut && published.isComplete() && clients.size() < limits.mostClients();
    }

    private void select() throws IOException {
        long millis = shut ? Math.min(kernel.idleMillis(), SHUT_MILLIS) : kernel.idleMillis();
        if (millis == 0) {
            selector.selectNow();
        } else {
            selector.select(millis);
        }
    }

    private void letIn() throws IOException {
        UnixSocketChannel channel = door.accept();
        if (channel == null) {
            shut = true;
            return;
        }
        boolean ofOther = door.isOther(channel);
        if (ofOther && !hasPlaceForOther()) {
            channel.close();
            return;
        }
        Client client = new Client(channel, ofOther, selector, scratch);
        clients.add(client);
        client.tell(published.all(), mostWaiting());
    }

    private boolean hasPlaceForOther() {
        return door.isForOthers() && clients.stream().filter(Client::isOfOther).count() < limits.mostOthers();
    }

    private void tellAll(byte[] line) {
        for (Client client : clients) {
            client.tell(line, mostWaiting());
        }
    }

    private long mostWaiting() {
        return Math.max(limits.mostWaiting(), 2 * published.bytes());
    }

    /** Makes {@link #run()} end. Safe for any thread. */
    void stop() {
        stopping = true;
        waking.lock();
        try {
            // One that is closed would write into a descriptor that may be somebody else's by now.
            if (selector.isOpen()) {
                selector.wakeup();
            }
        } finally {
            waking.unlock();
        }
    }

    /** Waits until all is closed and the socket is gone. */
    void awaitEnd() throws InterruptedException {
        closed.await();
    }

    /** Sends all clients away, and removes the socket. To be called on the thread that has called {@link #run()}. */
    @Override
    public void close() throws IOException {
        waking.lock();
        try (selector;
                kernel;
                door) {
            clients.forEach(Client::drop);
        } finally {
            waking.unlock();
            closed.countDown();
        }
    }
}
