package io.github.netlink4j.sys;

import com.kenai.jffi.CallContext;
import com.kenai.jffi.CallingConvention;
import com.kenai.jffi.Invoker;
import com.kenai.jffi.LastError;
import com.kenai.jffi.Library;
import com.kenai.jffi.MemoryIO;
import com.kenai.jffi.Type;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * {@link Libc} on jffi, the native half of jnr-ffi. Every function is called with five arguments of register width, of which it
 * uses as many as it has. So no interface has to be generated and compiled when a program starts, as jnr-ffi does, at the same
 * cost per call.
 *
 * <p>After a failure each call reads errno at once, on the same thread.
 */
final class JnrLibc implements Libc {
    private static final int ARGUMENTS = 5;
    private static final String EXTRACT_DIRECTORY = "jffi.extract.dir";

    private final Library c = load();
    private final Invoker invoker = Invoker.getInstance();
    private final LastError lastError = LastError.getInstance();
    private final CallContext context =
            CallContext.getCallContext(Type.SINT64, fiveWide(), CallingConvention.DEFAULT, true);

    private final long socket = function("socket");
    private final long bind = function("bind");
    private final long connect = function("connect");
    private final long getsockname = function("getsockname");
    private final long setsockopt = function("setsockopt");
    private final long getsockopt = function("getsockopt");
    private final long send = function("send");
    private final long recv = function("recv");
    private final long recvmmsg = function("recvmmsg");
    private final long poll = function("poll");
    private final long eventfd = function("eventfd");
    private final long read = function("read");
    private final long write = function("write");
    private final long close = function("close");
    private final long open = function("open");
    private final long openat = function("openat");
    private final long unlinkat = function("unlinkat");
    private final long mkdir = function("mkdir");
    private final long flock = function("flock");
    private final long fstatfs = function("fstatfs");
    private final long statx = function("statx");
    private final long pipe2 = function("pipe2");
    private final long ioctl = function("ioctl");
    private final long setns = function("setns");
    private final long unshare = function("unshare");
    private final long mount = function("mount");
    private final long umount2 = function("umount2");
    private final long geteuid = function("geteuid");
    private final long syscall = function("syscall");

    /**
     * Loads the C library. jffi unpacks its own library into java.io.tmpdir and, if that fails, into the working directory, so
     * that native code could be loaded from a directory that other users can write. When a directory is specified, it is the
     * only one. com.kenai.jffi.internal.StubLoader.load()
     */
    private static Library load() {
        boolean isUnnamed = System.getProperty(EXTRACT_DIRECTORY) == null;
        if (isUnnamed) {
            System.setProperty(EXTRACT_DIRECTORY, System.getProperty("java.io.tmpdir"));
        }
        try {
            Library library = Library.getCachedInstance("libc.so.6", Library.LAZY | Library.GLOBAL);
            if (library == null) {
                throw new UnsatisfiedLinkError(Library.getLastError());
            }
            return library;
        } finally {
            if (isUnnamed) {
                System.clearProperty(EXTRACT_DIRECTORY);
            }
        }
    }

    private static Type[] fiveWide() {
        Type[] types = new Type[ARGUMENTS];
        Arrays.fill(types, Type.SINT64);
        return types;
    }

    private long function(String name) {
        long address = c.getSymbolAddress(name);
        if (address == 0) {
            throw new UnsatisfiedLinkError("the C library has no function " + name);
        }
        return address;
    }

    /** Calls a function that returns a C {@code int}, for which the upper half of the register is undefined. */
    private int callInt(long function, long first, long second, long third, long fourth, long fifth) {
        int result = (int) invoker.invokeN5(context, function, first, second, third, fourth, fifth);
        return result >= 0 ? result : -lastError.get();
    }

    /** Calls a function that returns a C {@code long} or {@code ssize_t}. */
    private int callLong(long function, long first, long second, long third, long fourth, long fifth) {
        long result = invoker.invokeN5(context, function, first, second, third, fourth, fifth);
        return result >= 0 ? (int) result : -lastError.get();
    }

    @Override
    public String backend() {
        return Sys.JNR;
    }

    @Override
    public long address(ByteBuffer direct) {
        return MemoryIO.getInstance().getDirectBufferAddress(direct);
    }

    @Override
    public int socket(int domain, int type, int protocol) {
        return callInt(socket, domain, type, protocol, 0, 0);
    }

    @Override
    public int bind(int fd, long address, int length) {
        return callInt(bind, fd, address, length, 0, 0);
    }

    @Override
    public int connect(int fd, long address, int length) {
        return callInt(connect, fd, address, length, 0, 0);
    }

    @Override
    public int getsockname(int fd, long address, long lengthAddress) {
        return callInt(getsockname, fd, address, lengthAddress, 0, 0);
    }

    @Override
    public int setsockopt(int fd, int level, int name, long value, int length) {
        return callInt(setsockopt, fd, level, name, value, length);
    }

    @Override
    public int getsockopt(int fd, int level, int name, long value, long lengthAddress) {
        return callInt(getsockopt, fd, level, name, value, lengthAddress);
    }

    @Override
    public int send(int fd, long buffer, long length, int flags) {
        return callLong(send, fd, buffer, length, flags, 0);
    }

    @Override
    public int recv(int fd, long buffer, long length, int flags) {
        return callLong(recv, fd, buffer, length, flags, 0);
    }

    @Override
    public int recvmmsg(int fd, long headers, int count, int flags) {
        return callInt(recvmmsg, fd, headers, count, flags, 0);
    }

    @Override
    public int poll(long descriptors, long count, int timeoutMillis) {
        return callInt(poll, descriptors, count, timeoutMillis, 0, 0);
    }

    @Override
    public int eventfd(int initial, int flags) {
        return callInt(eventfd, initial, flags, 0, 0, 0);
    }

    @Override
    public int read(int fd, long buffer, long length) {
        return callLong(read, fd, buffer, length, 0, 0);
    }

    @Override
    public int write(int fd, long buffer, long length) {
        return callLong(write, fd, buffer, length, 0, 0);
    }

    @Override
    public int close(int fd) {
        return callInt(close, fd, 0, 0, 0, 0);
    }

    @Override
    public int open(long path, int flags, int mode) {
        return callInt(open, path, flags, mode, 0, 0);
    }

    @Override
    public int openat(int directory, long path, int flags, int mode) {
        return callInt(openat, directory, path, flags, mode, 0);
    }

    @Override
    public int unlinkat(int directory, long path, int flags) {
        return callInt(unlinkat, directory, path, flags, 0, 0);
    }

    @Override
    public int mkdir(long path, int mode) {
        return callInt(mkdir, path, mode, 0, 0, 0);
    }

    @Override
    public int flock(int fd, int operation) {
        return callInt(flock, fd, operation, 0, 0, 0);
    }

    @Override
    public int fstatfs(int fd, long buffer) {
        return callInt(fstatfs, fd, buffer, 0, 0, 0);
    }

    @Override
    public int statx(int directory, long path, int flags, int mask, long buffer) {
        return callInt(statx, directory, path, flags, mask, buffer);
    }

    @Override
    public int getdents64(int directory, long buffer, long length) {
        return callLong(syscall, Architecture.GETDENTS64, directory, buffer, length, 0);
    }

    @Override
    public int pipe2(long descriptors, int flags) {
        return callInt(pipe2, descriptors, flags, 0, 0, 0);
    }

    @Override
    public int ioctl(int fd, long request, long argument) {
        return callInt(ioctl, fd, request, argument, 0, 0);
    }

    @Override
    public int setns(int fd, int type) {
        return callInt(setns, fd, type, 0, 0, 0);
    }

    @Override
    public int unshare(int flags) {
        return callInt(unshare, flags, 0, 0, 0, 0);
    }

    @Override
    public int mount(long source, long target, long type, long flags, long data) {
        return callInt(mount, source, target, type, flags, data);
    }

    @Override
    public int umount2(long target, int flags) {
        return callInt(umount2, target, flags, 0, 0, 0);
    }

    @Override
    public int geteuid() {
        return callInt(geteuid, 0, 0, 0, 0, 0);
    }

    @Override
    public int pidfdOpen(int pid, int flags) {
        return callLong(syscall, Architecture.PIDFD_OPEN, pid, flags, 0, 0);
    }
}
