package io.github.netlink4j.examples.netwatch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The daemon, on a thread of its own. */
final class Daemon implements AutoCloseable {
    private final Path socket;
    private final Netwatchd netwatchd;
    private final FutureTask<Void> task;
    private final Thread thread;

    private Daemon(Path socket, Netwatchd netwatchd) {
        this.socket = socket;
        this.netwatchd = netwatchd;
        this.task = new FutureTask<>(this::run);
        this.thread = new Thread(task, "netwatchd");
    }

    static Daemon start(Path socket) throws IOException {
        return start(new NetwatchOptions(socket, false, false), Limits.defaults());
    }

    static Daemon start(NetwatchOptions options, Limits limits) throws IOException {
        Daemon daemon = new Daemon(options.socket(), Netwatchd.open(options, limits));
        daemon.thread.start();
        return daemon;
    }

    Path socket() {
        return socket;
    }

    /** Returns a client that has received nothing yet. */
    Watcher connect() throws IOException {
        return Watcher.connect(socket);
    }

    /** Returns a client that has received the whole state. */
    Watcher synced() throws IOException {
        return Watcher.synced(socket);
    }

    private Void run() throws IOException {
        try (netwatchd) {
            netwatchd.run();
        }
        return null;
    }

    /** Ends the daemon; fails when it has ended by itself. */
    @Override
    public void close() {
        boolean alive = thread.isAlive();
        netwatchd.stop();
        try {
            thread.join();
            task.get();
        } catch (ExecutionException e) {
            throw new AssertionError("the daemon has failed", e.getCause());
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while the daemon ends", e);
        }
        if (!alive) {
            throw new AssertionError("the daemon has ended by itself");
        }
    }
}
