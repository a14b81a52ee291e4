package io.github.netlink4j.ns;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.NetlinkInterruptedException;
import io.github.netlink4j.NetlinkTimeoutException;
import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.Work;
import io.github.netlink4j.codec.Text;
import io.github.netlink4j.internal.Deadline;
import io.github.netlink4j.sys.LostHandles;
import io.github.netlink4j.sys.NetnsFile;
import io.github.netlink4j.sys.NetnsThread;
import io.github.netlink4j.sys.SharedFd;
import io.github.netlink4j.sys.Sys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;

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
    /** Closes the descriptor, also when this object was lost. */
    private final LostHandles.Watch watch;

    private Netns(String name, SharedFd fd) {
        this.name = name;
        this.fd = fd;
        this.watch = LostHandles.watch(this, "a network namespace", fd::close);
    }

    /** Takes over a descriptor that was just opened. */
    private static Netns own(String name, int fd) {
        SharedFd shared = SharedFd.own(Sys.libc(), fd);
        try {
            return new Netns(name, shared);
        } catch (RuntimeException | Error e) {
            shared.close();
            throw e;
        }
    }

    private static Netns opened(String name, IntSupplier opening) {
        return LostHandles.open(() -> own(name, opening.getAsInt()));
    }

    /**
     * Creates a namespace with a name. Equivalent to: {@code ip netns add NAME}.
     *
     * <p>A program that is killed in the middle leaves a name that stands for no namespace; then this throws EEXIST, the
     * message says so, and {@link #delete} removes the name.
     *
     * @param name any that a file can have, 1 to 255 bytes of UTF-8 whatever the locale is; bytes that are not UTF-8 as
     *     {@link #list()} returns them
     * @throws IllegalArgumentException when it cannot be the name of a file; the message states the rule
     * @throws NetlinkIOException EEXIST when the name is taken; ENOENT when another process deletes it meanwhile; EPERM
     *     without CAP_SYS_ADMIN; without errno when another user could write {@code /run/netns}. Then nothing is left
     *     behind, and nothing of another process is taken away
     * @throws NetlinkTimeoutException when another process has held the lock on {@code /run/netns} for five seconds, which
     *     is needed for the first name after a start of the machine
     * @throws NetlinkInterruptedException when the thread is interrupted meanwhile
     */
    public static Netns create(String name) {
        NetnsName.check(name);
        return LostHandles.open(() -> NetnsDirectory.system().create(name, fd -> own(name, fd)));
    }

    /**
     * Opens a namespace by name. Never waits: what is no namespace is not opened.
     *
     * @param name as {@link #list()} returns it
     * @throws NetlinkIOException ENOENT when there is none of this name; EINVAL when the name has outlived its namespace, or
     *     is a symbolic link
     */
    public static Netns open(String name) {
        NetnsName.check(name);
        return opened(name, () -> NetnsDirectory.system().open(name));
    }

    /**
     * Opens a namespace by a file that stands for it, such as {@code /run/docker/netns/default}. Symbolic links in the path
     * are followed.
     *
     * @throws NetlinkIOException ENOENT when there is no such file; EINVAL when it does not stand for a network namespace
     * @throws IllegalArgumentException when the path is of another file system than the default one
     */
    public static Netns open(Path file) {
        return openFile(NetnsPath.of(file));
    }

    /**
     * Opens a namespace by a file that stands for it; see {@link #open(Path)}. For paths that a {@link Path} cannot express:
     * in the C locale it takes nothing but ASCII.
     *
     * @param path UTF-8 whatever the locale is; bytes that are not UTF-8 as lone surrogates, see {@link Text}
     * @throws IllegalArgumentException when it contains a NUL
     */
    public static Netns openFile(String path) {
        return opened(path, () -> NetnsFile.open(path));
    }

    /**
     * Opens the namespace of a process.
     *
     * @throws NetlinkIOException ESRCH when there is no such process; EACCES when it belongs to another user
     */
    public static Netns ofProcess(int pid) {
        return opened("of process " + pid, () -> NetnsFile.ofProcess(pid));
    }

    /** Opens the namespace that the calling thread is in. */
    public static Netns current() {
        String name = "of thread " + Thread.currentThread().getName();
        return opened(name, () -> NetnsFile.open(NetnsFile.OF_THIS_THREAD));
    }

    /**
     * Creates a namespace without a name.
     *
     * @throws NetlinkIOException EPERM without CAP_SYS_ADMIN
     */
    public static Netns anonymous() {
        return opened("without name", () -> NetnsThread.callInNew(() -> NetnsFile.open(NetnsFile.OF_THIS_THREAD)));
    }

    /**
     * Returns the names there are, in alphabetical order, stale ones too. Equivalent to: {@code ip netns list}.
     *
     * <p>Names are bytes, and are read as UTF-8 whatever the locale is. A byte that is not UTF-8 becomes a lone surrogate,
     * U+DC80 to U+DCFF, and becomes the same byte again in {@link #open(String)}, {@link #delete} and {@link #create}; what
     * is printed here has it as {@code \xff}.
     *
     * @throws NetlinkIOException when {@code /run/netns} is no directory, such as a symbolic link, or cannot be read
     */
    public static List<String> list() {
        return NetnsDirectory.system().list();
    }

    /**
     * Deletes a name, also one that stands for no namespace. The namespace itself goes some milliseconds after its last
     * user. Equivalent to: {@code ip netns delete NAME}.
     *
     * @throws NetlinkIOException ENOENT when there is none of this name; EPERM without CAP_SYS_ADMIN
     */
    public static void delete(String name) {
        NetnsDirectory.system().delete(NetnsName.check(name));
    }

    /**
     * Returns the threads of this process that are in another namespace than its first thread. The thread of a {@link #run}
     * or {@link #call} that has returned is not among them.
     *
     * @throws NetlinkIOException when {@code /proc} cannot be read
     */
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

    @Override
    public Use use() {
        if (!fd.enter()) {
            throw new IllegalStateException(this + " is closed");
        }
        return new SharedUse(fd);
    }

    /**
     * Returns what distinguishes this namespace from all others.
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
        return NetnsThread.call(this, work);
    }

    /**
     * Runs a program in this namespace and waits for its end, for as long as it takes. Equivalent to:
     * {@code ip netns exec NAME COMMAND}, except that {@code /sys} and {@code /etc} stay as they are.
     *
     * <p>The program's input is empty, and its output is collected, up to 16 MiB. What it has left in the background when it
     * ends goes on, and is not waited for. When this throws, the program is ended, with everything that it has started: its
     * descendants, and what has inherited the variable {@code NETLINK4J_EXEC}, which is added to its environment. Its
     * arguments are encoded by the JDK, which in the C locale can express nothing but ASCII.
     *
     * @throws UncheckedIOException when there is no such program
     * @throws InterruptedException when the calling thread is interrupted
     * @throws NetlinkIOException when the program writes more than 16 MiB
     */
    public Execution exec(String... command) throws InterruptedException {
        return exec(Deadline.LONGEST, command);
    }

    /**
     * Runs a program in this namespace and waits for its end, for at most this long; see {@link #exec(String...)}.
     *
     * @throws NetlinkTimeoutException when it has not ended by then; the message has the end of its output
     */
    public Execution exec(Duration timeout, String... command) throws InterruptedException {
        try {
            return new ProgramRun(this, timeout, command).run();
        } catch (IOException e) {
            throw notStarted(e, command.length == 0 ? "" : command[0]);
        }
    }

    /**
     * Starts a program in this namespace.
     *
     * @throws UncheckedIOException when there is no such program
     * @throws NetlinkInterruptedException when the calling thread is interrupted before the program is started
     */
    public Process start(ProcessBuilder builder) {
        try {
            return Launcher.start(this, builder);
        } catch (IOException e) {
            throw notStarted(
                    e, builder.command().isEmpty() ? "" : builder.command().get(0));
        }
    }

    /** The JDK's own message repeats the name of the program as it is; that of its cause has the reason alone. */
    private UncheckedIOException notStarted(IOException failure, String program) {
        Throwable cause = failure.getCause();
        String reason = cause == null ? Text.quote(String.valueOf(failure.getMessage())) : cause.getMessage();
        return new UncheckedIOException(
                new IOException("cannot run " + Text.quote(program) + " in " + this + ": " + reason, cause));
    }

    /** Closes the descriptor; uses that have begun go on. Does nothing the second time. */
    @Override
    public void close() {
        watch.close();
    }

    /** As in {@code network namespace "pb"}. */
    @Override
    public String toString() {
        return "network namespace " + Text.quote(name);
    }
}
