package io.github.netlink4j.ns;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.Work;
import io.github.netlink4j.codec.Text;
import io.github.netlink4j.sys.NetnsFile;
import io.github.netlink4j.sys.NetnsThread;
import io.github.netlink4j.sys.SharedFd;
import io.github.netlink4j.sys.Sys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * An open network namespace: a network stack of its own, with its own links, addresses, routes and sockets.
 *
 * <pre>{@code
 * try (Netns pb = Netns.create("pb")) {
 *     pb.run(() -> Link.up("lo"));
 * }
 * Netns.delete("pb");
 * }</pre>
 *
 * <p>This object holds a descriptor, and so keeps the namespace alive until it is closed. A name keeps it alive beyond
 * that, until {@link #delete}; names are shared with {@code ip netns}, in both directions. A namespace without a name
 * vanishes with its last user: the last descriptor, socket or thread in it.
 */
public final class Netns implements NetnsRef, AutoCloseable {
    private final String name;
    private final SharedFd fd;

    private Netns(String name, int fd) {
        this.name = name;
        this.fd = new SharedFd(Sys.libc(), fd);
    }

    /**
     * Creates a namespace with a name. Equivalent to: {@code ip netns add NAME}.
     *
     * @throws IllegalArgumentException when the name is none; the text says why
     * @throws NetlinkIOException EEXIST when the name is taken; EPERM without CAP_SYS_ADMIN; then nothing is left behind
     */
    public static Netns create(String name) {
        return new Netns(name, NetnsDirectory.create(NetnsName.check(name)));
    }

    /**
     * Opens a namespace by name.
     *
     * @throws NetlinkIOException ENOENT when there is none of this name; EINVAL when the name has outlived its namespace
     */
    public static Netns open(String name) {
        return new Netns(
                name, NetnsFile.open(NetnsDirectory.path(NetnsName.check(name)).toString()));
    }

    /**
     * Opens a namespace by a file that stands for it, such as {@code /run/docker/netns/default}.
     *
     * @throws NetlinkIOException ENOENT when there is no such file; EINVAL when it does not stand for a network namespace
     */
    public static Netns open(Path file) {
        return new Netns(file.toString(), NetnsFile.open(file.toString()));
    }

    /**
     * Opens the namespace of a process.
     *
     * @throws NetlinkIOException ESRCH when there is no such process; EACCES when it belongs to another user
     */
    public static Netns ofProcess(int pid) {
        return new Netns("of process " + pid, NetnsFile.ofProcess(pid));
    }

    /** Opens the namespace that the calling thread is in. */
    public static Netns current() {
        return new Netns("of thread " + Thread.currentThread().getName(), NetnsFile.open(NetnsFile.OF_THIS_THREAD));
    }

    /**
     * Creates a namespace without a name.
     *
     * @throws NetlinkIOException EPERM without CAP_SYS_ADMIN
     */
    public static Netns anonymous() {
        int fd = NetnsThread.callInNew(() -> NetnsFile.open(NetnsFile.OF_THIS_THREAD));
        return new Netns("without name", fd);
    }

    /** The names there are, in alphabetical order, stale ones too. Equivalent to: {@code ip netns list}. */
    public static List<String> list() {
        return NetnsDirectory.list();
    }

    /**
     * Takes a name away. The namespace itself goes, some milliseconds later, when nobody uses it any more. Equivalent
     * to: {@code ip netns delete NAME}.
     *
     * @throws NetlinkIOException ENOENT when there is none of this name; EPERM without CAP_SYS_ADMIN
     */
    public static void delete(String name) {
        NetnsDirectory.delete(NetnsName.check(name));
    }

    /** The threads of this process that are in another namespace than its first thread. */
    public static List<ForeignThread> audit() {
        return ForeignThread.all();
    }

    /** The name it was made or opened by; of others, what they are. */
    public String name() {
        return name;
    }

    /**
     * The descriptor, to be handed to the kernel. Good until {@link #close()}.
     *
     * @throws IllegalStateException after that
     */
    @Override
    public int fd() {
        if (fd.isClosed()) {
            throw new IllegalStateException(this + " is closed");
        }
        return fd.number();
    }

    /**
     * What tells this namespace from all others.
     *
     * @throws NetlinkIOException EPERM without CAP_SYS_ADMIN over it
     */
    public NetnsIdentity identity() {
        return call(NetnsIdentity::ofThisThread);
    }

    /** Whether both are the same namespace. */
    public boolean isSame(Netns other) {
        return identity().equals(other.identity());
    }

    /**
     * Does something in this namespace: on a thread made for it, while the calling thread waits and stays where it is.
     *
     * <p>What is begun there stays there. Do not start or first use there: threads and pools ({@code CompletableFuture},
     * parallel streams, timers, virtual threads), and processes other than by {@link #start}. Opened sockets may be kept
     * and used anywhere. {@code java.net.NetworkInterface} and {@code /sys/class/net} do not show this namespace.
     *
     * @throws E whatever the work throws, unchanged
     * @throws NetlinkIOException EPERM without CAP_SYS_ADMIN over this namespace
     */
    public <E extends Exception> void run(Action<E> work) throws E {
        this.<Boolean, E>call(() -> {
            work.run();
            return true;
        });
    }

    /** Finds something out in this namespace; see {@link #run}. */
    public <T, E extends Exception> T call(Work<T, E> work) throws E {
        if (!fd.enter()) {
            throw new IllegalStateException(this + " is closed");
        }
        try {
            return NetnsThread.call(fd::number, work);
        } finally {
            fd.exit();
        }
    }

    /**
     * Runs a program in this namespace and waits for its end. Equivalent to: {@code ip netns exec NAME COMMAND}, except
     * that {@code /sys} and {@code /etc} stay as they are.
     *
     * @throws UncheckedIOException when there is no such program
     * @throws InterruptedException when the calling thread is interrupted; the program is ended then
     */
    public Execution exec(String... command) throws InterruptedException {
        return Execution.of(start(new ProcessBuilder(command).redirectErrorStream(true)));
    }

    /**
     * Starts a program in this namespace.
     *
     * @throws UncheckedIOException when there is no such program
     */
    public Process start(ProcessBuilder builder) {
        try {
            return Launcher.start(this, builder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets go of the namespace. Does nothing the second time. */
    @Override
    public void close() {
        fd.close();
    }

    /** As in {@code network namespace "pb"}. */
    @Override
    public String toString() {
        return "network namespace " + Text.quote(name);
    }
}
