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
 * <!-- sample: NamespaceSamplesTest create -->
 * <pre>{@code
 * try (Netns pb = Netns.create("pb")) {
 *     pb.run(() -> Link.up("lo"));
 *     Execution ip = pb.exec("ip", "address");
 *     System.out.println(ip.output());
 * }
 * Netns.delete("pb");
 * }</pre>
 *
 * <p>This object has a descriptor, which keeps the namespace alive until {@link #close()}. A name keeps the namespace alive
 * until {@link #delete}; names are shared with {@code ip netns}, in both directions. A namespace without a name is deleted when
 * its last descriptor, socket and thread are gone.
 *
 * <p>Any thread may use this object, and close it at any time.
 */
public final class Netns implements NetnsRef, AutoCloseable {
    private final String name;
    private final SharedFd fd;
    /** Closes the descriptor, also when this object becomes unreachable without having been closed. */
    private final LostHandles.Watch watch;

    private Netns(String name, SharedFd fd) {
        this.name = name;
        this.fd = fd;
        this.watch = LostHandles.watch(this, "a network namespace", fd::close);
    }

    /** Takes over a descriptor that was just opened, and closes it when no object can be created for it. */
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
     * <p>A program that is killed while it creates or deletes a name leaves a name without a namespace. Creating that name
     * again fails with EEXIST and a message that states this; {@link #delete} removes such a name. When this method throws,
     * nothing that it has created is left behind, and nothing of another process has been removed.
     *
     * @param name any file name, of 1 to 255 bytes, encoded as UTF-8 regardless of the locale; bytes that are not UTF-8 are
     *     represented as in {@link #list()}
     * @throws IllegalArgumentException when it cannot be the name of a file; the message states the rule
     * @throws NetlinkIOException EEXIST when the name is taken; ENOENT when another process deletes it meanwhile; EPERM
     *     without CAP_SYS_ADMIN; without an errno when another user could write to {@code /run/netns}
     * @throws NetlinkTimeoutException when another process has held the lock on {@code /run/netns} for five seconds, which
     *     is needed for the first name after a boot
     * @throws NetlinkInterruptedException when the thread is interrupted meanwhile
     */
    public static Netns create(String name) {
        NetnsName.check(name);
        return LostHandles.open(() -> NetnsDirectory.system().create(name, fd -> own(name, fd)));
    }

    /**
     * Opens a namespace by name. Never blocks, because a file that is not a namespace is not opened.
     *
     * @param name a name as returned by {@link #list()}
     * @throws NetlinkIOException ENOENT when there is no such name; EINVAL when the name has no namespace, or is a symbolic
     *     link
     */
    public static Netns open(String name) {
        NetnsName.check(name);
        return opened(name, () -> NetnsDirectory.system().open(name));
    }

    /**
     * Opens a namespace by its file, such as {@code /run/docker/netns/default}. Symbolic links in the path are followed.
     *
     * @throws NetlinkIOException ENOENT when there is no such file; EINVAL when it is not a network namespace
     * @throws IllegalArgumentException when the path is not of the default file system
     */
    public static Netns open(Path file) {
        return openFile(NetnsPath.of(file));
    }

    /**
     * Opens a namespace by its file; see {@link #open(Path)}. For paths that a {@link Path} cannot express: in the C locale it
     * accepts only ASCII.
     *
     * @param path encoded as UTF-8, regardless of the locale; bytes that are not UTF-8 are lone surrogates, see {@link Text}
     * @throws IllegalArgumentException when it contains a NUL
     */
    public static Netns openFile(String path) {
        return opened(path, () -> NetnsFile.open(path));
    }

    /**
     * Opens the namespace of a process.
     *
     * @param pid identifier of the process
     * @throws NetlinkIOException ESRCH when there is no such process; EACCES when it belongs to another user
     */
    public static Netns ofProcess(int pid) {
        return opened("of process " + pid, () -> NetnsFile.ofProcess(pid));
    }

    /** Opens the namespace of the calling thread. */
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
     * Returns all names, in alphabetical order, including names without a namespace. Equivalent to: {@code ip netns list}.
     *
     * <p>Names are bytes, and are decoded as UTF-8 regardless of the locale. A byte that is not UTF-8 becomes a lone surrogate,
     * U+DC80 to U+DCFF, and becomes the same byte again in {@link #open(String)}, {@link #delete} and {@link #create}. Error
     * messages show it as {@code \xff}.
     *
     * @throws NetlinkIOException when {@code /run/netns} is not a directory, such as a symbolic link, or cannot be read
     */
    public static List<String> list() {
        return NetnsDirectory.system().list();
    }

    /**
     * Deletes a name, also one without a namespace. The kernel deletes the namespace some milliseconds after its last user is
     * gone. Equivalent to: {@code ip netns delete NAME}.
     *
     * @throws NetlinkIOException ENOENT when there is no such name; EPERM without CAP_SYS_ADMIN
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

    /** Returns the name or path by which it was created or opened; a description, such as {@code of process 1}, for others. */
    public String name() {
        return name;
    }

    /**
     * Returns the descriptor, valid until {@link #close()}.
     *
     * @throws IllegalStateException when this is closed
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
     * Returns the identity of this namespace, which distinguishes it from all others.
     *
     * @throws NetlinkIOException EPERM without CAP_SYS_ADMIN over this namespace
     */
    public NetnsIdentity identity() {
        return call(NetnsIdentity::ofThisThread);
    }

    /** Returns whether both objects refer to the same namespace. */
    public boolean isSame(Netns other) {
        return identity().equals(other.identity());
    }

    /**
     * Runs an action in this namespace, on a new thread. The calling thread waits, and stays in its own namespace.
     *
     * <p>Threads and processes that are created in the namespace stay in it. Do not start or first use there: threads and pools
     * ({@code CompletableFuture}, parallel streams, timers, virtual threads), and processes other than by {@link #start}.
     * Sockets that are opened there may be kept and used anywhere. {@code java.net.NetworkInterface} and {@code /sys/class/net}
     * do not show this namespace.
     *
     * @throws E the exception of the action, unchanged
     * @throws NetlinkIOException EPERM without CAP_SYS_ADMIN over this namespace
     * @throws IllegalStateException when this is closed
     */
    public <E extends Exception> void run(Action<E> work) throws E {
        this.<Boolean, E>call(() -> {
            work.run();
            return true;
        });
    }

    /**
     * Runs a computation in this namespace; see {@link #run}.
     *
     * @return its result
     * @throws E the exception of the computation, unchanged
     */
    public <T, E extends Exception> T call(Work<T, E> work) throws E {
        return NetnsThread.call(this, work);
    }

    /**
     * Runs a program in this namespace and waits for its end, without a timeout. Equivalent to:
     * {@code ip netns exec NAME COMMAND}, except that {@code /sys} and {@code /etc} are not replaced.
     *
     * <p>The program's standard input is empty, and its output is collected, up to 16 MiB. Processes that it leaves in the
     * background continue, and are not waited for. When this method throws, it kills the program and everything that the
     * program has started: its descendants, and all processes that have inherited the variable {@code NETLINK4J_EXEC}, which is
     * added to its environment. The JDK encodes the arguments, in the C locale as ASCII only.
     *
     * @param command the program and its arguments
     * @throws UncheckedIOException when there is no such program
     * @throws InterruptedException when the calling thread is interrupted
     * @throws NetlinkIOException when the program writes more than 16 MiB
     */
    public Execution exec(String... command) throws InterruptedException {
        return exec(Deadline.LONGEST, command);
    }

    /**
     * Runs a program in this namespace and waits for its end, for at most a timeout; see {@link #exec(String...)}.
     *
     * @throws NetlinkTimeoutException when the program has not ended by then; the message contains the end of its output
     * @throws InterruptedException when the calling thread is interrupted
     */
    public Execution exec(Duration timeout, String... command) throws InterruptedException {
        try {
            return new ProgramRun(this, timeout, command).run();
        } catch (IOException e) {
            throw notStarted(e, command.length == 0 ? "" : command[0]);
        }
    }

    /**
     * Starts a program in this namespace, and does not wait for its end.
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

    /** Takes the reason from the cause: the JDK's own message also has the name of the program, which it does not escape. */
    private UncheckedIOException notStarted(IOException failure, String program) {
        Throwable cause = failure.getCause();
        String reason = cause == null ? Text.quote(String.valueOf(failure.getMessage())) : cause.getMessage();
        return new UncheckedIOException(
                new IOException("cannot run " + Text.quote(program) + " in " + this + ": " + reason, cause));
    }

    /** Closes the descriptor; uses that have begun can still end normally. Has no effect when called again. */
    @Override
    public void close() {
        watch.close();
    }

    /** Returns a description, as in {@code network namespace "pb"}. */
    @Override
    public String toString() {
        return "network namespace " + Text.quote(name);
    }
}
