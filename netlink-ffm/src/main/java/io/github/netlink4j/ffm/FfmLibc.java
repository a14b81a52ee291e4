package io.github.netlink4j.ffm;

import io.github.netlink4j.sys.Architecture;
import io.github.netlink4j.sys.Libc;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/**
 * {@link Libc} on java.lang.foreign. The library finds it by {@link java.util.ServiceLoader} when it is on the path.
 *
 * <p>For a result of the C type {@code int} the upper half of the register is undefined.
 */
public final class FfmLibc implements Libc {
    private static final MemorySegment SOCKET = Call.find("socket");
    private static final MemorySegment BIND = Call.find("bind");
    private static final MemorySegment CONNECT = Call.find("connect");
    private static final MemorySegment GETSOCKNAME = Call.find("getsockname");
    private static final MemorySegment SETSOCKOPT = Call.find("setsockopt");
    private static final MemorySegment GETSOCKOPT = Call.find("getsockopt");
    private static final MemorySegment SEND = Call.find("send");
    private static final MemorySegment RECV = Call.find("recv");
    private static final MemorySegment RECVMMSG = Call.find("recvmmsg");
    private static final MemorySegment POLL = Call.find("poll");
    private static final MemorySegment EVENTFD = Call.find("eventfd");
    private static final MemorySegment READ = Call.find("read");
    private static final MemorySegment WRITE = Call.find("write");
    private static final MemorySegment CLOSE = Call.find("close");
    private static final MemorySegment OPEN = Call.find("open");
    private static final MemorySegment OPENAT = Call.find("openat");
    private static final MemorySegment UNLINKAT = Call.find("unlinkat");
    private static final MemorySegment MKDIR = Call.find("mkdir");
    private static final MemorySegment FLOCK = Call.find("flock");
    private static final MemorySegment FSTATFS = Call.find("fstatfs");
    private static final MemorySegment STATX = Call.find("statx");
    private static final MemorySegment PIPE2 = Call.find("pipe2");
    private static final MemorySegment IOCTL = Call.find("ioctl");
    private static final MemorySegment SETNS = Call.find("setns");
    private static final MemorySegment UNSHARE = Call.find("unshare");
    private static final MemorySegment MOUNT = Call.find("mount");
    private static final MemorySegment UMOUNT2 = Call.find("umount2");
    private static final MemorySegment GETEUID = Call.find("geteuid");
    private static final MemorySegment SYSCALL = Call.find("syscall");

    /** Creates the backend; called by {@link java.util.ServiceLoader}. */
    public FfmLibc() {}

    @Override
    public String backend() {
        return "ffm";
    }

    @Override
    public long address(ByteBuffer direct) {
        return MemorySegment.ofBuffer(direct.duplicate().clear()).address();
    }

    @Override
    public int socket(int domain, int type, int protocol) {
        return Call.ofInt(SOCKET, domain, type, protocol, 0, 0);
    }

    @Override
    public int bind(int fd, long address, int length) {
        return Call.ofInt(BIND, fd, address, length, 0, 0);
    }

    @Override
    public int connect(int fd, long address, int length) {
        return Call.ofInt(CONNECT, fd, address, length, 0, 0);
    }

    @Override
    public int getsockname(int fd, long address, long lengthAddress) {
        return Call.ofInt(GETSOCKNAME, fd, address, lengthAddress, 0, 0);
    }

    @Override
    public int setsockopt(int fd, int level, int name, long value, int length) {
        return Call.ofInt(SETSOCKOPT, fd, level, name, value, length);
    }

    @Override
    public int getsockopt(int fd, int level, int name, long value, long lengthAddress) {
        return Call.ofInt(GETSOCKOPT, fd, level, name, value, lengthAddress);
    }

    @Override
    public int send(int fd, long buffer, long length, int flags) {
        return Call.ofLong(SEND, fd, buffer, length, flags, 0);
    }

    @Override
    public int recv(int fd, long buffer, long length, int flags) {
        return Call.ofLong(RECV, fd, buffer, length, flags, 0);
    }

    @Override
    public int recvmmsg(int fd, long headers, int count, int flags) {
        return Call.ofInt(RECVMMSG, fd, headers, count, flags, 0);
    }

    @Override
    public int poll(long descriptors, long count, int timeoutMillis) {
        return Call.ofInt(POLL, descriptors, count, timeoutMillis, 0, 0);
    }

    @Override
    public int eventfd(int initial, int flags) {
        return Call.ofInt(EVENTFD, initial, flags, 0, 0, 0);
    }

    @Override
    public int read(int fd, long buffer, long length) {
        return Call.ofLong(READ, fd, buffer, length, 0, 0);
    }

    @Override
    public int write(int fd, long buffer, long length) {
        return Call.ofLong(WRITE, fd, buffer, length, 0, 0);
    }

    @Override
    public int close(int fd) {
        return Call.ofInt(CLOSE, fd, 0, 0, 0, 0);
    }

    @Override
    public int open(long path, int flags, int mode) {
        return Call.ofVariadic(2, OPEN, path, flags, mode, 0, 0);
    }

    @Override
    public int openat(int directory, long path, int flags, int mode) {
        return Call.ofVariadic(3, OPENAT, directory, path, flags, mode, 0);
    }

    @Override
    public int unlinkat(int directory, long path, int flags) {
        return Call.ofInt(UNLINKAT, directory, path, flags, 0, 0);
    }

    @Override
    public int mkdir(long path, int mode) {
        return Call.ofInt(MKDIR, path, mode, 0, 0, 0);
    }

    @Override
    public int flock(int fd, int operation) {
        return Call.ofInt(FLOCK, fd, operation, 0, 0, 0);
    }

    @Override
    public int fstatfs(int fd, long buffer) {
        return Call.ofInt(FSTATFS, fd, buffer, 0, 0, 0);
    }

    @Override
    public int statx(int directory, long path, int flags, int mask, long buffer) {
        return Call.ofInt(STATX, directory, path, flags, mask, buffer);
    }

    @Override
    public int getdents64(int directory, long buffer, long length) {
        return Call.ofVariadic(1, SYSCALL, Architecture.GETDENTS64, directory, buffer, length, 0);
    }

    @Override
    public int pipe2(long descriptors, int flags) {
        return Call.ofInt(PIPE2, descriptors, flags, 0, 0, 0);
    }

    @Override
    public int ioctl(int fd, long request, long argument) {
        return Call.ofVariadic(2, IOCTL, fd, request, argument, 0, 0);
    }

    @Override
    public int setns(int fd, int type) {
        return Call.ofInt(SETNS, fd, type, 0, 0, 0);
    }

    @Override
    public int unshare(int flags) {
        return Call.ofInt(UNSHARE, flags, 0, 0, 0, 0);
    }

    @Override
    public int mount(long source, long target, long type, long flags, long data) {
        return Call.ofInt(MOUNT, source, target, type, flags, data);
    }

    @Override
    public int umount2(long target, int flags) {
        return Call.ofInt(UMOUNT2, target, flags, 0, 0, 0);
    }

    @Override
    public int geteuid() {
        return Call.ofInt(GETEUID, 0, 0, 0, 0, 0);
    }

    @Override
    public int pidfdOpen(int pid, int flags) {
        return Call.ofVariadic(1, SYSCALL, Architecture.PIDFD_OPEN, pid, flags, 0, 0);
    }
}
