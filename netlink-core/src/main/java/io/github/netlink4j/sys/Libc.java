package io.github.netlink4j.sys;

import java.nio.ByteBuffer;

/**
 * The system calls that this library makes. All native calls pass through this interface.
 *
 * <p>Every call has at most five arguments, of type {@code int} or {@code long}, and returns a result {@code >= 0} or
 * {@code -errno}. Pointers are raw addresses of memory that the caller owns and keeps reachable until the call returns. Both
 * backends use one signature with five arguments for every function, so there is no {@code recvfrom} and no {@code sendto}; a
 * test counts the parameters.
 *
 * <p>Methods without a comment of their own are the system calls of the same name; see section 2 of the Linux manual.
 */
public interface Libc {
    /**
     * Returns the name of this backend, a value of the system property {@code netlink4j.native}: {@code jnr} or {@code ffm}.
     */
    String backend();

    /** Returns the address of the first byte of a direct buffer, regardless of its position. */
    long address(ByteBuffer direct);

    int socket(int domain, int type, int protocol);

    int bind(int fd, long address, int length);

    int connect(int fd, long address, int length);

    int getsockname(int fd, long address, long lengthAddress);

    int setsockopt(int fd, int level, int name, long value, int length);

    int getsockopt(int fd, int level, int name, long value, long lengthAddress);

    int send(int fd, long buffer, long length, int flags);

    int recv(int fd, long buffer, long length, int flags);

    /** Calls {@code recvmmsg(2)} without a timeout. */
    int recvmmsg(int fd, long headers, int count, int flags);

    int poll(long descriptors, long count, int timeoutMillis);

    int eventfd(int initial, int flags);

    int read(int fd, long buffer, long length);

    int write(int fd, long buffer, long length);

    int close(int fd);

    int open(long path, int flags, int mode);

    int openat(int directory, long path, int flags, int mode);

    int unlinkat(int directory, long path, int flags);

    int mkdir(long path, int mode);

    int flock(int fd, int operation);

    int fstatfs(int fd, long buffer);

    /** Calls {@code statx(2)}, whose structure is the same on every architecture. glibc 2.28, Linux 4.11. */
    int statx(int directory, long path, int flags, int mask, long buffer);

    /** Calls {@code getdents64(2)}; by number, because it is not in the C library before glibc 2.30. */
    int getdents64(int directory, long buffer, long length);

    int pipe2(long descriptors, int flags);

    int ioctl(int fd, long request, long argument);

    int setns(int fd, int type);

    int unshare(int flags);

    int mount(long source, long target, long type, long flags, long data);

    int umount2(long target, int flags);

    int geteuid();

    /** Calls {@code pidfd_open(2)}; by number, because it is not in the C library before glibc 2.36. Linux 5.3. */
    int pidfdOpen(int pid, int flags);
}
