package io.github.netlink4j.sys;

/** Constants of the C library and the kernel for the native layer. Linux, all 64-bit architectures except MIPS. */
public final class Native {
    public static final int SOCK_RAW = 3;
    public static final int SOCK_CLOEXEC = 0x80000;
    public static final int SOL_SOCKET = 1;
    public static final int SO_SNDBUF = 7;
    public static final int SO_RCVBUF = 8;
    public static final int SO_RCVBUFFORCE = 33;
    /** Attaches a classic BPF program, struct sock_fprog, that decides which messages enter the socket's queue. */
    public static final int SO_ATTACH_FILTER = 26;
    /** struct sk_meminfo of the socket; word 8 counts dropped messages. Linux 4.12. */
    public static final int SO_MEMINFO = 55;
    /** Cookie of the socket's network namespace, unique until the next boot. Linux 5.14. */
    public static final int SO_NETNS_COOKIE = 71;
    /** Protocol of a socket, such as 0 for NETLINK_ROUTE. */
    public static final int SO_PROTOCOL = 38;
    /** ioctl that opens a descriptor of the socket's network namespace. Linux 4.10. */
    public static final int SIOCGSKNS = 0x894c;

    public static final int SOL_NETLINK = 270;
    public static final int MSG_PEEK = 0x2;
    public static final int MSG_TRUNC = 0x20;
    public static final int MSG_DONTWAIT = 0x40;

    public static final short POLLIN = 1;
    public static final short POLLERR = 8;

    public static final int EFD_CLOEXEC = 0x80000;
    public static final int EFD_NONBLOCK = 0x800;

    public static final int O_RDONLY = 0;
    public static final int O_CREAT = 0x40;
    public static final int O_EXCL = 0x80;
    public static final int O_CLOEXEC = 0x80000;
    public static final int O_NONBLOCK = 0x800;
    /** Opens a descriptor that only refers to the path: opening neither blocks nor opens the file itself. */
    public static final int O_PATH = 0x200000;

    public static final int O_DIRECTORY = Architecture.O_DIRECTORY;
    public static final int O_NOFOLLOW = Architecture.O_NOFOLLOW;
    public static final int AT_FDCWD = -100;
    public static final int AT_SYMLINK_NOFOLLOW = 0x100;
    public static final int AT_EMPTY_PATH = 0x1000;
    public static final int STATX_BASIC_STATS = 0x7ff;
    public static final int S_IFMT = 0170000;
    public static final int S_IFLNK = 0120000;
    public static final int S_IFDIR = 0040000;

    public static final int LOCK_EX = 2;
    public static final int LOCK_NB = 4;

    public static final int MS_BIND = 0x1000;
    public static final int MS_REC = 0x4000;
    public static final int MS_SHARED = 0x100000;
    public static final int MNT_DETACH = 2;
    public static final int UMOUNT_NOFOLLOW = 8;

    public static final int CLONE_NEWNET = 0x40000000;
    /** f_type of namespace files. linux/magic.h. */
    public static final long NSFS_MAGIC = 0x6e736673;
    /** ioctl that returns the type of a namespace, as a CLONE_NEW* flag. Linux 4.11. */
    public static final int NS_GET_NSTYPE = Architecture.NS_GET_NSTYPE;

    public static final int EPERM = 1;
    public static final int ENOENT = 2;
    public static final int ESRCH = 3;
    public static final int EINTR = 4;
    public static final int EBADF = 9;
    public static final int EAGAIN = 11;
    public static final int EACCES = 13;
    public static final int EBUSY = 16;
    public static final int EEXIST = 17;
    public static final int ENOTDIR = 20;
    public static final int EINVAL = 22;
    public static final int EMFILE = 24;
    public static final int ENOTTY = 25;
    public static final int ERANGE = 34;
    public static final int ELOOP = 40;
    public static final int ENOPROTOOPT = 92;
    public static final int EOPNOTSUPP = 95;
    public static final int EAFNOSUPPORT = 97;
    public static final int ENOBUFS = 105;

    private Native() {}
}
