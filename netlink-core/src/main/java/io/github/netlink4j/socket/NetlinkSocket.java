package io.github.netlink4j.socket;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.sys.Libc;
import io.github.netlink4j.sys.LostHandles;
import io.github.netlink4j.sys.Native;
import io.github.netlink4j.sys.NativeBuffer;
import io.github.netlink4j.sys.NetnsCookie;
import io.github.netlink4j.sys.NetnsThread;
import io.github.netlink4j.sys.Privilege;
import io.github.netlink4j.sys.SharedFd;
import io.github.netlink4j.sys.Sys;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

// Hot path: send and receive allocate nothing.

/**
 * A netlink socket. It stays in the network namespace of the thread that opened it, whatever thread uses it.
 *
 * <p>The socket is connected to the kernel, so that other processes cannot send to it directly. They can send to a group that
 * it has {@linkplain #join joined}: {@link Datagram#senderPort()} identifies such datagrams.
 */
public final class NetlinkSocket implements Transport {
    private final Libc libc;
    private final SharedFd fd;
    private final Waker wake;
    private final SocketPoll poll;
    private NativeBuffer data;
    private final int port;
    private final long netnsCookie;
    private final DropCounter drops;
    /** Reused for each wait until an interrupt closes it. */
    private Waker.OnInterrupt onInterrupt;

    /** Null until the socket joins a group. */
    private volatile @Nullable DatagramBatch inbox;

    private volatile boolean lent;

    /** Closes the descriptors, also when this socket becomes unreachable without having been closed. */
    private final LostHandles.Watch watch;

    private NetlinkSocket(Libc libc, SharedFd fd, Waker wake, int port) {
        this.libc = libc;
        this.fd = fd;
        this.wake = wake;
        this.onInterrupt = wake.new OnInterrupt();
        this.poll = new SocketPoll(libc);
        this.port = port;
        this.netnsCookie = Math.max(NetnsCookie.of(libc, fd.number()), 0);
        this.drops = new DropCounter(libc);
        this.data = NativeBuffer.allocate(libc, NetlinkClient.DATAGRAM_BYTES);
        this.watch = LostHandles.watch(this, "a netlink socket", new OpenDescriptors(fd, wake));
    }

    /**
     * Opens a socket in the calling thread's network namespace.
     *
     * @param protocol the netlink protocol, such as {@link Netlink#NETLINK_ROUTE}
     * @throws NetlinkIOException EMFILE or ENFILE when no descriptor is left; EPROTONOSUPPORT when the kernel does not have the
     *     protocol
     */
    public static NetlinkSocket open(int protocol, SocketOptions options) {
        return open(Sys.libc(), protocol, options);
    }

    /** Opens a socket by other system calls than those of {@link Sys}, for tests in which system calls fail on purpose. */
    static NetlinkSocket open(Libc libc, int protocol, SocketOptions options) {
        return LostHandles.open(new Opening(libc, protocol, options));
    }

    private static NetlinkSocket tryOpen(Libc libc, int protocol, SocketOptions options) {
        int fd = libc.socket(AddressFamily.AF_NETLINK, Native.SOCK_RAW | Native.SOCK_CLOEXEC, protocol);
        if (fd < 0) {
            throw new NetlinkIOException("open a netlink socket" + SocketSetup.sandboxHint(-fd), -fd, Outcome.NOT_SENT);
        }
        SharedFd shared = SharedFd.own(libc, fd);
        Waker wake = null;
        try {
            SocketSetup setup = new SocketSetup(libc, fd);
            setup.configure(options);
            int port = setup.connect();
            wake = Waker.open(libc);
            NetlinkSocket socket = new NetlinkSocket(libc, shared, wake, port);
            socket.drain();
            return socket;
        } catch (RuntimeException | Error e) {
            shared.close();
            if (wake != null) {
                wake.close();
            }
            throw e;
        }
    }

    /**
     * Opens a socket in another network namespace, on a new thread. The calling thread stays in its own namespace.
     *
     * @throws NetlinkIOException EPERM without CAP_SYS_ADMIN over that namespace
     * @throws IllegalStateException when the reference to the namespace is closed
     */
    public static NetlinkSocket open(int protocol, SocketOptions options, NetnsRef namespace) {
        return NetnsThread.call(namespace, () -> open(protocol, options));
    }

    /**
     * Joins a multicast group: its notifications are received from now on.
     *
     * @param group its number, such as 7 for RTNLGRP_IPV4_ROUTE
     * @throws NetlinkIOException EINVAL when the protocol has no such group; EPERM when joining it requires a privilege
     */
    public void join(int group) {
        if (inbox == null) {
            inbox = new DatagramBatch(libc, NetlinkClient.DATAGRAM_BYTES);
        }
        setNetlinkOption(Netlink.NETLINK_ADD_MEMBERSHIP, group, "join group " + group, Privilege.NET_ADMIN);
    }

    /**
     * Leaves a multicast group. Notifications that are already in the queue are still received.
     *
     * @throws NetlinkIOException EINVAL when the protocol has no such group
     */
    public void leave(int group) {
        setNetlinkOption(Netlink.NETLINK_DROP_MEMBERSHIP, group, "leave group " + group, Privilege.NET_ADMIN);
    }

    /**
     * Receives from now on also the notifications of all network namespaces that have an identifier in the namespace of this
     * socket; {@link Datagram#namespaceId()} returns that identifier. NETLINK_LISTEN_ALL_NSID.
     *
     * @throws NetlinkIOException EPERM without CAP_NET_BROADCAST over the namespace of this socket
     */
    public void listenToAllNamespaces() {
        String what = "listen to all network namespaces";
        setNetlinkOption(Netlink.NETLINK_LISTEN_ALL_NSID, 1, what, Privilege.NET_BROADCAST);
    }

    /**
     * Attaches a filter, which replaces an earlier one: from now on only messages that it accepts enter the queue.
     *
     * @throws NetlinkIOException ENOMEM when it is too long for {@code net.core.optmem_max}
     * @throws IllegalArgumentException when it has more instructions than the kernel permits
     */
    public void filter(FilterProgram program) {
        NativeBuffer compiled = program.compile(libc);
        int length = FilterProgram.HEAD_BYTES;
        setOption(Native.SOL_SOCKET, Native.SO_ATTACH_FILTER, compiled, length, "attach a filter", Privilege.NET_ADMIN);
    }

    private void setNetlinkOption(int option, int value, String what, Privilege needed) {
        NativeBuffer word = NativeBuffer.allocate(libc, Integer.BYTES);
        word.buffer().putInt(0, value);
        setOption(Native.SOL_NETLINK, option, word, Integer.BYTES, what, needed);
    }

    private void setOption(int level, int option, NativeBuffer value, int length, String what, Privilege needed) {
        if (!fd.enter()) {
            throw new NetlinkIOException(what, Native.EBADF, Outcome.NOT_SENT);
        }
        try {
            int result = libc.setsockopt(fd.number(), level, option, value.address(), length);
            value.keepAlive();
            if (result < 0) {
                throw new NetlinkIOException(what + needed.hintFor(result), -result, Outcome.NOT_SENT);
            }
        } finally {
            fd.exit();
        }
    }

    /** {@inheritDoc} -1 before Linux 4.12, and after {@link #close()}. To be called by the receiving thread. */
    @Override
    public long drops() {
        if (!fd.enter()) {
            return -1;
        }
        try {
            return drops.read(fd.number());
        } finally {
            fd.exit();
        }
    }

    /** Returns the descriptor. Each use must be enclosed by {@link SharedFd#enter()} and {@link SharedFd#exit()}. */
    SharedFd fd() {
        return fd;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public long netnsCookie() {
        return netnsCookie;
    }

    @Override
    public int send(byte[] bytes, int length) {
        if (!fd.enter()) {
            return -Native.EBADF;
        }
        try {
            reserve(length);
            data.buffer().put(0, bytes, 0, length);
            int sent = libc.send(fd.number(), data.address(), length, 0);
            data.keepAlive();
            return Math.min(sent, 0);
        } finally {
            fd.exit();
        }
    }

    /** Drops what other processes may have sent between bind and connect. */
    private void drain() {
        int flags = Native.MSG_DONTWAIT | Native.MSG_TRUNC;
        int length = libc.recv(fd.number(), data.address(), data.capacity(), flags);
        while (length >= 0 || length == -Native.ENOBUFS || length == -Native.EINTR) {
            length = libc.recv(fd.number(), data.address(), data.capacity(), flags);
        }
        data.keepAlive();
    }

    @Override
    public int receive(Datagram into) {
        if (!fd.enter()) {
            return -Native.EBADF;
        }
        try {
            DatagramBatch groups = inbox;
            return groups == null ? receiveFromKernel(into) : groups.receive(fd.number(), into);
        } finally {
            fd.exit();
        }
    }

    /** Receives on a socket that is connected and in no group, so that only the kernel can be the sender: recv() suffices. */
    private int receiveFromKernel(Datagram into) {
        reserve(into.capacity());
        int flags = Native.MSG_DONTWAIT | Native.MSG_TRUNC;
        int length = libc.recv(fd.number(), data.address(), data.capacity(), flags);
        if (length < 0) {
            return length;
        }
        data.buffer().get(0, into.bytes(), 0, Math.min(length, into.capacity()));
        into.received(length, 0, 0);
        return 0;
    }

    @Override
    public boolean hasBuffered() {
        DatagramBatch groups = inbox;
        return groups != null && !groups.isEmpty();
    }

    private void reserve(int bytes) {
        if (bytes > data.capacity()) {
            data = NativeBuffer.allocate(libc, bytes);
        }
    }

    @Override
    public Wait await(long nanos) {
        if (hasBuffered() && !fd.isClosed()) {
            return Wait.READY;
        }
        if (!fd.enter()) {
            return Wait.CLOSED;
        }
        if (!wake.enter()) {
            fd.exit();
            return Wait.CLOSED;
        }
        boolean interrupted;
        int ready;
        try {
            onInterrupt.begun();
            try {
                ready = poll.await(fd.number(), wake.fd(), nanos);
            } finally {
                interrupted = onInterrupt.ended();
            }
            if (interrupted) {
                onInterrupt = wake.new OnInterrupt();
            }
            // The signal of an interrupt may arrive after the wait has ended for another reason: from JDK 23 on the
            // interrupting thread sends it after it has set the interrupt status.
            if (interrupted || poll.wasWoken()) {
                wake.drain(data);
            }
        } finally {
            wake.exit();
            fd.exit();
        }
        if (fd.isClosed()) {
            return Wait.CLOSED;
        }
        return interrupted ? Wait.INTERRUPTED : ready == 0 ? Wait.TIMED_OUT : Wait.READY;
    }

    @Override
    public LentDescriptor lend() {
        if (!fd.enter()) {
            throw new NetlinkIOException("lend the descriptor of a netlink socket", Native.EBADF, Outcome.NOT_SENT);
        }
        lent = true;
        return new LentDescriptor(fd);
    }

    @Override
    public NetlinkSocket listen(SocketOptions options, int... groups) {
        return SiblingSocket.open(libc, fd, options, groups);
    }

    @Override
    public void close() {
        if (lent) {
            Waker.makeReadable(libc, fd);
        }
        watch.close();
    }

    /** Returns whether {@link #close()} has been called. */
    public boolean isClosed() {
        return fd.isClosed();
    }

    /** A class, not a lambda: the code that the JDK generates for a lambda of this shape costs milliseconds at the start. */
    private record Opening(Libc libc, int protocol, SocketOptions options) implements Supplier<NetlinkSocket> {
        @Override
        public NetlinkSocket get() {
            return tryOpen(libc, protocol, options);
        }
    }
}
