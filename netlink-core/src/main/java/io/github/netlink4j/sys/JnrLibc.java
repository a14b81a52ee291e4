package io.github.netlink4j.sys;

import com.kenai.jffi.MemoryIO;
import java.nio.ByteBuffer;
import jnr.ffi.LastError;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Runtime;

/** {@link Libc} on jnr-ffi. Each call reads errno at once, on its own thread, and only after a failure. */
final class JnrLibc implements Libc {
    /** The C prototypes, on a 64-bit Linux. Public because jnr-ffi generates its implementation in another package. */
    public interface Prototypes {
        int socket(int domain, int type, int protocol);

        int bind(int fd, long address, int length);

        int connect(int fd, long address, int length);

        int getsockname(int fd, long address, long length);

        int setsockopt(int fd, int level, int name, long value, int length);

        int getsockopt(int fd, int level, int name, long value, long length);

        long send(int fd, long buffer, long length, int flags);

        long recv(int fd, long buffer, long length, int flags);

        int recvmmsg(int fd, long headers, int count, int flags, long timeout);

        int poll(long descriptors, long count, int timeout);

        int eventfd(int initial, int flags);

        long read(int fd, long buffer, long length);

        long write(int fd, long buffer, long length);

        int close(int fd);

        int open(long path, int flags, int mode);

        int openat(int directory, long path, int flags, int mode);

        int unlinkat(int directory, long path, int flags);

        int mkdir(long path, int mode);

        int flock(int fd, int operation);

        int fstatfs(int fd, long buffer);

        int statx(int directory, long path, int flags, int mask, long buffer);

        int pipe2(long descriptors, int flags);

        int ioctl(int fd, long request, long argument);

        int setns(int fd, int type);

        int unshare(int flags);

        int mount(long source, long target, long type, long flags, long data);

        int umount2(long target, int flags);

        int geteuid();

        long syscall(long number, long first, long second, long third);
    }

    private final Prototypes c;
    private final Runtime runtime;

    JnrLibc() {
        this.c = LibraryLoader.create(Prototypes.class).load("c");
        this.runtime = Runtime.getRuntime(c);
    }

    @Override
    public String backend() {
        return Sys.JNR;
    }

    @Override
    public long address(ByteBuffer direct) {
        return MemoryIO.getInstance().getDirectBufferAddress(direct);
    }

    private int result(long returned) {
        return returned >= 0 ? (int) returned : -LastError.getLastError(runtime);
    }

    @Override
    public int socket(int domain, int type, int protocol) {
        return result(c.socket(domain, type, protocol));
    }

    @Override
    public int bind(int fd, long address, int length) {
        return result(c.bind(fd, address, length));
    }

    @Override
    public int connect(int fd, long address, int length) {
        return result(c.connect(fd, address, length));
    }

    @Override
    public int getsockname(int fd, long address, long lengthAddress) {
        return result(c.getsockname(fd, address, lengthAddress));
    }

    @Override
    public int setsockopt(int fd, int level, int name, long value, int length) {
        return result(c.setsockopt(fd, level, name, value, length));
    }

    @Override
    public int getsockopt(int fd, int level, int name, long value, long lengthAddress) {
        return result(c.getsockopt(fd, level, name, value, lengthAddress));
    }

    @Override
    public int send(int fd, long buffer, long length, int flags) {
        return result(c.send(fd, buffer, length, flags));
    }

    @Override
    public int recv(int fd, long buffer, long length, int flags) {
        return result(c.recv(fd, buffer, length, flags));
    }

    @Override
    public int recvmmsg(int fd, long headers, int count, int flags) {
        return result(c.recvmmsg(fd, headers, count, flags, 0));
    }

    @Override
    public int poll(long descriptors, long count, int timeoutMillis) {
        return result(c.poll(descriptors, count, timeoutMillis));
    }

    @Override
    public int eventfd(int initial, int flags) {
        return result(c.eventfd(initial, flags));
    }

    @Override
    public int read(int fd, long buffer, long length) {
        return result(c.read(fd, buffer, length));
    }

    @Override
    public int write(int fd, long buffer, long length) {
        return result(c.write(fd, buffer, length));
    }

    @Override
    public int close(int fd) {
        return result(c.close(fd));
    }

    @Override
    public int open(long path, int flags, int mode) {
        return result(c.open(path, flags, mode));
    }

    @Override
    public int openat(int directory, long path, int flags, int mode) {
        return result(c.openat(directory, path, flags, mode));
    }

    @Override
    public int unlinkat(int directory, long path, int flags) {
        return result(c.unlinkat(directory, path, flags));
    }

    @Override
    public int mkdir(long path, int mode) {
        return result(c.mkdir(path, mode));
    }

    @Override
    public int flock(int fd, int operation) {
        return result(c.flock(fd, operation));
    }

    @Override
    public int fstatfs(int fd, long buffer) {
        return result(c.fstatfs(fd, buffer));
    }

    @Override
    public int statx(int directory, long path, int flags, int mask, long buffer) {
        return result(c.statx(directory, path, flags, mask, buffer));
    }

    @Override
    public int getdents64(int directory, long buffer, long length) {
        return result(c.syscall(Architecture.GETDENTS64, directory, buffer, length));
    }

    @Override
    public int pipe2(long descriptors, int flags) {
        return result(c.pipe2(descriptors, flags));
    }

    @Override
    public int ioctl(int fd, long request, long argument) {
        return result(c.ioctl(fd, request, argument));
    }

    @Override
    public int setns(int fd, int type) {
        return result(c.setns(fd, type));
    }

    @Override
    public int unshare(int flags) {
        return result(c.unshare(flags));
    }

    @Override
    public int mount(long source, long target, long type, long flags, long data) {
        return result(c.mount(source, target, type, flags, data));
    }

    @Override
    public int umount2(long target, int flags) {
        return result(c.umount2(target, flags));
    }

    @Override
    public int geteuid() {
        return result(c.geteuid());
    }

    @Override
    public int pidfdOpen(int pid, int flags) {
        return result(c.syscall(Architecture.PIDFD_OPEN, pid, flags, 0));
    }
}
