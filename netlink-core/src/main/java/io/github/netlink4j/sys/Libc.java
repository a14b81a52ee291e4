package io.github.netlink4j.sys;

import java.nio.ByteBuffer;

/**
 * The system calls this library makes: the one native seam.
 *
 * <p>Every call takes at most five arguments, only {@code int} and {@code long}, and answers a result {@code >= 0}
 * or {@code -errno}. Pointers are raw addresses of memory that the caller owns and keeps reachable until the call
 * returns. Both backends call every function in one shape, for five arguments, which is why there is no {@code recvfrom} and
 * no {@code sendto} here; a test counts the parameters.
 *
 * <p>For the meaning of each call see section 2 of the Linux manual.
 */
public interface Libc {
    /** Its name, by which the system property {@code netlink4j.native} asks for it: {@code jnr} or {@code ffm}. */
    String backend();

    /** The address of the first byte of a direct buffer, whatever its position. */
    long address(ByteBuffer direct);

    int socket(int domain, int type, int protocol);

    int bind(int fd, long address, int length);

    int connect(int fd, long address, int length);

    int getsockname(int fd, long address, long lengthAddress);

    int setsockopt(int fd, int level, int name, long value, int length);

    int getsockopt(int fd, int level, int name, long value, long lengthAddress);

    int send(int fd, long buffer, long length, int flags);

    int recv(int fd, long buffer, long length, int flags);

    /** {@code recvmmsg(2)} without a timeout. */
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

    /** {@code statx(2)}, whose structure is the same on every architecture. glibc 2.28, Linux 4.11. */
    int statx(int directory, long path, int flags, int mask, long buffer);

    /** {@code getdents64(2)}, which the C library lacks before glibc 2.30: called by number. */
    int getdents64(int directory, long buffer, long length);

    int pipe2(long descriptors, int flags);

    int ioctl(int fd, long request, long argument);

    int setns(int fd, int type);

    int unshare(int flags);

    int mount(long source, long target, long type, long flags, long data);

    int umount2(long target, int flags);

    int geteuid();

    /** {@code pidfd_open(2)}, which the C library lacks before glibc 2.36: called by number. Linux 5.3. */
    int pidfdOpen(int pid, int flags);
}
